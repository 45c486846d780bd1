//! Geometries as they are compared: WKT at 5 decimals, whatever text they came as.
//!
//! Where a ring starts, which way round it goes and in which order the parts of a collection stand says nothing about
//! the place: engines differ in it, and the canonical text does not.

use serde_json::Value;

use super::canonical::shortened;

const KINDS: [&str; 7] =
    ["POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION"];

/// How deep brackets may nest; collections in collections are rare.
const DEEPEST: usize = 16;

/// Coordinates, or lists of them.
#[derive(Debug, Clone)]
enum Shape {
    Position(String),
    Parts(Vec<Shape>),
}

/// A geometry's canonical text, if the text is well-known text.
pub fn from_wkt(text: &str) -> Option<String> {
    let mut reader = Reader { rest: text.trim() };
    // "SRID=4326;" says what is so anyway.
    if let Some((_, rest)) = reader.rest.strip_prefix("SRID=").and_then(|rest| rest.split_once(';')) {
        reader.rest = rest.trim_start();
    }
    let geometry = reader.geometry(0)?;
    reader.rest.is_empty().then_some(geometry)
}

/// A geometry's canonical text, if the value is a GeoJSON geometry.
pub fn from_geojson(value: &Value) -> Option<String> {
    let kind = value.get("type")?.as_str()?.to_ascii_uppercase();
    let kind = KINDS.iter().find(|known| **known == kind)?;
    if *kind == "GEOMETRYCOLLECTION" {
        let parts = value.get("geometries")?.as_array()?.iter().map(from_geojson).collect::<Option<Vec<_>>>()?;
        return Some(collection(parts));
    }
    Some(written(kind, shape_of(value.get("coordinates")?, 0)?))
}

/// Whether a text is a GeoJSON geometry.
pub fn is_geojson(text: &str) -> bool {
    text.trim_start().starts_with('{')
        && serde_json::from_str::<Value>(text).is_ok_and(|value| from_geojson(&value).is_some())
}

fn shape_of(coordinates: &Value, depth: usize) -> Option<Shape> {
    let entries = coordinates.as_array().filter(|_| depth < DEEPEST)?;
    if entries.first().is_some_and(Value::is_number) {
        let numbers = entries.iter().map(|entry| Some(number(entry.as_f64()?))).collect::<Option<Vec<_>>>()?;
        return Some(Shape::Position(numbers.join(" ")));
    }
    Some(Shape::Parts(entries.iter().map(|entry| shape_of(entry, depth + 1)).collect::<Option<_>>()?))
}

fn number(number: f64) -> String {
    shortened(&format!("{number:.5}"))
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn geometry(&mut self, depth: usize) -> Option<String> {
        let name = self.word()?;
        let kind = KINDS.iter().find(|kind| kind.eq_ignore_ascii_case(name))?;
        // The dimensions show in the coordinates.
        let before = self.rest;
        if !self.word().is_some_and(|word| matches!(word.to_ascii_uppercase().as_str(), "Z" | "M" | "ZM")) {
            self.rest = before;
        }
        let before = self.rest;
        if self.word().is_some_and(|word| word.eq_ignore_ascii_case("EMPTY")) {
            return Some(format!("{kind} EMPTY"));
        }
        self.rest = before;
        if *kind != "GEOMETRYCOLLECTION" {
            return Some(written(kind, self.shape(depth)?));
        }
        self.mark('(').filter(|()| depth < DEEPEST)?;
        let mut parts = vec![self.geometry(depth + 1)?];
        while self.mark(',').is_some() {
            parts.push(self.geometry(depth + 1)?);
        }
        self.mark(')')?;
        Some(collection(parts))
    }

    /// What stands between brackets.
    fn shape(&mut self, depth: usize) -> Option<Shape> {
        self.mark('(').filter(|()| depth < DEEPEST)?;
        let mut parts = vec![self.part(depth)?];
        while self.mark(',').is_some() {
            parts.push(self.part(depth)?);
        }
        self.mark(')')?;
        Some(Shape::Parts(parts))
    }

    fn part(&mut self, depth: usize) -> Option<Shape> {
        if self.rest.starts_with('(') {
            return self.shape(depth + 1);
        }
        let end = self.rest.find(['(', ')', ','])?;
        let numbers: Vec<_> =
            self.rest[..end].split_whitespace().map(|word| Some(number(word.parse().ok()?))).collect();
        self.rest = &self.rest[end..];
        let numbers = numbers.into_iter().collect::<Option<Vec<_>>>().filter(|numbers| numbers.len() >= 2)?;
        Some(Shape::Position(numbers.join(" ")))
    }

    fn word(&mut self) -> Option<&str> {
        let length = self.rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (word, rest) = self.rest.split_at(length);
        self.rest = rest.trim_start();
        (length > 0).then_some(word)
    }

    fn mark(&mut self, mark: char) -> Option<()> {
        self.rest = self.rest.strip_prefix(mark)?.trim_start();
        Some(())
    }
}

