//! Reading well-known text, binary and GeoJSON.

use geojson::{GeometryValue, Position as Pair};
use wkt::Wkt;
use wkt::types::{Coord, LineString, Polygon};

use crate::error::{GeographyError, Result, refuse};
use crate::shapes::{Reading, Shape, build};
use crate::{Geography, Position, wkb};

/// Collections within collections beyond this are refused.
const DEEPEST: usize = 64;

/// `ST_GEOGFROMTEXT`.
pub fn parse_wkt(text: &str, reading: Reading) -> Result<Geography> {
    let trimmed = text.trim();
    if trimmed.eq_ignore_ascii_case("fullglobe") {
        return Ok(Geography::full());
    }
    let mut depth = 0usize;
    for byte in trimmed.bytes() {
        match byte {
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return refuse(format!("Invalid WKT: collections are nested more than {DEEPEST} deep"));
        }
    }
    let parsed: Wkt<f64> = trimmed.parse().map_err(|problem: &str| {
        GeographyError::new(format!("Invalid WKT: {problem}; the text is {}", excerpt(trimmed)))
    })?;
    let united = matches!(parsed, Wkt::GeometryCollection(_));
    let mut shapes = Vec::new();
    flatten(parsed, &mut shapes)?;
    build(shapes, reading, united)
}

/// `ST_GEOGFROMWKB`.
pub fn parse_wkb(bytes: &[u8], reading: Reading) -> Result<Geography> {
    build(wkb::read(bytes)?, reading, bytes.get(1..5).is_some_and(|kind| kind.contains(&7)))
}

/// `ST_GEOGFROMWKB` of hexadecimal text.
pub fn parse_hex_wkb(text: &str, reading: Reading) -> Result<Geography> {
    let digits = text.trim().as_bytes();
    let byte = |pair: &[u8]| std::str::from_utf8(pair).ok().and_then(|pair| u8::from_str_radix(pair, 16).ok());
    let bytes: Option<Vec<u8>> = digits.chunks(2).map(|pair| (pair.len() == 2).then(|| byte(pair))?).collect();
    match bytes {
        Some(bytes) => parse_wkb(&bytes, reading),
        None => refuse("Invalid WKB: the text is not made of pairs of hexadecimal digits"),
    }
}

/// `ST_GEOGFROM` of a string: WKT, hexadecimal WKB or GeoJSON, whichever it looks like.
pub fn parse_any(text: &str) -> Result<Geography> {
    let trimmed = text.trim_start();
    if trimmed.starts_with('{') {
        parse_geojson(trimmed, false)
    } else if trimmed.starts_with(|first: char| first.is_ascii_digit()) {
        parse_hex_wkb(trimmed, Reading::default())
    } else {
        parse_wkt(trimmed, Reading::default())
    }
}

/// `ST_GEOGFROMGEOJSON`: edges are straight on the map, so positions are added to them.
pub fn parse_geojson(text: &str, make_valid: bool) -> Result<Geography> {
    let invalid = |problem: String| GeographyError::new(format!("Invalid GeoJSON: {problem}"));
    let parsed: geojson::GeoJson = text.parse().map_err(|problem: geojson::Error| invalid(problem.to_string()))?;
    let geometry = match parsed {
        geojson::GeoJson::Geometry(geometry) => geometry,
        geojson::GeoJson::Feature(_) => {
            return Err(invalid("Unsupported type Feature: only geometries are read".to_owned()));
        }
        geojson::GeoJson::FeatureCollection(_) => {
            return Err(invalid("Unsupported type FeatureCollection: only geometries are read".to_owned()));
        }
    };
    let united = matches!(geometry.value, GeometryValue::GeometryCollection { .. });
    let mut shapes = Vec::new();
    unfold(geometry.value, &mut shapes)?;
    build(shapes, Reading { planar: true, make_valid, ..Reading::default() }, united)
}

fn excerpt(text: &str) -> String {
    let start: String = text.chars().take(60).collect();
    if start.len() < text.len() { format!("'{start}…'") } else { format!("'{start}'") }
}

fn position(coordinate: &Coord<f64>) -> Result<Position> {
    if coordinate.z.is_some() || coordinate.m.is_some() {
        return refuse("Invalid WKT: only two coordinates are supported, no Z and no M");
    }
    Ok(Position { lng: coordinate.x, lat: coordinate.y })
}

fn line(line: &LineString<f64>) -> Result<Vec<Position>> {
    line.coords().iter().map(position).collect()
}

fn rings(polygon: &Polygon<f64>) -> Result<Vec<Vec<Position>>> {
    polygon.rings().iter().map(line).collect()
}

fn flatten(parsed: Wkt<f64>, shapes: &mut Vec<Shape>) -> Result<()> {
    match parsed {
        Wkt::Point(point) => {
            if let Some(coordinate) = point.coord() {
                shapes.push(Shape::Point(position(coordinate)?));
            }
        }
        Wkt::MultiPoint(points) => {
            for coordinate in points.points().iter().filter_map(|point| point.coord()) {
                shapes.push(Shape::Point(position(coordinate)?));
            }
        }
        Wkt::LineString(one) => shapes.push(Shape::Line(line(&one)?)),
        Wkt::MultiLineString(many) => {
            for one in many.line_strings() {
                shapes.push(Shape::Line(line(one)?));
            }
        }
        Wkt::Polygon(one) => shapes.push(Shape::Polygon(rings(&one)?)),
        Wkt::MultiPolygon(many) => {
            for one in many.polygons() {
                shapes.push(Shape::Polygon(rings(one)?));
            }
        }
        Wkt::GeometryCollection(many) => {
            for one in many.into_inner().0 {
                flatten(one, shapes)?;
            }
        }
    }
    Ok(())
}

fn place(pair: &Pair) -> Result<Position> {
    match pair.as_slice() {
        [lng, lat] => Ok(Position { lng: *lng, lat: *lat }),
        other => refuse(format!("Invalid GeoJSON: a position has two coordinates, this has {}", other.len())),
    }
}

fn path(pairs: &[Pair]) -> Result<Vec<Position>> {
    pairs.iter().map(place).collect()
}

fn unfold(value: GeometryValue, shapes: &mut Vec<Shape>) -> Result<()> {
    let area = |rings: &Vec<Vec<Pair>>| Ok(Shape::Polygon(rings.iter().map(|ring| path(ring)).collect::<Result<_>>()?));
    match value {
        GeometryValue::Point { coordinates } => shapes.push(Shape::Point(place(&coordinates)?)),
        GeometryValue::MultiPoint { coordinates } => {
            for one in &coordinates {
                shapes.push(Shape::Point(place(one)?));
            }
        }
        GeometryValue::LineString { coordinates } => shapes.push(Shape::Line(path(&coordinates)?)),
        GeometryValue::MultiLineString { coordinates } => {
            for one in &coordinates {
                shapes.push(Shape::Line(path(one)?));
            }
        }
        GeometryValue::Polygon { coordinates } => shapes.push(area(&coordinates)?),
        GeometryValue::MultiPolygon { coordinates } => {
            for one in &coordinates {
                shapes.push(area(one)?);
            }
        }
        GeometryValue::GeometryCollection { geometries } => {
            for one in geometries {
                unfold(one.value, shapes)?;
            }
        }
    }
    Ok(())
}
