use serde_json::{Value, json};

use super::json::{as_text, parse};
use super::{InputType, PaletteGroup, PaletteItem, Possible};
use crate::form::ConnectedTables;
use crate::input::{Input, plain_value};
use crate::json::Node;

/// GeoJSON typed in a code editor.
pub struct GeoJson;

/// GeoJSON drawn on a map.
pub struct GeoJsonDraw;

impl InputType for GeoJson {
    fn name(&self) -> &'static str {
        "GeoJson"
    }

    fn summary(&self) -> &'static str {
        "GeoJSON, typed in a code editor"
    }

    fn palette(&self) -> Vec<PaletteItem> {
        vec![PaletteItem {
            label: "GeoJSON",
            group: PaletteGroup::Places,
            hint: "A code editor that checks GeoJSON",
            template: json!({"type": "GeoJson"}),
        }]
    }

    fn normalise(&self, _input: &Input, default: &Value) -> Value {
        as_text(default)
    }

    fn judge(&self, _input: &Input, value: &Value, _tables: &ConnectedTables) -> Option<String> {
        judge(value)
    }

    fn possible(&self, _input: &Input) -> Possible {
        Possible::Incomparable
    }
}

impl InputType for GeoJsonDraw {
    fn name(&self) -> &'static str {
        "GeoJsonDraw"
    }

    fn summary(&self) -> &'static str {
        "Points, lines and areas drawn on a map"
    }

    fn palette(&self) -> Vec<PaletteItem> {
        vec![PaletteItem {
            label: "Draw on a map",
            group: PaletteGroup::Places,
            hint: "A map dialog to draw features",
            template: json!({"type": "GeoJsonDraw"}),
        }]
    }

    fn normalise(&self, _input: &Input, default: &Value) -> Value {
        as_text(default)
    }

    fn judge(&self, _input: &Input, value: &Value, _tables: &ConnectedTables) -> Option<String> {
        judge(value)
    }

    fn possible(&self, _input: &Input) -> Possible {
        Possible::Incomparable
    }
}

fn judge(value: &Value) -> Option<String> {
    match parse(&plain_value(value)) {
        Ok(node) => judge_object(&node),
        Err(problem) => Some(problem),
    }
}

/// The geometries of RFC 7946 and how deep their coordinates are nested.
const GEOMETRIES: &[(&str, usize)] =
    &[("Point", 0), ("MultiPoint", 1), ("LineString", 1), ("MultiLineString", 2), ("Polygon", 2), ("MultiPolygon", 3)];

fn judge_object(node: &Node) -> Option<String> {
    let Some(kind) = node.get("type").and_then(Node::as_str) else {
        return Some("GeoJSON is an object with a \"type\"".into());
    };
    match kind {
        "FeatureCollection" => judge_each(node, "features"),
        "GeometryCollection" => judge_each(node, "geometries"),
        "Feature" => match node.get("geometry") {
            Some(geometry) if geometry.is_object() => judge_object(geometry),
            Some(geometry) if geometry.kind() == "null" => None,
            _ => Some("A Feature has a \"geometry\"".into()),
        },
        kind => match GEOMETRIES.iter().find(|(name, _)| *name == kind) {
            Some((_, depth)) => match node.get("coordinates") {
                Some(coordinates) if is_nested(coordinates, *depth) => None,
                _ => Some(format!("The \"coordinates\" are not those of a {kind}")),
            },
            None => Some(format!("\"{kind}\" is not a GeoJSON type")),
        },
    }
}

fn judge_each(node: &Node, key: &str) -> Option<String> {
    match node.get(key) {
        Some(list) if list.is_array() => list.elements().iter().find_map(judge_object),
        _ => Some(format!("A list of \"{key}\" is missing")),
    }
}

fn is_nested(node: &Node, depth: usize) -> bool {
    let elements = node.elements();
    match depth {
        0 => elements.len() >= 2 && elements.iter().all(|number| number.kind() == "a number"),
        _ => node.is_array() && elements.iter().all(|element| is_nested(element, depth - 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn geojson_is_told_from_other_json() {
        assert_eq!(judge(&json!(r#"{"type":"Point","coordinates":[1,2]}"#)), None);
        assert_eq!(judge(&json!(r#"{"type":"FeatureCollection","features":[]}"#)), None);
        assert!(judge(&json!(r#"{"type":"Circle"}"#)).unwrap().contains("Circle"));
        assert!(judge(&json!(r#"{"type":"Polygon","coordinates":[1,2]}"#)).unwrap().contains("Polygon"));
        assert!(judge(&json!("{\n\"type\": }")).unwrap().starts_with("Line 2"));
        assert!(judge(&json!("[]")).is_some());
    }
}
