//! The Analytics Toolbox's H3 functions.

use extension_geography::{Fill, h3};

use super::native::{Answer, Row, geography, natives, text};
use crate::value::Value;

natives! {
    "CARTO.H3_FROMGEOGPOINT" "H3_FROMGEOGPOINT" "bq_h3_fromgeogpoint" ["GEOGRAPHY, INT64 -> STRING"] =>
        |row| Ok(string(h3::from_geog_point(row.geography(0)?.geography(), row.int(1)?)));
    "CARTO.H3_FROMLONGLAT" "H3_FROMLONGLAT" "bq_h3_fromlonglat" ["FLOAT64, FLOAT64, INT64 -> STRING"] =>
        |row| Ok(string(h3::from_long_lat(row.float(0)?, row.float(1)?, row.int(2)?)));
    "CARTO.H3_BOUNDARY" "H3_BOUNDARY" "bq_h3_boundary" ["STRING -> GEOGRAPHY"] =>
        |row| Ok(h3::boundary(row.text(0)?).as_ref().map_or(Value::Null, geography));
    "CARTO.H3_CENTER" "H3_CENTER" "bq_h3_center" ["STRING -> GEOGRAPHY"] =>
        |row| Ok(h3::center(row.text(0)?).as_ref().map_or(Value::Null, geography));
    "CARTO.H3_ISVALID" "H3_ISVALID" "bq_h3_isvalid" ["STRING -> BOOL"] => |row| Ok(Value::Bool(h3::is_valid(row.text(0)?)));
    "CARTO.H3_ISPENTAGON" "H3_ISPENTAGON" "bq_h3_ispentagon" ["STRING -> BOOL"] =>
        |row| Ok(Value::Bool(h3::is_pentagon(row.text(0)?)));
    "CARTO.H3_RESOLUTION" "H3_RESOLUTION" "bq_h3_resolution" ["STRING -> INT64"] =>
        |row| Ok(int(h3::resolution(row.text(0)?)));
    "CARTO.H3_TOPARENT" "H3_TOPARENT" "bq_h3_toparent" ["STRING, INT64 -> STRING"] =>
        |row| Ok(string(h3::to_parent(row.text(0)?, row.int(1)?)));
    "CARTO.H3_TOCHILDREN" "H3_TOCHILDREN" "bq_h3_tochildren" ["STRING, INT64 -> ARRAY<STRING>"] =>
        |row| strings(h3::to_children(row.text(0)?, row.int(1)?));
    "CARTO.H3_KRING" "H3_KRING" "bq_h3_kring" ["STRING, INT64 -> ARRAY<STRING>"] =>
        |row| strings(h3::k_ring(row.text(0)?, row.int(1)?));
    "CARTO.H3_KRING_DISTANCES" "H3_KRING_DISTANCES" "bq_h3_kring_distances"
        ["STRING, INT64 -> ARRAY<STRUCT<index STRING, distance INT64>>"] => k_ring_distances;
    "CARTO.H3_HEXRING" "H3_HEXRING" "bq_h3_hexring" ["STRING, INT64 -> ARRAY<STRING>"] =>
        |row| strings(h3::hex_ring(row.text(0)?, row.int(1)?));
    "CARTO.H3_DISTANCE" "H3_DISTANCE" "bq_h3_distance" ["STRING, STRING -> INT64"] =>
        |row| Ok(int(h3::distance(row.text(0)?, row.text(1)?)));
    "CARTO.H3_COMPACT" "H3_COMPACT" "bq_h3_compact" ["ARRAY<STRING> -> ARRAY<STRING>"] => |row| {
        let Some(cells) = row.texts(0)? else { return Ok(Value::Null) };
        strings(h3::compact(cells.iter().map(String::as_str)))
    };
    "CARTO.H3_UNCOMPACT" "H3_UNCOMPACT" "bq_h3_uncompact" ["ARRAY<STRING>, INT64 -> ARRAY<STRING>"] => |row| {
        let Some(cells) = row.texts(0)? else { return Ok(Value::Null) };
        strings(h3::uncompact(cells.iter().map(String::as_str), row.int(1)?))
    };
    "CARTO.H3_POLYFILL" "H3_POLYFILL" "bq_h3_polyfill" ["GEOGRAPHY, INT64 -> ARRAY<STRING>"] =>
        |row| strings(h3::fill(row.geography(0)?.geography(), row.int(1)?, Fill::Center));
    "CARTO.H3_POLYFILL_MODE" "H3_POLYFILL_MODE" "bq_h3_polyfill_mode" ["GEOGRAPHY, INT64, STRING -> ARRAY<STRING>"] => |row| {
        let fill = Fill::of(row.text(2)?).map_err(text)?;
        strings(h3::fill(row.geography(0)?.geography(), row.int(1)?, fill))
    };
    "CARTO.H3_INT_TOSTRING" "H3_INT_TOSTRING" "bq_h3_int_tostring" ["INT64 -> STRING"] =>
        |row| Ok(Value::String(h3::int_to_string(row.int(0)?)));
    "CARTO.H3_STRING_TOINT" "H3_STRING_TOINT" "bq_h3_string_toint" ["STRING -> INT64"] =>
        |row| Ok(int(h3::string_to_int(row.text(0)?)));
}

fn string(cell: Option<String>) -> Value {
    cell.map_or(Value::Null, Value::String)
}

fn int(number: Option<i64>) -> Value {
    number.map_or(Value::Null, Value::Int64)
}

fn strings(cells: extension_geography::Result<Vec<String>>) -> Answer {
    Ok(Value::Array(cells.map_err(text)?.into_iter().map(Value::String).collect()))
}

fn k_ring_distances(row: &Row) -> Answer {
    let ring = h3::k_ring_distances(row.text(0)?, row.int(1)?).map_err(text)?;
    let cell = |(index, distance)| {
        Value::Struct(vec![("index".to_owned(), Value::String(index)), ("distance".to_owned(), Value::Int64(distance))])
    };
    Ok(Value::Array(ring.into_iter().map(cell).collect()))
}
