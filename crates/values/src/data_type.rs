use std::fmt;

/// A type of BigQuery's. It displays in BigQuery's spelling: `ARRAY<STRUCT<name STRING, INT64>>`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Type {
    Bool,
    Int64,
    Float64,
    Numeric,
    BigNumeric,
    String,
    Bytes,
    Date,
    Time,
    DateTime,
    Timestamp,
    Interval,
    Json,
    Geography,
    Array(Box<Type>),
    /// A field without a name has the empty name.
    Struct(Vec<(String, Type)>),
}

impl Type {
    pub fn array(element: Type) -> Self {
        Self::Array(Box::new(element))
    }

    /// The simple type of a name, its synonyms included: `INTEGER`, `BOOLEAN`, `DECIMAL`…
    pub fn simple(name: &str) -> Option<Self> {
        Some(match name.to_ascii_uppercase().as_str() {
            "BOOL" | "BOOLEAN" => Self::Bool,
            "INT64" | "INT" | "SMALLINT" | "INTEGER" | "BIGINT" | "TINYINT" | "BYTEINT" => Self::Int64,
            "FLOAT64" => Self::Float64,
            "NUMERIC" | "DECIMAL" => Self::Numeric,
            "BIGNUMERIC" | "BIGDECIMAL" => Self::BigNumeric,
            "STRING" => Self::String,
            "BYTES" => Self::Bytes,
            "DATE" => Self::Date,
            "TIME" => Self::Time,
            "DATETIME" => Self::DateTime,
            "TIMESTAMP" => Self::Timestamp,
            "INTERVAL" => Self::Interval,
            "JSON" => Self::Json,
            "GEOGRAPHY" => Self::Geography,
            _ => return None,
        })
    }

    /// The first type, this one or one inside it, that `wanted` says yes to.
    pub fn find(&self, wanted: &dyn Fn(&Self) -> bool) -> Option<&Self> {
        if wanted(self) {
            return Some(self);
        }
        match self {
            Self::Array(element) => element.find(wanted),
            Self::Struct(fields) => fields.iter().find_map(|(_, field)| field.find(wanted)),
            _ => None,
        }
    }

    /// The type that is written in BigQuery's spelling, as it displays: `ARRAY<STRUCT<name STRING, INT64>>`.
    pub fn read(text: &str) -> Option<Self> {
        let within = |prefix: &str| text.strip_prefix(prefix)?.strip_suffix('>');
        if let Some(element) = within("ARRAY<") {
            return Some(Self::array(Self::read(element.trim())?));
        }
        let Some(fields) = within("STRUCT<") else { return Self::simple(text) };
        let (mut read, mut start, mut depth) = (Vec::new(), 0, 0usize);
        for (place, character) in fields.char_indices().chain([(fields.len(), ',')]) {
            match character {
                '<' => depth += 1,
                '>' => depth = depth.checked_sub(1)?,
                ',' if depth == 0 => {
                    let field = fields[start..place].trim();
                    let named = field.split_once(' ').filter(|(name, _)| !name.contains('<'));
                    let (name, data_type) = named.unwrap_or(("", field));
                    read.push((name.to_owned(), Self::read(data_type.trim())?));
                    start = place + 1;
                }
                _ => {}
            }
        }
        Some(Self::Struct(read))
    }
}

impl fmt::Display for Type {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Self::Bool => "BOOL",
            Self::Int64 => "INT64",
            Self::Float64 => "FLOAT64",
            Self::Numeric => "NUMERIC",
            Self::BigNumeric => "BIGNUMERIC",
            Self::String => "STRING",
            Self::Bytes => "BYTES",
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::DateTime => "DATETIME",
            Self::Timestamp => "TIMESTAMP",
            Self::Interval => "INTERVAL",
            Self::Json => "JSON",
            Self::Geography => "GEOGRAPHY",
            Self::Array(element) => return write!(out, "ARRAY<{element}>"),
            Self::Struct(fields) => {
                out.write_str("STRUCT<")?;
                for (place, (name, data_type)) in fields.iter().enumerate() {
                    let comma = if place > 0 { ", " } else { "" };
                    let space = if name.is_empty() { "" } else { " " };
                    write!(out, "{comma}{name}{space}{data_type}")?;
                }
                ">"
            }
        };
        out.write_str(name)
    }
}

/// The name that a field goes by where it must have one: its own, or one by its place.
pub fn field_name(name: &str, place: usize) -> String {
    if name.is_empty() { format!("_field_{}", place + 1) } else { name.to_owned() }
}
