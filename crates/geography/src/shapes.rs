//! Shapes as a text or a program gave them, and how they become a geography.

use crate::arrange::{Arrangement, Ground};
use crate::error::{Result, refuse};
use crate::measure::ring_area;
use crate::validity;
use crate::{Geography, Polygon, Position, Ring};

/// What was read, before anything is known to hold of it. Rings are closed as in the text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Shape {
    Point(Position),
    Line(Vec<Position>),
    Polygon(Vec<Vec<Position>>),
}

/// How shapes are to be understood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// A polygon is what lies to the left of its rings, even if that is more than a hemisphere.
    pub oriented: bool,
    /// Edges are straight on a map of longitudes and latitudes; positions are added to stay within ten metres.
    pub planar: bool,
    /// Polygons that cross themselves, overlap or are not closed are repaired instead of refused.
    pub make_valid: bool,
}

/// Checks shapes and makes a geography of them. `united` says that polygons may overlap and are then one area.
pub(crate) fn build(shapes: Vec<Shape>, reading: Reading, united: bool) -> Result<Geography> {
    if reading.oriented && reading.planar {
        return refuse("oriented and planar cannot both be TRUE");
    }
    if reading.oriented && reading.make_valid {
        return refuse("oriented and make_valid cannot both be TRUE");
    }
    let mut geography = Geography::default();
    for shape in shapes {
        match shape {
            Shape::Point(position) => geography.points.push(normal(position)?),
            Shape::Line(positions) => add_line(&mut geography, path(&positions, reading)?)?,
            Shape::Polygon(rings) => add_polygon(&mut geography, rings, reading)?,
        }
    }
    crate::order::points(&mut geography.points);
    if geography.polygons.len() > 1 {
        let arrangement = Arrangement::of(&[&geography]);
        if arrangement.deepest(0) > 1 {
            if !(united || reading.make_valid) {
                return refuse("Invalid polygon: two of its polygons overlap");
            }
            let polygons = arrangement.polygons(|cover| cover[0] > 0);
            geography.polygons = polygons;
        }
    }
    Ok(geography)
}

/// A position with its longitude brought into -180 to 180.
pub(crate) fn normal(position: Position) -> Result<Position> {
    let Position { lng, lat } = position;
    if !lng.is_finite() || !lat.is_finite() {
        return refuse(format!("Invalid coordinate: ({lng}, {lat}) are not finite numbers"));
    }
    if !(-90.0..=90.0).contains(&lat) {
        return refuse(format!("Latitude must be between -90 and 90 degrees, but was {lat}"));
    }
    if (-180.0..=180.0).contains(&lng) {
        return Ok(position);
    }
    let turned = (lng + 180.0).rem_euclid(360.0) - 180.0;
    Ok(Position { lng: turned, lat })
}

/// A chain of positions without repetitions, with what planar edges need in between.
fn path(positions: &[Position], reading: Reading) -> Result<Vec<Position>> {
    let planar;
    let positions = if reading.planar {
        planar = crate::planar::bend(positions);
        planar.as_slice()
    } else {
        positions
    };
    let mut path: Vec<Position> = Vec::with_capacity(positions.len());
    for position in positions {
        let position = normal(*position)?;
        if path.last().is_none_or(|last| !validity::same_place(*last, position)) {
            path.push(position);
        }
    }
    Ok(path)
}

fn add_line(geography: &mut Geography, line: Vec<Position>) -> Result<()> {
    validity::no_antipodes(&line)?;
    match line.as_slice() {
        [] => {}
        [only] => geography.points.push(*only),
        _ => geography.lines.push(line),
    }
    Ok(())
}

fn add_polygon(geography: &mut Geography, rings: Vec<Vec<Position>>, reading: Reading) -> Result<()> {
    let mut open: Vec<Ring> = Vec::with_capacity(rings.len());
    for (index, ring) in rings.iter().enumerate() {
        if ring.is_empty() {
            continue;
        }
        if !reading.make_valid && ring.first() != ring.last() {
            return refuse(format!(
                "Invalid polygon loop: ring {index} is not closed: its last position is not its first"
            ));
        }
        let mut path = path(ring, reading)?;
        if path.len() > 1 && validity::same_place(path[0], path[path.len() - 1]) {
            path.pop();
        }
        if path.len() < 3 && reading.make_valid {
            add_line(geography, path)?;
            continue;
        }
        open.push(path);
    }
    let polygons = match (reading.make_valid, reading.oriented) {
        (true, _) => repair(open)?,
        (false, oriented) => vec![polygon(open, oriented)?],
    };
    geography.polygons.extend(polygons.into_iter().filter(|polygon| !polygon.rings.is_empty()));
    Ok(())
}

/// A polygon of open rings, shell first. Unless oriented, the shell is the smaller side and the others are holes.
pub(crate) fn polygon(mut rings: Vec<Ring>, oriented: bool) -> Result<Polygon> {
    for ring in &rings {
        validity::ring(ring)?;
    }
    validity::apart(&rings)?;
    if !oriented {
        for (index, ring) in rings.iter_mut().enumerate() {
            let hole = index > 0;
            if (ring_area(ring) < 0.0) != hole {
                ring.reverse();
            }
        }
    }
    let polygon = Polygon { rings };
    if polygon.rings.len() > 1 {
        validity::nested(&polygon)?;
    }
    Ok(polygon)
}

/// The areas that rings enclose an odd number of times.
fn repair(rings: Vec<Ring>) -> Result<Vec<Polygon>> {
    for ring in &rings {
        validity::no_antipodes(ring)?;
    }
    let rough = Geography::of_polygon(Polygon { rings });
    if rough.is_full() {
        return Ok(Vec::new());
    }
    let Some(middle) = crate::hull::hemisphere(&rough) else {
        return refuse("Invalid polygon: it spans more than a hemisphere and cannot be made valid");
    };
    // On the other half of the globe, but not opposite to anything in particular.
    let place = (middle.perpendicular() * 0.000_317 - middle).unit();
    let arrangement = Arrangement::on(&[&rough], Ground { place, cover: [0, 0] });
    Ok(arrangement.polygons(|cover| cover[0].rem_euclid(2) == 1))
}
