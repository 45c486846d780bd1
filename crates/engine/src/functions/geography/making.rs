//! Geographies out of others.

use extension_geography::{BufferStyle, Geography, make_line, make_polygon, make_polygon_oriented};

use super::on_sphere;
use crate::functions::native::{Answer, Native, Row, geography, natives, text};
use crate::value::Value;

natives! {
    "ST_MAKELINE" "ST_MakeLine" "bq_st_makeline"
        ["GEOGRAPHY, GEOGRAPHY -> GEOGRAPHY", "ARRAY<GEOGRAPHY> -> GEOGRAPHY"] => line;
    "ST_MAKEPOLYGON" "ST_MakePolygon" "bq_st_makepolygon"
        ["GEOGRAPHY -> GEOGRAPHY", "GEOGRAPHY, ARRAY<GEOGRAPHY> -> GEOGRAPHY"] => polygon;
    "ST_MAKEPOLYGONORIENTED" "ST_MakePolygonOriented" "bq_st_makepolygonoriented"
        ["ARRAY<GEOGRAPHY> -> GEOGRAPHY"] => polygon_oriented;
    "ST_UNION" "ST_Union" "bq_st_union"
        ["GEOGRAPHY, GEOGRAPHY -> GEOGRAPHY", "ARRAY<GEOGRAPHY> -> GEOGRAPHY"] => union;
    "ST_INTERSECTION" "ST_Intersection" "bq_st_intersection" ["GEOGRAPHY, GEOGRAPHY -> GEOGRAPHY"] =>
        |row| Ok(geography(&row.geography(0)?.geography().intersection(row.geography(1)?.geography())));
    "ST_DIFFERENCE" "ST_Difference" "bq_st_difference" ["GEOGRAPHY, GEOGRAPHY -> GEOGRAPHY"] =>
        |row| Ok(geography(&row.geography(0)?.geography().difference(row.geography(1)?.geography())));
    "ST_CENTROID" "ST_Centroid" "bq_st_centroid" ["GEOGRAPHY -> GEOGRAPHY"] =>
        |row| Ok(geography(&row.geography(0)?.geography().centroid()));
    "ST_CONVEXHULL" "ST_ConvexHull" "bq_st_convexhull" ["GEOGRAPHY -> GEOGRAPHY"] =>
        |row| Ok(row.geography(0)?.geography().convex_hull().as_ref().map_or(Value::Null, geography));
    "ST_SIMPLIFY" "ST_Simplify" "bq_st_simplify" ["GEOGRAPHY, FLOAT64 -> GEOGRAPHY"] =>
        |row| Ok(geography(&row.geography(0)?.geography().simplify(row.float(1)?).map_err(text)?));
    "ST_SNAPTOGRID" "ST_SnapToGrid" "bq_st_snaptogrid" ["GEOGRAPHY, FLOAT64 -> GEOGRAPHY"] =>
        |row| Ok(geography(&row.geography(0)?.geography().snap_to_grid(row.float(1)?).map_err(text)?));
    "ST_CLOSESTPOINT" "ST_ClosestPoint" "bq_st_closestpoint"
        ["GEOGRAPHY, GEOGRAPHY -> GEOGRAPHY", "GEOGRAPHY, GEOGRAPHY, BOOL -> GEOGRAPHY"] => |row| {
            on_sphere(row, 2)?;
            let point = row.geography(0)?.geography().closest_point(row.geography(1)?.geography());
            Ok(point.as_ref().map_or(Value::Null, geography))
        };
}

/// Functions whose options are passed by name: the translation puts them into these places.
pub(crate) const OPTIONS: &[Native] = &[
    Native {
        duckdb_name: "bq_st_buffer",
        shown: "ST_Buffer",
        signatures: &["GEOGRAPHY, FLOAT64, FLOAT64, BOOL, STRING, STRING -> GEOGRAPHY"],
        body: |row| {
            let (segments, style) = (row.float(2)?, style(row)?);
            Ok(geography(&row.geography(0)?.geography().buffer(row.float(1)?, segments, style).map_err(text)?))
        },
    },
    Native {
        duckdb_name: "bq_st_bufferwithtolerance",
        shown: "ST_BufferWithTolerance",
        signatures: &["GEOGRAPHY, FLOAT64, FLOAT64, BOOL, STRING, STRING -> GEOGRAPHY"],
        body: |row| {
            let (tolerance, style) = (row.float(2)?, style(row)?);
            let buffer = row.geography(0)?.geography().buffer_with_tolerance(row.float(1)?, tolerance, style);
            Ok(geography(&buffer.map_err(text)?))
        },
    },
];

fn style(row: &Row) -> Result<BufferStyle, String> {
    on_sphere(row, 3)?;
    BufferStyle::of(row.text(4)?, row.text(5)?).map_err(text)
}

/// An array's elements; none if one is NULL.
fn whole(row: &Row, place: usize) -> Result<Option<Vec<Geography>>, String> {
    Ok(row.geographies(place)?.into_iter().collect())
}

fn line(row: &Row) -> Answer {
    let line = if row.has(1) {
        make_line([row.geography(0)?.geography(), row.geography(1)?.geography()])
    } else {
        let Some(parts) = whole(row, 0)? else { return Ok(Value::Null) };
        make_line(&parts)
    };
    Ok(geography(&line.map_err(text)?))
}

fn polygon(row: &Row) -> Answer {
    let holes = if row.has(1) { whole(row, 1)? } else { Some(Vec::new()) };
    let Some(holes) = holes else { return Ok(Value::Null) };
    let shell = row.geography(0)?;
    Ok(geography(&make_polygon(std::iter::once(shell.geography()).chain(&holes)).map_err(text)?))
}

fn polygon_oriented(row: &Row) -> Answer {
    let Some(rings) = whole(row, 0)? else { return Ok(Value::Null) };
    Ok(geography(&make_polygon_oriented(&rings).map_err(text)?))
}

fn union(row: &Row) -> Answer {
    if row.has(1) {
        return Ok(geography(&row.geography(0)?.geography().union(row.geography(1)?.geography())));
    }
    Ok(geography(&Geography::union_all(row.geographies(0)?.iter().flatten())))
}
