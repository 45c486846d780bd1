use serde_json::Value;

/// Rows as they travel to and from any warehouse.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    pub columns: Vec<TableColumn>,
    /// Each as long as `columns`. Geographies are WKT, dates and times text, bytes base64, numbers that are none the
    /// text `nan`, decimals text.
    pub rows: Vec<Vec<Value>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
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
