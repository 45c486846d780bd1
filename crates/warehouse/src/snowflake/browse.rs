//! What is there: routines, schemas, tables, columns.

use extension_engine::Cancel;
use serde_json::Value;

use super::conversation::Conversation;
use super::error::Trouble;
use super::names::{self, Place, literal, quoted, written};
use super::result;
use crate::{Routine, RoutineKind, TableColumn, TableEntry, TableKind, WarehouseError};

/// A schema that every database has, which nobody writes to.
const CATALOGUE: &str = "INFORMATION_SCHEMA";

/// What SHOW and DESCRIBE answer: rows whose columns are asked for by name.
pub(super) struct Listing {
    columns: Vec<String>,
    rows: Vec<Vec<Value>>,
}

impl Listing {
    pub async fn of(conversation: &mut Conversation, sql: &str) -> Result<Self, Trouble> {
        let data = conversation.run(sql.into(), &Cancel::new()).await?;
        let columns = result::columns(&data).into_iter().map(|column| column.name).collect();
        Ok(Self { columns, rows: result::all(&conversation.http, data, &Cancel::new()).await? })
    }

    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        self.rows.iter().map(|row| Entry { columns: &self.columns, row })
    }
}

#[derive(Clone, Copy)]
pub(super) struct Entry<'a> {
    columns: &'a [String],
    row: &'a [Value],
}

impl<'a> Entry<'a> {
    fn value(self, column: &str) -> Option<&'a Value> {
        let at = self.columns.iter().position(|name| name.eq_ignore_ascii_case(column))?;
        self.row.get(at)
    }

    pub fn text(self, column: &str) -> &'a str {
        self.value(column).and_then(Value::as_str).unwrap_or_default()
    }

    /// A number, which some servers write as text.
    fn number(self, column: &str) -> Option<u64> {
        let value = self.value(column)?;
        value.as_u64().or_else(|| value.as_str()?.parse().ok())
    }
}

pub(super) async fn routines(conversation: &mut Conversation, place: &Place) -> Result<Vec<Routine>, WarehouseError> {
    let mut routines = Vec::new();
    for (kind, shown) in [(RoutineKind::Procedure, "PROCEDURES"), (RoutineKind::Function, "USER FUNCTIONS")] {
        let listing = Listing::of(conversation, &format!("SHOW {shown} IN SCHEMA {}", place.sql())).await?;
        let own = listing.entries().filter(|entry| {
            let schema = entry.text("schema_name");
            entry.text("is_builtin") != "Y" && (schema.is_empty() || schema == place.schema)
        });
        routines.extend(own.map(|entry| Routine {
            kind,
            name: written(entry.text("name")),
            signature: signature(entry.text("arguments")),
        }));
    }
    Ok(routines)
}

/// What DROP wants of `NAME(VARCHAR, DEFAULT FLOAT) RETURN VARCHAR`.
fn signature(arguments: &str) -> Option<String> {
    let (start, end) = (arguments.find('(')?, arguments.find(") RETURN")?);
    Some(arguments.get(start..=end)?.replace("DEFAULT ", ""))
}

pub(super) async fn places(conversation: &mut Conversation) -> Result<Vec<String>, WarehouseError> {
    let listing = Listing::of(conversation, "SHOW SCHEMAS IN ACCOUNT").await?;
    let own = listing.entries().filter(|entry| !entry.text("name").eq_ignore_ascii_case(CATALOGUE));
    let mut places: Vec<_> = own
        .map(|entry| {
            let (database, schema) = (entry.text("database_name").to_owned(), entry.text("name").to_owned());
            Place { database, schema }.to_string()
        })
        .collect();
    places.sort();
    Ok(places)
}

pub(super) async fn tables(conversation: &mut Conversation, place: &Place) -> Result<Vec<TableEntry>, WarehouseError> {
    let listing = Listing::of(conversation, &format!("SHOW OBJECTS IN SCHEMA {}", place.sql())).await?;
    let mut tables: Vec<_> = listing.entries().map(table).collect();
    tables.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(tables)
}

pub(super) async fn describe(
    conversation: &mut Conversation,
    place: &Place,
    name: &str,
) -> Result<(TableEntry, Vec<TableColumn>), WarehouseError> {
    let described = Listing::of(conversation, &format!("DESCRIBE TABLE {}", place.of(name))).await?;
    let columns =
        described.entries().map(|entry| TableColumn::new(entry.text("name"), result::plain_type(entry.text("type"))));
    // LIKE knows no case, and takes `_` for any character: what it finds is looked through.
    let found = format!("SHOW OBJECTS LIKE {} IN SCHEMA {}", literal(name), place.sql());
    let listing = Listing::of(conversation, &found).await?;
    let entry = listing.entries().find(|entry| entry.text("name") == name).map(table);
    let unlisted = || TableEntry { name: written(name), kind: TableKind::Table, rows: None, bytes: None };
    Ok((entry.unwrap_or_else(unlisted), columns.collect()))
}

/// Names are told as they have to be written.
fn table(entry: Entry<'_>) -> TableEntry {
    let is_view = entry.text("kind").to_ascii_uppercase().contains("VIEW");
    TableEntry {
        name: written(entry.text("name")),
        kind: if is_view { TableKind::View } else { TableKind::Table },
        rows: entry.number("rows").filter(|_| !is_view),
        bytes: entry.number("bytes").filter(|_| !is_view),
    }
}

/// The text of a procedure. None when there is none by this name, or several.
pub(super) async fn body(conversation: &mut Conversation, called: &str) -> Result<Option<String>, WarehouseError> {
    let Ok((place, name)) = names::path(called) else { return Ok(None) };
    let found = format!("SHOW PROCEDURES LIKE {} IN SCHEMA {}", literal(&name), place.sql());
    let listing = Listing::of(conversation, &found).await?;
    let mut same = listing.entries().filter(|entry| entry.text("name") == name);
    let (Some(entry), None) = (same.next(), same.next()) else { return Ok(None) };
    let Some(signature) = signature(entry.text("arguments")) else { return Ok(None) };
    let described = format!("DESCRIBE PROCEDURE {}.{}{signature}", place.sql(), quoted(&name));
    let listing = Listing::of(conversation, &described).await?;
    let body = listing.entries().find(|entry| entry.text("property").eq_ignore_ascii_case("body"));
    Ok(body.map(|entry| entry.text("value").to_owned()))
}

#[cfg(test)]
mod tests {
    use super::signature;

    #[test]
    fn a_signature_is_what_drop_wants() {
        let of = |arguments| signature(arguments).unwrap();
        assert_eq!(of("P(VARCHAR, DEFAULT FLOAT) RETURN VARCHAR"), "(VARCHAR, FLOAT)");
        assert_eq!(of("F() RETURN TABLE (A NUMBER)"), "()");
        assert_eq!(of("F(NUMBER(38,0)) RETURN NUMBER"), "(NUMBER(38,0))");
        assert_eq!(signature("P"), None);
    }
}
