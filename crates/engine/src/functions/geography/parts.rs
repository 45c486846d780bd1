//! What a geography consists of.

use extension_geography::Geography;

use crate::functions::native::{Answer, Row, geography, natives, text};
use crate::value::Value;

natives! {
    "ST_X" "ST_X" "bq_st_x" ["GEOGRAPHY -> FLOAT64"] => |row| float(row, Geography::x);
    "ST_Y" "ST_Y" "bq_st_y" ["GEOGRAPHY -> FLOAT64"] => |row| float(row, Geography::y);
    "ST_DIMENSION" "ST_Dimension" "bq_st_dimension" ["GEOGRAPHY -> INT64"] => |row| int(row, Geography::dimension);
    "ST_GEOMETRYTYPE" "ST_GeometryType" "bq_st_geometrytype" ["GEOGRAPHY -> STRING"] =>
        |row| Ok(Value::String(row.geography(0)?.geography().geometry_type().to_owned()));
    "ST_NUMPOINTS" "ST_NumPoints" "bq_st_numpoints" ["GEOGRAPHY -> INT64"] => |row| int(row, Geography::num_points);
    "ST_NPOINTS" "ST_NPoints" "bq_st_npoints" ["GEOGRAPHY -> INT64"] => |row| int(row, Geography::num_points);
    "ST_NUMGEOMETRIES" "ST_NumGeometries" "bq_st_numgeometries" ["GEOGRAPHY -> INT64"] =>
        |row| int(row, Geography::num_geometries);
    "ST_ISEMPTY" "ST_IsEmpty" "bq_st_isempty" ["GEOGRAPHY -> BOOL"] => |row| bool(row, Geography::is_empty);
    "ST_ISCOLLECTION" "ST_IsCollection" "bq_st_iscollection" ["GEOGRAPHY -> BOOL"] =>
        |row| bool(row, Geography::is_collection);
    "ST_ISCLOSED" "ST_IsClosed" "bq_st_isclosed" ["GEOGRAPHY -> BOOL"] => |row| bool(row, Geography::is_closed);
    "ST_ISRING" "ST_IsRing" "bq_st_isring" ["GEOGRAPHY -> BOOL"] => |row| bool(row, Geography::is_ring);
    "ST_STARTPOINT" "ST_StartPoint" "bq_st_startpoint" ["GEOGRAPHY -> GEOGRAPHY"] =>
        |row| part(row, Geography::start_point);
    "ST_ENDPOINT" "ST_EndPoint" "bq_st_endpoint" ["GEOGRAPHY -> GEOGRAPHY"] => |row| part(row, Geography::end_point);
    "ST_POINTN" "ST_PointN" "bq_st_pointn" ["GEOGRAPHY, INT64 -> GEOGRAPHY"] => |row| {
        let n = row.int(1)?;
        part(row, |whole| whole.point_n(n))
    };
    "ST_EXTERIORRING" "ST_ExteriorRing" "bq_st_exteriorring" ["GEOGRAPHY -> GEOGRAPHY"] =>
        |row| part(row, Geography::exterior_ring);
    "ST_INTERIORRINGS" "ST_InteriorRings" "bq_st_interiorrings" ["GEOGRAPHY -> ARRAY<GEOGRAPHY>"] =>
        |row| Ok(all(&row.geography(0)?.geography().interior_rings().map_err(text)?));
    "ST_BOUNDARY" "ST_Boundary" "bq_st_boundary" ["GEOGRAPHY -> GEOGRAPHY"] => |row| part(row, |whole| Ok(whole.boundary()));
    "ST_DUMP" "ST_Dump" "bq_st_dump" ["GEOGRAPHY -> ARRAY<GEOGRAPHY>", "GEOGRAPHY, INT64 -> ARRAY<GEOGRAPHY>"] => dump;
    "ST_DUMPPOINTS" "ST_DumpPoints" "bq_st_dumppoints" ["GEOGRAPHY -> ARRAY<GEOGRAPHY>"] =>
        |row| Ok(all(&row.geography(0)?.geography().dump_points()));
}

fn float(row: &Row, of: fn(&Geography) -> extension_geography::Result<f64>) -> Answer {
    Ok(Value::Float64(of(row.geography(0)?.geography()).map_err(text)?))
}

fn int(row: &Row, of: fn(&Geography) -> i64) -> Answer {
    Ok(Value::Int64(of(row.geography(0)?.geography())))
}

fn bool(row: &Row, of: fn(&Geography) -> bool) -> Answer {
    Ok(Value::Bool(of(row.geography(0)?.geography())))
}

fn part(row: &Row, of: impl Fn(&Geography) -> extension_geography::Result<Geography>) -> Answer {
    Ok(geography(&of(row.geography(0)?.geography()).map_err(text)?))
}

fn all(parts: &[Geography]) -> Value {
    Value::Array(parts.iter().map(geography).collect())
}

fn dump(row: &Row) -> Answer {
    let dimension = if row.has(1) { row.int(1)? } else { -1 };
    Ok(all(&row.geography(0)?.geography().dump(dimension).map_err(text)?))
}
