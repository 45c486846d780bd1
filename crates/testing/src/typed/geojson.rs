//! Features as rows.

use serde_json::{Map, Value};

use crate::Told;

/// How deep coordinates nest, and collections in collections.
const DEEPEST: usize = 16;

/// A row for each feature, its geometry as well-known text; none when the object is no GeoJSON.
pub(super) fn rows(whole: &Map<String, Value>) -> Result<Option<Vec<Map<String, Value>>>, Told> {
    let features = match whole.get("type").and_then(Value::as_str) {
        Some("FeatureCollection") => match whole.get("features").and_then(Value::as_array) {
            Some(features) => features.iter().collect::<Vec<_>>(),
            None => return Err(Told::new("The FeatureCollection has no list of features")),
        },
        Some("Feature") => return Ok(Some(vec![row(0, whole)?])),
        Some(_) if whole.contains_key("coordinates") || whole.contains_key("geometries") => {
            let text = wkt(&Value::Object(whole.clone()), 0).ok_or_else(|| Told::new("The geometry cannot be read"))?;
            return Ok(Some(vec![Map::from_iter([("geom".to_owned(), Value::from(text))])]));
        }
        _ => return Ok(None),
    };
    let feature = |(at, feature): (usize, &Value)| match feature.as_object() {
        Some(feature) => row(at, feature),
        None => Err(Told::new(format!("Feature {} is no object", at + 1))),
    };
    features.into_iter().enumerate().map(feature).collect::<Result<Vec<_>, _>>().map(Some)
}

fn row(at: usize, feature: &Map<String, Value>) -> Result<Map<String, Value>, Told> {
    let mut row = feature.get("properties").and_then(Value::as_object).cloned().unwrap_or_default();
    if let Some(id) = feature.get("id").filter(|_| !row.contains_key("id")) {
        row.insert("id".to_owned(), id.clone());
    }
    let geometry = match feature.get("geometry") {
        None | Some(Value::Null) => Value::Null,
        Some(geometry) => {
            let told = || Told::new(format!("The geometry of feature {} cannot be read", at + 1));
            Value::from(wkt(geometry, 0).ok_or_else(told)?)
        }
    };
    let name = extension_model::names::unused("geom", |name| row.contains_key(name));
    row.insert(name, geometry);
    Ok(row)
}

fn wkt(geometry: &Value, depth: usize) -> Option<String> {
    if depth > DEEPEST {
        return None;
    }
    let kind = geometry.get("type")?.as_str()?.to_ascii_uppercase();
    let inside = if kind == "GEOMETRYCOLLECTION" {
        let parts = geometry.get("geometries")?.as_array()?;
        parts.iter().map(|part| wkt(part, depth + 1)).collect::<Option<Vec<_>>>()?.join(", ")
    } else {
        let coordinates = geometry.get("coordinates")?.as_array()?;
        if coordinates.first().is_some_and(Value::is_number) {
            position(coordinates)?
        } else {
            coordinates.iter().map(|part| listed(part, depth + 1)).collect::<Option<Vec<_>>>()?.join(", ")
        }
    };
    Some(if inside.is_empty() { format!("{kind} EMPTY") } else { format!("{kind}({inside})") })
}

fn listed(coordinates: &Value, depth: usize) -> Option<String> {
    let entries = coordinates.as_array().filter(|_| depth <= DEEPEST)?;
    if entries.first().is_some_and(Value::is_number) {
        return position(entries);
    }
    let parts = entries.iter().map(|entry| listed(entry, depth + 1)).collect::<Option<Vec<_>>>()?;
    Some(format!("({})", parts.join(", ")))
}

/// Longitude and latitude: a geography has no height.
fn position(numbers: &[Value]) -> Option<String> {
    let [longitude, latitude, ..] = numbers else { return None };
    Some(format!("{} {}", longitude.as_f64()?, latitude.as_f64()?))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_feature_is_a_row() {
        let collection = json!({"type": "FeatureCollection", "features": [
            {"type": "Feature", "id": 7, "properties": {"geom": "own"}, "geometry": null},
            {"type": "Feature", "properties": null, "geometry":
                {"type": "Polygon", "coordinates": [[[0, 0], [1.5, 0, 9], [1, 1], [0, 0]]]}},
        ]});
        let rows = rows(collection.as_object().unwrap()).unwrap().unwrap();
        assert_eq!(json!(rows[0]), json!({"geom": "own", "id": 7, "geom_2": null}));
        assert_eq!(json!(rows[1]), json!({"geom": "POLYGON((0 0, 1.5 0, 1 1, 0 0))"}));
    }

    #[test]
    fn what_is_no_geometry_is_named() {
        let feature = json!({"type": "Feature", "geometry": {"type": "Point", "coordinates": ["x", "y"]}});
        assert!(rows(feature.as_object().unwrap()).unwrap_err().message.contains("feature 1"));
        assert_eq!(rows(json!({"type": "house"}).as_object().unwrap()).unwrap(), None);
    }
}
