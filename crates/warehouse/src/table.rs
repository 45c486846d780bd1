use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

use crate::exact;

/// Rows as they travel to and from any warehouse.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Table {
    pub columns: Vec<TableColumn>,
    /// Each as long as `columns`. Geographies are WKT, dates and times text, bytes base64, numbers that are none the
    /// text `nan`, decimals text. On the way to the page, whole numbers that a double cannot hold are text too.
    #[serde(serialize_with = "exact::rows")]
    #[ts(type = "Array<Array<unknown>>")]
    pub rows: Vec<Vec<Value>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TableColumn {
    pub name: String,
    /// As the warehouse spells it: `ARRAY<STRUCT<a INT64>>`.
    pub type_name: String,
}

impl TableColumn {
    pub fn new(name: impl Into<String>, type_name: impl Into<String>) -> Self {
        Self { name: name.into(), type_name: type_name.into() }
    }
}

/// Where a table is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableName {
    /// In the working location.
    Located(String),
    /// In the session alone.
    Session(String),
}

impl TableName {
    /// The name as a component is given it.
    pub fn given(&self, location: &str) -> String {
        match self {
            Self::Located(name) => format!("{location}.{name}"),
            Self::Session(name) => name.clone(),
        }
    }
}
