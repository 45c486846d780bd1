//! Texts and bytes to geographies, and back.

use extension_geography::point_from_geohash;
use extension_geography::{Reading, geog_point, parse_any, parse_geojson, parse_hex_wkb, parse_wkb, parse_wkt};

use crate::functions::native::{Answer, Native, Row, geography, natives, text};
use crate::value::Value;

natives! {
    "ST_GEOGPOINT" "ST_GeogPoint" "bq_st_geogpoint" ["FLOAT64, FLOAT64 -> GEOGRAPHY"] =>
        |row| Ok(geography(&geog_point(row.float(0)?, row.float(1)?).map_err(text)?));
    "ST_GEOGPOINTFROMGEOHASH" "ST_GeogPointFromGeoHash" "bq_st_geogpointfromgeohash" ["STRING -> GEOGRAPHY"] =>
        |row| Ok(geography(&point_from_geohash(row.text(0)?).map_err(text)?));
    "ST_GEOGFROM" "ST_GeogFrom" "bq_st_geogfrom" ["STRING -> GEOGRAPHY", "BYTES -> GEOGRAPHY"] => from_any;
    "ST_ASTEXT" "ST_AsText" "bq_st_astext" ["GEOGRAPHY -> STRING"] =>
        |row| Ok(Value::String(row.geography(0)?.geography().to_wkt()));
    "ST_ASGEOJSON" "ST_AsGeoJson" "bq_st_asgeojson" ["GEOGRAPHY -> STRING"] =>
        |row| Ok(Value::String(row.geography(0)?.geography().to_geojson()));
    "ST_ASBINARY" "ST_AsBinary" "bq_st_asbinary" ["GEOGRAPHY -> BYTES"] => |row| Ok(Value::Bytes(row.bytes(0)?.to_vec()));
    "ST_GEOHASH" "ST_GeoHash" "bq_st_geohash" ["GEOGRAPHY -> STRING", "GEOGRAPHY, INT64 -> STRING"] => geohash;
}

/// Functions whose options are passed by name: the translation puts them into these places.
pub(crate) const OPTIONS: &[Native] = &[
    Native {
        duckdb_name: "bq_st_geogfromtext",
        shown: "ST_GeogFromText",
        signatures: &["STRING, BOOL, BOOL, BOOL -> GEOGRAPHY"],
        body: |row| Ok(geography(&parse_wkt(row.text(0)?, reading(row)?).map_err(text)?)),
    },
    Native {
        duckdb_name: "bq_st_geogfromwkb",
        shown: "ST_GeogFromWkb",
        signatures: &["BYTES, BOOL, BOOL, BOOL -> GEOGRAPHY", "STRING, BOOL, BOOL, BOOL -> GEOGRAPHY"],
        body: |row| {
            let read = match row.is_text(0) {
                true => parse_hex_wkb(row.text(0)?, reading(row)?),
                false => parse_wkb(row.bytes(0)?, reading(row)?),
            };
            Ok(geography(&read.map_err(text)?))
        },
    },
    Native {
        duckdb_name: "bq_st_geogfromgeojson",
        shown: "ST_GeogFromGeoJson",
        signatures: &["STRING, BOOL -> GEOGRAPHY"],
        body: |row| Ok(geography(&parse_geojson(row.text(0)?, row.bool(1)?).map_err(text)?)),
    },
];

fn reading(row: &Row) -> Result<Reading, String> {
    Ok(Reading { oriented: row.bool(1)?, planar: row.bool(2)?, make_valid: row.bool(3)? })
}

fn from_any(row: &Row) -> Answer {
    let read = match row.is_text(0) {
        true => parse_any(row.text(0)?),
        false => parse_wkb(row.bytes(0)?, Reading::default()),
    };
    Ok(geography(&read.map_err(text)?))
}

fn geohash(row: &Row) -> Answer {
    let letters = if row.has(1) { row.int(1)? } else { 20 };
    Ok(row.geography(0)?.geography().geohash(letters).map_err(text)?.map_or(Value::Null, Value::String))
}
