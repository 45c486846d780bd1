//! How two geographies lie to each other.

use extension_geography::{Geography, Prepared};

use super::on_sphere;
use crate::functions::native::{Answer, Row, natives};
use crate::value::Value;

natives! {
    "ST_INTERSECTS" "ST_Intersects" "bq_st_intersects" ["GEOGRAPHY, GEOGRAPHY -> BOOL"] =>
        |row| two(row, |one, other| one.intersects(other));
    "ST_DISJOINT" "ST_Disjoint" "bq_st_disjoint" ["GEOGRAPHY, GEOGRAPHY -> BOOL"] =>
        |row| two(row, |one, other| !one.intersects(other));
    "ST_CONTAINS" "ST_Contains" "bq_st_contains" ["GEOGRAPHY, GEOGRAPHY -> BOOL"] =>
        |row| two(row, |one, other| one.contains(other));
    "ST_WITHIN" "ST_Within" "bq_st_within" ["GEOGRAPHY, GEOGRAPHY -> BOOL"] =>
        |row| two(row, |one, other| other.contains(one));
    "ST_COVERS" "ST_Covers" "bq_st_covers" ["GEOGRAPHY, GEOGRAPHY -> BOOL"] =>
        |row| two(row, |one, other| one.covers(other));
    "ST_COVEREDBY" "ST_CoveredBy" "bq_st_coveredby" ["GEOGRAPHY, GEOGRAPHY -> BOOL"] =>
        |row| two(row, |one, other| other.covers(one));
    "ST_TOUCHES" "ST_Touches" "bq_st_touches" ["GEOGRAPHY, GEOGRAPHY -> BOOL"] =>
        |row| two(row, |one, other| one.touches(other));
    "ST_EQUALS" "ST_Equals" "bq_st_equals" ["GEOGRAPHY, GEOGRAPHY -> BOOL"] =>
        |row| two(row, |one, other| one.geography().equals(other.geography()));
    "ST_DWITHIN" "ST_DWithin" "bq_st_dwithin"
        ["GEOGRAPHY, GEOGRAPHY, FLOAT64 -> BOOL", "GEOGRAPHY, GEOGRAPHY, FLOAT64, BOOL -> BOOL"] => |row| {
            on_sphere(row, 3)?;
            let metres = row.float(2)?;
            two(row, |one, other| one.within_distance(other, metres))
        };
    "ST_HAUSDORFFDWITHIN" "ST_HausdorffDWithin" "bq_st_hausdorffdwithin"
        ["GEOGRAPHY, GEOGRAPHY, FLOAT64 -> BOOL", "GEOGRAPHY, GEOGRAPHY, FLOAT64, directed => BOOL -> BOOL"] => |row| {
            let (metres, directed) = (row.float(2)?, row.has(3) && row.bool(3)?);
            let distance = |one: &Geography, other: &Geography| one.hausdorff_distance(other, directed);
            two(row, |one, other| distance(one.geography(), other.geography()).is_some_and(|found| found <= metres))
        };
    "ST_INTERSECTSBOX" "ST_IntersectsBox" "bq_st_intersectsbox"
        ["GEOGRAPHY, FLOAT64, FLOAT64, FLOAT64, FLOAT64 -> BOOL"] => intersects_box;
}

fn two(row: &Row, agree: impl Fn(&Prepared, &Prepared) -> bool) -> Answer {
    Ok(Value::Bool(agree(&*row.geography(0)?, &*row.geography(1)?)))
}

fn intersects_box(row: &Row) -> Answer {
    let (lng1, lat1, lng2, lat2) = (row.float(1)?, row.float(2)?, row.float(3)?, row.float(4)?);
    if [lat1, lat2].iter().any(|lat| !(-90.0..=90.0).contains(lat)) {
        return Err(format!("latitudes must be between -90 and 90 degrees, but were {lat1} and {lat2}"));
    }
    let proper = |lng: f64| (-180.0..=180.0).contains(&lng);
    if !(proper(lng1) && proper(lng2) || (proper(lng1) || proper(lng2)) && (0.0..=360.0).contains(&(lng2 - lng1))) {
        return Err(format!("the longitudes {lng1} and {lng2} do not bound a box"));
    }
    Ok(Value::Bool(row.geography(0)?.geography().intersects_box(lng1, lat1, lng2, lat2)))
}
