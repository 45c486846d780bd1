//! Identifiers. What is written without quotes means its upper-case form; what is in quotes means what it says.

use std::fmt;

use crate::{TableName, WarehouseError};

/// A database and a schema, as they are stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    pub database: String,
    pub schema: String,
}

impl Place {
    pub fn new(database: &str, schema: &str) -> Self {
        Self { database: stored(database), schema: stored(schema) }
    }

    /// Reads `DATABASE.SCHEMA`.
    pub fn parse(text: &str) -> Result<Self, WarehouseError> {
        let [database, schema] = parts(text)?;
        Ok(Self { database, schema })
    }

    pub fn sql(&self) -> String {
        format!("{}.{}", quoted(&self.database), quoted(&self.schema))
    }

    /// A thing in this place, as SQL.
    pub fn of(&self, name: &str) -> String {
        format!("{}.{}", self.sql(), quoted(name))
    }
}

/// As people write it.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", written(&self.database), written(&self.schema))
    }
}

/// A table of the working location or of the session, as SQL.
pub(super) fn table(name: &TableName, place: &Place) -> String {
    match name {
        TableName::Located(name) => place.of(&stored(name)),
        TableName::Session(name) => quoted(&stored(name)),
    }
}

/// Reads `DATABASE.SCHEMA.TABLE`.
pub(super) fn path(text: &str) -> Result<(Place, String), WarehouseError> {
    let [database, schema, name] = parts(text)?;
    Ok((Place { database, schema }, name))
}

/// The name that an identifier stands for.
pub(super) fn stored(written: &str) -> String {
    match written.strip_prefix('"').and_then(|inside| inside.strip_suffix('"')) {
        Some(inside) => inside.replace("\"\"", "\""),
        None if is_plain(written) => written.to_ascii_uppercase(),
        None => written.to_owned(),
    }
}

/// A stored name as people write it: quoted only where it must be.
pub(super) fn written(stored: &str) -> String {
    if is_plain(stored) && !stored.contains(|it: char| it.is_ascii_lowercase()) {
        stored.to_owned()
    } else {
        quoted(stored)
    }
}

/// A stored name as SQL; reserved words survive it.
pub(super) fn quoted(stored: &str) -> String {
    format!("\"{}\"", stored.replace('"', "\"\""))
}

/// A string literal.
pub(super) fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\\', "\\\\").replace('\'', "''"))
}

fn is_plain(name: &str) -> bool {
    name.starts_with(|it: char| it.is_ascii_alphabetic() || it == '_')
        && name.chars().all(|it| it.is_ascii_alphanumeric() || it == '_' || it == '$')
}

fn parts<const N: usize>(text: &str) -> Result<[String; N], WarehouseError> {
    let (mut parts, mut start, mut is_inside) = (Vec::new(), 0, false);
    for (at, character) in text.char_indices() {
        match character {
            '"' => is_inside = !is_inside,
            '.' if !is_inside => {
                parts.push(stored(&text[start..at]));
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(stored(&text[start..]));
    let is_whole = parts.iter().all(|part| !part.is_empty());
    parts.try_into().ok().filter(|_| is_whole).ok_or_else(|| {
        let wanted = ["DATABASE", "SCHEMA", "TABLE"][..N].join(".");
        WarehouseError::refused(format!("\"{text}\" names no place in Snowflake"), format!("Write {wanted}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_quoted_is_upper_case_and_the_rest_is_kept() {
        let place = Place::new("geo", "\"my schema\"");
        assert_eq!((place.to_string().as_str(), place.sql().as_str()), ("GEO.\"my schema\"", "\"GEO\".\"my schema\""));
        assert_eq!(Place::parse(&place.to_string()).unwrap(), place);
        assert_eq!(table(&TableName::Located("t 1".to_owned()), &place), "\"GEO\".\"my schema\".\"t 1\"");
        assert_eq!(table(&TableName::Session("order".to_owned()), &place), "\"ORDER\"");
    }

    #[test]
    fn names_with_dots_and_quotes_in_them_survive() {
        let (place, name) = path("D.\"a.b\".\"say \"\"x\"\"\"").unwrap();
        assert_eq!((place.schema.as_str(), name.as_str()), ("a.b", "say \"x\""));
        assert_eq!(written(&name), "\"say \"\"x\"\"\"");
        assert_eq!(written("lower"), "\"lower\"");
    }

    #[test]
    fn a_path_with_parts_missing_is_refused() {
        assert_eq!(
            path("D.T").unwrap_err().to_string(),
            "\"D.T\" names no place in Snowflake. Write DATABASE.SCHEMA.TABLE"
        );
        assert!(Place::parse("D.").is_err());
    }
}
