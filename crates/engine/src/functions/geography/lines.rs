//! Places on lines.

use crate::functions::native::{geography, natives, text};
use crate::value::Value;

natives! {
    "ST_LINELOCATEPOINT" "ST_LineLocatePoint" "bq_st_linelocatepoint" ["GEOGRAPHY, GEOGRAPHY -> FLOAT64"] => |row| {
        let part = row.geography(0)?.geography().line_locate_point(row.geography(1)?.geography());
        Ok(Value::Float64(part.map_err(text)?))
    };
    "ST_LINEINTERPOLATEPOINT" "ST_LineInterpolatePoint" "bq_st_lineinterpolatepoint"
        ["GEOGRAPHY, FLOAT64 -> GEOGRAPHY"] =>
        |row| Ok(geography(&row.geography(0)?.geography().line_interpolate_point(row.float(1)?).map_err(text)?));
    "ST_LINESUBSTRING" "ST_LineSubstring" "bq_st_linesubstring" ["GEOGRAPHY, FLOAT64, FLOAT64 -> GEOGRAPHY"] => |row| {
        let part = row.geography(0)?.geography().line_substring(row.float(1)?, row.float(2)?);
        Ok(geography(&part.map_err(text)?))
    };
}