fn collection(mut parts: Vec<String>) -> String {
    parts.sort();
    if parts.is_empty() {
        "GEOMETRYCOLLECTION EMPTY".to_owned()
    } else {
        format!("GEOMETRYCOLLECTION({})", parts.join(","))
    }
}

fn written(kind: &str, shape: Shape) -> String {
    let shape = match (kind, shape) {
        ("POINT", Shape::Parts(mut parts)) if parts.len() == 1 => parts.remove(0),
        // Either spelling has them: MULTIPOINT(1 2) and MULTIPOINT((1 2)).
        ("MULTIPOINT", Shape::Parts(parts)) => sorted(parts.into_iter().map(bare).collect()),
        ("POLYGON", shape) => polygon(shape),
        ("MULTILINESTRING", Shape::Parts(parts)) => sorted(parts),
        ("MULTIPOLYGON", Shape::Parts(parts)) => sorted(parts.into_iter().map(polygon).collect()),
        (_, shape) => shape,
    };
    match &shape {
        Shape::Parts(parts) if parts.is_empty() => format!("{kind} EMPTY"),
        Shape::Position(position) => format!("{kind}({position})"),
        Shape::Parts(_) => format!("{kind}{}", text(&shape)),
    }
}

fn bare(shape: Shape) -> Shape {
    match shape {
        Shape::Parts(mut parts) if parts.len() == 1 => parts.remove(0),
        other => other,
    }
}

fn sorted(mut parts: Vec<Shape>) -> Shape {
    parts.sort_by_key(text);
    Shape::Parts(parts)
}

/// The outer ring first, then the holes; each ring from its smallest position on, towards the smaller neighbour.
fn polygon(shape: Shape) -> Shape {
    let Shape::Parts(rings) = shape else { return shape };
    let mut rings: Vec<_> = rings.into_iter().map(ring).collect();
    if rings.len() > 2 {
        rings[1..].sort_by_key(text);
    }
    Shape::Parts(rings)
}

fn ring(shape: Shape) -> Shape {
    let Shape::Parts(positions) = &shape else { return shape };
    let mut texts: Vec<String> = positions.iter().map(text).collect();
    if texts.len() < 4 || texts.first() != texts.last() {
        return shape;
    }
    texts.pop();
    let start = texts.iter().enumerate().min_by_key(|(_, position)| *position).map_or(0, |(at, _)| at);
    texts.rotate_left(start);
    if texts[1] > texts[texts.len() - 1] {
        texts[1..].reverse();
    }
    texts.push(texts[0].clone());
    Shape::Parts(texts.into_iter().map(Shape::Position).collect())
}

fn text(shape: &Shape) -> String {
    match shape {
        Shape::Position(position) => position.clone(),
        Shape::Parts(parts) => format!("({})", parts.iter().map(text).collect::<Vec<_>>().join(",")),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn spellings_of_one_geometry_are_equal() {
        assert_eq!(from_wkt("point ( 1.000001 -0.0000001 )").as_deref(), Some("POINT(1 0)"));
        assert_eq!(from_wkt("POINT(1 2)"), from_geojson(&json!({"type": "Point", "coordinates": [1, 2.000001]})));
        assert_eq!(from_wkt("MULTIPOINT(3 4, 1 2)"), from_wkt("MULTIPOINT((1 2),(3 4))"));
        assert_eq!(from_wkt("POLYGON((0 0,2 0,2 2,0 0))"), from_wkt("POLYGON((2 2, 2 0, 0 0, 2 2))"));
        assert_eq!(from_wkt("POINT Z (1 2 3)").as_deref(), Some("POINT(1 2 3)"));
        assert_eq!(
            from_wkt("GEOMETRYCOLLECTION(POINT(1 2), LINESTRING(0 0, 1 1))"),
            from_wkt("GEOMETRYCOLLECTION (LINESTRING (0 0, 1 1), POINT (1 2))")
        );
        assert_eq!(from_wkt("LINESTRING EMPTY").as_deref(), Some("LINESTRING EMPTY"));
    }

    #[test]
    fn other_geometries_are_not() {
        assert_ne!(from_wkt("LINESTRING(0 0,1 1)"), from_wkt("LINESTRING(1 1,0 0)"), "a line has a direction");
        assert_ne!(from_wkt("POINT(1 2)"), from_wkt("POINT(1 2.0001)"));
        assert_ne!(
            from_wkt("POLYGON((0 0,9 0,9 9,0 0),(1 1,2 1,2 2,1 1))"),
            from_wkt("POLYGON((1 1,2 1,2 2,1 1),(0 0,9 0,9 9,0 0))")
        );
    }

    #[test]
    fn texts_that_only_begin_like_one_are_none() {
        for text in ["Point of sale", "POINT(1 2) and more", "POINT(1)", "POINT(a b)", "POLYGON((0 0", "", "(1 2)"] {
            assert_eq!(from_wkt(text), None, "{text:?}");
        }
        assert!(!is_geojson("{\"type\": \"Feature\"}"));
        let deep = format!("POLYGON{}1 2{}", "(".repeat(10_000), ")".repeat(10_000));
        assert_eq!(from_wkt(&deep), None);
    }
}
