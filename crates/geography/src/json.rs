//! GeoJSON as BigQuery prints it. Its edges are straight on the map, so positions are added to great circles.

use crate::planar::straighten;
use crate::text::number;
use crate::{Geography, Polygon, Position};

impl Geography {
    /// `ST_ASGEOJSON`.
    pub fn to_geojson(&self) -> String {
        let mut parts = Vec::new();
        let mut add = |kind: &str, one: Option<String>, many: Vec<String>| match one {
            Some(one) if many.len() == 1 => parts.push(geometry(kind, &one)),
            _ if many.is_empty() => {}
            _ => parts.push(geometry(&format!("Multi{kind}"), &list(many))),
        };
        add("Point", self.points.first().map(pair), self.points.iter().map(pair).collect());
        let lines: Vec<String> = self.lines.iter().map(|line| path(line)).collect();
        add("LineString", lines.first().cloned(), lines);
        let polygons: Vec<String> = self.polygons.iter().map(polygon).collect();
        add("Polygon", polygons.first().cloned(), polygons);
        match parts.as_slice() {
            [only] => only.clone(),
            _ => format!("{{ \"type\": \"GeometryCollection\", \"geometries\": {} }} ", list(parts)),
        }
    }
}

fn geometry(kind: &str, coordinates: &str) -> String {
    format!("{{ \"type\": \"{kind}\", \"coordinates\": {coordinates} }} ")
}

fn list(parts: Vec<String>) -> String {
    format!("[{}]", parts.join(", "))
}

fn pair(position: &Position) -> String {
    format!("[{}, {}]", number(position.lng), number(position.lat))
}

fn path(positions: &[Position]) -> String {
    list(straighten(positions).iter().map(pair).collect())
}

fn polygon(polygon: &Polygon) -> String {
    if polygon.rings.is_empty() {
        // On a map, the whole globe is its frame.
        return "[[[-180, -90], [180, -90], [180, 90], [-180, 90], [-180, -90]]]".to_owned();
    }
    list(polygon.rings.iter().map(|ring| path(&ring.iter().chain(ring.first()).copied().collect::<Vec<_>>())).collect())
}
