//! Columns as BigQuery's API has them, and as SQL spells them.

use serde::{Deserialize, Serialize};

use crate::{TableColumn, WarehouseError};

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Schema {
    pub fields: Vec<Field>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Field {
    pub name: String,
    #[serde(rename = "type")]
    pub kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<Field>,
}

impl Schema {
    pub fn columns(&self) -> Vec<TableColumn> {
        self.fields.iter().map(|field| TableColumn::new(field.name.clone(), field.type_name())).collect()
    }

    /// # Errors
    /// When a column has a type that BigQuery does not have.
    pub fn of(columns: &[TableColumn]) -> Result<Self, WarehouseError> {
        let field = |column: &TableColumn| {
            Field::read(&column.name, &column.type_name).ok_or_else(|| {
                let TableColumn { name, type_name } = column;
                WarehouseError::failed(format!(
                    "The column \"{name}\" has the type {type_name}, which BigQuery does not have"
                ))
            })
        };
        Ok(Self { fields: columns.iter().map(field).collect::<Result<_, _>>()? })
    }
}

impl Field {
    pub fn is_repeated(&self) -> bool {
        self.mode.as_deref().is_some_and(|mode| mode.eq_ignore_ascii_case("REPEATED"))
    }

    /// The element's type in SQL.
    fn element(&self) -> String {
        match self.kind.to_ascii_uppercase().as_str() {
            "INTEGER" => "INT64".to_owned(),
            "FLOAT" => "FLOAT64".to_owned(),
            "BOOLEAN" => "BOOL".to_owned(),
            "RECORD" | "STRUCT" => {
                let fields: Vec<_> =
                    self.fields.iter().map(|field| format!("{} {}", field.name, field.type_name())).collect();
                format!("STRUCT<{}>", fields.join(", "))
            }
            other => other.to_owned(),
        }
    }

    /// The type as SQL spells it.
    pub fn type_name(&self) -> String {
        if self.is_repeated() { format!("ARRAY<{}>", self.element()) } else { self.element() }
    }

    /// A field of a type that SQL spells so; none when BigQuery has no such type.
    fn read(name: &str, type_name: &str) -> Option<Self> {
        let text = type_name.trim();
        let plain = |kind: &str| Self { name: name.to_owned(), kind: kind.to_owned(), ..Self::default() };
        if let Some(element) = inside(text, "ARRAY") {
            let field = Self::read(name, element)?;
            // BigQuery has no arrays of arrays.
            return (!field.is_repeated()).then(|| Self { mode: Some("REPEATED".to_owned()), ..field });
        }
        if let Some(list) = inside(text, "STRUCT").or_else(|| inside(text, "RECORD")) {
            let fields = parts(list).into_iter().map(|part| {
                let (name, type_name) = part.trim().split_once(char::is_whitespace)?;
                Self::read(name.trim_matches('`'), type_name)
            });
            return Some(Self { fields: fields.collect::<Option<_>>()?, ..plain("RECORD") });
        }
        // STRING(10) and NUMERIC(10, 2) bound what they hold; test tables hold it all.
        let bare = text.split('(').next().unwrap_or_default().trim().to_ascii_uppercase();
        Some(plain(match bare.as_str() {
            "INT64" | "INTEGER" | "INT" | "BIGINT" | "SMALLINT" | "TINYINT" | "BYTEINT" => "INTEGER",
            "FLOAT64" | "FLOAT" | "DOUBLE" => "FLOAT",
            "BOOL" | "BOOLEAN" => "BOOLEAN",
            "DECIMAL" => "NUMERIC",
            "BIGDECIMAL" => "BIGNUMERIC",
            "STRING" | "BYTES" | "NUMERIC" | "BIGNUMERIC" | "DATE" | "TIME" | "DATETIME" | "TIMESTAMP" | "INTERVAL"
            | "GEOGRAPHY" | "JSON" => bare.as_str(),
            _ => return None,
        }))
    }
}

fn inside<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let head = text.get(..name.len()).filter(|head| head.eq_ignore_ascii_case(name))?;
    text[head.len()..].trim_start().strip_prefix('<')?.strip_suffix('>')
}

/// What stands between commas that are not inside brackets.
fn parts(text: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0_i32, 0);
    for (at, character) in text.char_indices() {
        match character {
            '<' | '(' => depth += 1,
            '>' | ')' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_survive_the_api() {
        for spelled in ["INT64", "GEOGRAPHY", "ARRAY<STRUCT<a INT64, b ARRAY<STRING>>>", "STRUCT<a FLOAT64, j JSON>"] {
            let schema = Schema::of(&[TableColumn::new("c", spelled)]).unwrap();
            assert_eq!(schema.columns()[0].type_name, spelled);
        }
        assert!(Schema::of(&[TableColumn::new("c", "VARIANT")]).unwrap_err().to_string().contains("VARIANT"));
        assert!(Schema::of(&[TableColumn::new("c", "ARRAY<ARRAY<INT64>>")]).is_err());
    }
}
