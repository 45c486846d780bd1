//! Lengths, areas, distances, directions, boxes.

use extension_geography::{BoundingBox, Geography, s2_cell_id};

use super::on_sphere;
use crate::functions::native::{Answer, Row, natives, text};
use crate::value::Value;

natives! {
    "ST_LENGTH" "ST_Length" "bq_st_length" ["GEOGRAPHY -> FLOAT64", "GEOGRAPHY, BOOL -> FLOAT64"] =>
        |row| one(row, Geography::length);
    "ST_PERIMETER" "ST_Perimeter" "bq_st_perimeter" ["GEOGRAPHY -> FLOAT64", "GEOGRAPHY, BOOL -> FLOAT64"] =>
        |row| one(row, Geography::perimeter);
    "ST_AREA" "ST_Area" "bq_st_area" ["GEOGRAPHY -> FLOAT64", "GEOGRAPHY, BOOL -> FLOAT64"] =>
        |row| one(row, Geography::area);
    "ST_DISTANCE" "ST_Distance" "bq_st_distance"
        ["GEOGRAPHY, GEOGRAPHY -> FLOAT64", "GEOGRAPHY, GEOGRAPHY, BOOL -> FLOAT64"] => |row| {
            on_sphere(row, 2)?;
            Ok(float(row.geography(0)?.distance(&*row.geography(1)?)))
        };
    "ST_MAXDISTANCE" "ST_MaxDistance" "bq_st_maxdistance"
        ["GEOGRAPHY, GEOGRAPHY -> FLOAT64", "GEOGRAPHY, GEOGRAPHY, BOOL -> FLOAT64"] => |row| {
            on_sphere(row, 2)?;
            Ok(float(row.geography(0)?.geography().max_distance(row.geography(1)?.geography())))
        };
    "ST_HAUSDORFFDISTANCE" "ST_HausdorffDistance" "bq_st_hausdorffdistance"
        ["GEOGRAPHY, GEOGRAPHY -> FLOAT64", "GEOGRAPHY, GEOGRAPHY, directed => BOOL -> FLOAT64"] => |row| {
            let directed = row.has(2) && row.bool(2)?;
            Ok(float(row.geography(0)?.geography().hausdorff_distance(row.geography(1)?.geography(), directed)))
        };
    "ST_AZIMUTH" "ST_Azimuth" "bq_st_azimuth" ["GEOGRAPHY, GEOGRAPHY -> FLOAT64"] => |row| {
        let azimuth = row.geography(0)?.geography().azimuth(row.geography(1)?.geography());
        Ok(float(azimuth.map_err(text)?))
    };
    "ST_ANGLE" "ST_Angle" "bq_st_angle" ["GEOGRAPHY, GEOGRAPHY, GEOGRAPHY -> FLOAT64"] => |row| {
        let (corner, other) = (row.geography(1)?, row.geography(2)?);
        Ok(float(row.geography(0)?.geography().angle(corner.geography(), other.geography()).map_err(text)?))
    };
    "ST_BOUNDINGBOX" "ST_BoundingBox" "bq_st_boundingbox"
        ["GEOGRAPHY -> STRUCT<xmin FLOAT64, ymin FLOAT64, xmax FLOAT64, ymax FLOAT64>"] =>
        |row| Ok(row.geography(0)?.geography().bounding_box().map_or(Value::Null, corners));
    "S2_CELLIDFROMPOINT" "S2_CellIdFromPoint" "bq_s2_cellidfrompoint"
        ["GEOGRAPHY -> INT64", "GEOGRAPHY, level => INT64 -> INT64"] => |row| {
            let level = if row.has(1) { row.int(1)? } else { 30 };
            Ok(Value::Int64(s2_cell_id(row.geography(0)?.geography(), level).map_err(text)?))
        };
}

fn one(row: &Row, of: fn(&Geography) -> f64) -> Answer {
    on_sphere(row, 1)?;
    Ok(Value::Float64(of(row.geography(0)?.geography())))
}

fn float(number: Option<f64>) -> Value {
    number.map_or(Value::Null, Value::Float64)
}

/// A box as the struct that BigQuery answers.
pub(super) fn corners(bounds: BoundingBox) -> Value {
    let BoundingBox { xmin, ymin, xmax, ymax } = bounds;
    let fields = [("xmin", xmin), ("ymin", ymin), ("xmax", xmax), ("ymax", ymax)];
    Value::Struct(fields.into_iter().map(|(name, value)| (name.to_owned(), Value::Float64(value))).collect())
}
