//! The Analytics Toolbox's quadbin functions.

use extension_geography::{Fill, quadbin};

use super::native::{Answer, Row, geography, natives, text};
use crate::value::Value;

natives! {
    "CARTO.QUADBIN_FROMGEOGPOINT" "QUADBIN_FROMGEOGPOINT" "bq_quadbin_fromgeogpoint" ["GEOGRAPHY, INT64 -> INT64"] =>
        |row| int(quadbin::from_geog_point(row.geography(0)?.geography(), row.int(1)?));
    "CARTO.QUADBIN_FROMLONGLAT" "QUADBIN_FROMLONGLAT" "bq_quadbin_fromlonglat" ["FLOAT64, FLOAT64, INT64 -> INT64"] =>
        |row| int(quadbin::from_long_lat(row.float(0)?, row.float(1)?, row.int(2)?));
    "CARTO.QUADBIN_FROMZXY" "QUADBIN_FROMZXY" "bq_quadbin_fromzxy" ["INT64, INT64, INT64 -> INT64"] =>
        |row| int(quadbin::from_zxy(row.int(0)?, row.int(1)?, row.int(2)?));
    "CARTO.QUADBIN_TOZXY" "QUADBIN_TOZXY" "bq_quadbin_tozxy" ["INT64 -> STRUCT<z INT64, x INT64, y INT64>"] => to_zxy;
    "CARTO.QUADBIN_FROMQUADKEY" "QUADBIN_FROMQUADKEY" "bq_quadbin_fromquadkey" ["STRING -> INT64"] =>
        |row| int(quadbin::from_quadkey(row.text(0)?));
    "CARTO.QUADBIN_TOQUADKEY" "QUADBIN_TOQUADKEY" "bq_quadbin_toquadkey" ["INT64 -> STRING"] =>
        |row| Ok(Value::String(quadbin::to_quadkey(row.int(0)?).map_err(text)?));
    "CARTO.QUADBIN_ISVALID" "QUADBIN_ISVALID" "bq_quadbin_isvalid" ["INT64 -> BOOL"] =>
        |row| Ok(Value::Bool(quadbin::is_valid(row.int(0)?)));
    "CARTO.QUADBIN_RESOLUTION" "QUADBIN_RESOLUTION" "bq_quadbin_resolution" ["INT64 -> INT64"] =>
        |row| int(quadbin::resolution(row.int(0)?));
    "CARTO.QUADBIN_BBOX" "QUADBIN_BBOX" "bq_quadbin_bbox" ["INT64 -> ARRAY<FLOAT64>"] =>
        |row| Ok(Value::Array(quadbin::bbox(row.int(0)?).map_err(text)?.into_iter().map(Value::Float64).collect()));
    "CARTO.QUADBIN_BOUNDARY" "QUADBIN_BOUNDARY" "bq_quadbin_boundary" ["INT64 -> GEOGRAPHY"] =>
        |row| Ok(geography(&quadbin::boundary(row.int(0)?).map_err(text)?));
    "CARTO.QUADBIN_CENTER" "QUADBIN_CENTER" "bq_quadbin_center" ["INT64 -> GEOGRAPHY"] =>
        |row| Ok(geography(&quadbin::center(row.int(0)?).map_err(text)?));
    "CARTO.QUADBIN_TOPARENT" "QUADBIN_TOPARENT" "bq_quadbin_toparent" ["INT64, INT64 -> INT64"] =>
        |row| int(quadbin::to_parent(row.int(0)?, row.int(1)?));
    "CARTO.QUADBIN_TOCHILDREN" "QUADBIN_TOCHILDREN" "bq_quadbin_tochildren" ["INT64, INT64 -> ARRAY<INT64>"] =>
        |row| ints(quadbin::to_children(row.int(0)?, row.int(1)?));
    "CARTO.QUADBIN_SIBLING" "QUADBIN_SIBLING" "bq_quadbin_sibling" ["INT64, STRING -> INT64"] =>
        |row| Ok(quadbin::sibling(row.int(0)?, row.text(1)?).map_err(text)?.map_or(Value::Null, Value::Int64));
    "CARTO.QUADBIN_KRING" "QUADBIN_KRING" "bq_quadbin_kring" ["INT64, INT64 -> ARRAY<INT64>"] =>
        |row| ints(quadbin::k_ring(row.int(0)?, row.int(1)?));
    "CARTO.QUADBIN_KRING_DISTANCES" "QUADBIN_KRING_DISTANCES" "bq_quadbin_kring_distances"
        ["INT64, INT64 -> ARRAY<STRUCT<index INT64, distance INT64>>"] => k_ring_distances;
    "CARTO.QUADBIN_DISTANCE" "QUADBIN_DISTANCE" "bq_quadbin_distance" ["INT64, INT64 -> INT64"] =>
        |row| Ok(quadbin::distance(row.int(0)?, row.int(1)?).map_err(text)?.map_or(Value::Null, Value::Int64));
    "CARTO.QUADBIN_POLYFILL" "QUADBIN_POLYFILL" "bq_quadbin_polyfill" ["GEOGRAPHY, INT64 -> ARRAY<INT64>"] =>
        |row| ints(quadbin::fill(row.geography(0)?.geography(), row.int(1)?, Fill::Center));
    "CARTO.QUADBIN_POLYFILL_MODE" "QUADBIN_POLYFILL_MODE" "bq_quadbin_polyfill_mode"
        ["GEOGRAPHY, INT64, STRING -> ARRAY<INT64>"] => |row| {
            let fill = Fill::of(row.text(2)?).map_err(text)?;
            ints(quadbin::fill(row.geography(0)?.geography(), row.int(1)?, fill))
        };
}

fn int(cell: extension_geography::Result<i64>) -> Answer {
    Ok(Value::Int64(cell.map_err(text)?))
}

fn ints(cells: extension_geography::Result<Vec<i64>>) -> Answer {
    Ok(Value::Array(cells.map_err(text)?.into_iter().map(Value::Int64).collect()))
}

fn fields(fields: [(&str, i64); 3]) -> Value {
    Value::Struct(fields.into_iter().map(|(name, value)| (name.to_owned(), Value::Int64(value))).collect())
}

fn to_zxy(row: &Row) -> Answer {
    let (z, x, y) = quadbin::to_zxy(row.int(0)?).map_err(text)?;
    Ok(fields([("z", z), ("x", x), ("y", y)]))
}

fn k_ring_distances(row: &Row) -> Answer {
    let ring = quadbin::k_ring_distances(row.int(0)?, row.int(1)?).map_err(text)?;
    let cell = |(index, distance)| {
        Value::Struct(vec![("index".to_owned(), Value::Int64(index)), ("distance".to_owned(), Value::Int64(distance))])
    };
    Ok(Value::Array(ring.into_iter().map(cell).collect()))
}
