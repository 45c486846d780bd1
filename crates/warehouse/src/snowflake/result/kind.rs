//! The types of a result's columns.

use super::super::wire::ColumnType;

/// How a column's values are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Number {
        scale: u32,
    },
    Float,
    Boolean,
    Date,
    Time {
        scale: u32,
    },
    Timestamp {
        scale: u32,
        zone: Zone,
    },
    Binary,
    /// VARIANT, OBJECT, ARRAY: JSON.
    Semi,
    Text,
}

/// Which zone a timestamp is told in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Zone {
    /// In none.
    None,
    /// In the session's, which is UTC.
    Session,
    /// In its own.
    Own,
}

impl Kind {
    pub fn of(column: &ColumnType) -> Self {
        let scale = column.scale.and_then(|scale| u32::try_from(scale).ok()).filter(|scale| *scale <= 37);
        let fraction = scale.unwrap_or(9).min(9);
        let timestamp = |zone| Self::Timestamp { scale: fraction, zone };
        match column.type_name.to_ascii_lowercase().as_str() {
            "fixed" => Self::Number { scale: scale.unwrap_or(0) },
            "real" => Self::Float,
            "boolean" => Self::Boolean,
            "date" => Self::Date,
            "time" => Self::Time { scale: fraction },
            "timestamp_ntz" | "timestamp" => timestamp(Zone::None),
            "timestamp_ltz" => timestamp(Zone::Session),
            "timestamp_tz" => timestamp(Zone::Own),
            "binary" => Self::Binary,
            // A geography is WKT text, though it may travel as an object.
            "variant" | "object" | "array" | "map" if !is_spatial(column) => Self::Semi,
            _ => Self::Text,
        }
    }
}

/// A column's type as Snowflake spells it, without lengths: a dry run knows none, and Workflows shows none.
pub(super) fn type_name(column: &ColumnType) -> String {
    let outer = column.ext_type_name.as_deref().filter(|_| is_spatial(column));
    let name = outer.unwrap_or(&column.type_name).to_ascii_uppercase();
    match name.as_str() {
        "FIXED" => format!("NUMBER({},{})", column.precision.unwrap_or(38), column.scale.unwrap_or(0)),
        "REAL" => "FLOAT".to_owned(),
        "TEXT" => "VARCHAR".to_owned(),
        "TIMESTAMP" => "TIMESTAMP_NTZ".to_owned(),
        _ => name,
    }
}

/// A type as DESCRIBE tells it, as `type_name` does.
pub(crate) fn plain_type(described: &str) -> String {
    let name = described.split('(').next().unwrap_or_default().trim().to_ascii_uppercase();
    if matches!(name.as_str(), "NUMBER" | "VECTOR" | "MAP") { described.to_ascii_uppercase() } else { name }
}

fn is_spatial(column: &ColumnType) -> bool {
    column.ext_type_name.as_deref().is_some_and(|name| matches!(name, "GEOGRAPHY" | "GEOMETRY"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(type_name: &str, outer: Option<&str>, precision: i64, scale: i64) -> ColumnType {
        ColumnType {
            type_name: type_name.to_owned(),
            ext_type_name: outer.map(str::to_owned),
            precision: Some(precision),
            scale: Some(scale),
            ..ColumnType::default()
        }
    }

    #[test]
    fn types_are_spelled_as_in_create_table() {
        for (column, name) in [
            (column("fixed", None, 10, 2), "NUMBER(10,2)"),
            (column("real", None, 0, 0), "FLOAT"),
            (column("text", None, 0, 0), "VARCHAR"),
            (column("text", Some("GEOGRAPHY"), 0, 0), "GEOGRAPHY"),
            (column("timestamp_tz", None, 0, 9), "TIMESTAMP_TZ"),
            (column("variant", None, 0, 0), "VARIANT"),
        ] {
            assert_eq!(type_name(&column), name);
        }
        for (described, name) in
            [("VARCHAR(16777216)", "VARCHAR"), ("NUMBER(38,0)", "NUMBER(38,0)"), ("TIMESTAMP_NTZ(9)", "TIMESTAMP_NTZ")]
        {
            assert_eq!(plain_type(described), name);
        }
    }

    #[test]
    fn a_geography_is_text_however_it_travels() {
        assert_eq!(Kind::of(&column("object", Some("GEOGRAPHY"), 0, 0)), Kind::Text);
        assert_eq!(Kind::of(&column("object", None, 0, 0)), Kind::Semi);
    }
}
