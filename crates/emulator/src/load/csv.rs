//! Comma-separated values.

use csv::{ReaderBuilder, StringRecord};
use extension_engine::{Column, Table, Type, Value, json::to_value};
use serde_json::Value as Json;

use super::{detect, unreadable};
use crate::error::ApiError;
use crate::wire::ask::Ask;

/// The rows of a file, with these columns or with those that it shows.
pub fn read(file: &[u8], columns: Option<Vec<Column>>, configuration: &Json) -> Result<Table, ApiError> {
    let mut records = records(file, configuration)?;
    let skipped = configuration.number("skipLeadingRows").unwrap_or(0) as usize;
    let (columns, skipped) = match columns {
        Some(columns) => (columns, skipped),
        None => detected(&records, skipped),
    };
    let null = configuration.text("nullMarker").unwrap_or_default();
    let is_jagged = configuration.flag("allowJaggedRows") == Some(true);
    let mut rows = Vec::with_capacity(records.len());
    for (at, record) in records.drain(..).enumerate().skip(skipped) {
        if record.len() > columns.len() || (record.len() < columns.len() && !is_jagged) {
            let (wanted, found) = (columns.len(), record.len());
            let detail = format!("CSV table references column position {found}, but the schema has {wanted} columns");
            return Err(unreadable(format!("{detail}; line {}", at + 1)));
        }
        rows.push(row(&record, &columns, null).map_err(|error| unreadable(format!("{error}; line {}", at + 1)))?);
    }
    Ok(Table::new(columns, rows))
}

fn records(file: &[u8], configuration: &Json) -> Result<Vec<StringRecord>, ApiError> {
    let delimiter = match configuration.text("fieldDelimiter") {
        None | Some("") => b',',
        Some("\\t" | "tab") => b'\t',
        Some(text) => text.as_bytes()[0],
    };
    let quote = configuration.text("quote").unwrap_or("\"");
    let mut reader = ReaderBuilder::new();
    reader.has_headers(false).flexible(true).delimiter(delimiter);
    match quote.as_bytes() {
        [] => reader.quoting(false),
        [quote, ..] => reader.quote(*quote),
    };
    let quoted_newlines = configuration.flag("allowQuotedNewlines") == Some(true);
    let mut records = Vec::new();
    for record in reader.from_reader(file).into_records() {
        let record = record.map_err(unreadable)?;
        if !quoted_newlines && record.iter().any(|field| field.contains('\n')) {
            return Err(unreadable("A quoted value holds a line break; allowQuotedNewlines would take it"));
        }
        records.push(record);
    }
    Ok(records)
}

fn row(record: &StringRecord, columns: &[Column], null: &str) -> Result<Vec<Value>, String> {
    let cell = |(at, column): (usize, &Column)| {
        let Some(text) = record.get(at).filter(|text| *text != null && !(text.is_empty() && null.is_empty())) else {
            return Ok(Value::Null);
        };
        let wrong = |_| format!("Could not parse '{text}' as {} for field {}", column.data_type, column.name);
        to_value(&Json::String(text.to_owned()), &column.data_type).map_err(wrong)
    };
    columns.iter().enumerate().map(cell).collect()
}

/// The columns that the records show, and how many rows are no data. The last row to be skipped holds the names; where
/// none is to be skipped, the first one does if it alone holds nothing but texts.
fn detected(records: &[StringRecord], skipped: usize) -> (Vec<Column>, usize) {
    let types = |records: &[StringRecord]| {
        let width = records.iter().map(StringRecord::len).max().unwrap_or(0);
        let common = |at: usize| {
            let texts = records.iter().filter_map(|record| record.get(at)).filter(|text| !text.is_empty());
            texts.map(|text| Some(detect::of_text(text))).fold(None, detect::common)
        };
        (0..width).map(common).collect::<Vec<_>>()
    };
    let is_text = |data_type: &Option<Type>| *data_type == Some(Type::String);
    let mut skipped = skipped;
    if skipped == 0 && records.len() > 1 {
        let (head, body) = (types(&records[..1]), types(&records[1..]));
        if head.iter().all(is_text) && !body.iter().all(is_text) {
            skipped = 1;
        }
    }
    let names = skipped.checked_sub(1).and_then(|at| records.get(at));
    let body = &records[skipped.min(records.len())..];
    let column = |(at, data_type): (usize, Option<Type>)| {
        let name = names.and_then(|names| names.get(at)).map(|name| name.trim().to_owned());
        let name = name.filter(|name| !name.is_empty()).unwrap_or_else(|| format!("string_field_{at}"));
        Column::new(name, data_type.unwrap_or(Type::String))
    };
    (types(body).into_iter().enumerate().map(column).collect(), skipped)
}
