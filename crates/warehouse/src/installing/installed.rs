use extension_engine::Cancel;
use extension_model::Provider;
use extension_package::Bundle;
use extension_sql::{REGISTRY_TABLE, RegisteredRoutine, registered_routines};
use serde_json::Value;

use crate::{Session, Table, TableName, WarehouseError};

/// A row of the table of installed extensions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Installed {
    /// The extension's name: the key of the row.
    pub name: String,
    /// As JSON, with the components and the icons in it.
    pub metadata: String,
    /// The routines that it registered.
    pub routines: Vec<RegisteredRoutine>,
}

impl Installed {
    /// What was installed, to look into. Its script is not kept by the warehouse.
    pub fn bundle(&self) -> Bundle {
        Bundle { metadata: self.metadata.clone(), script: String::new() }
    }
}

/// The extensions that a working location holds, by name; none where no table of them is.
///
/// # Errors
/// When the table cannot be read.
pub fn installed(
    session: &mut dyn Session,
    provider: Provider,
    cancel: &Cancel,
) -> Result<Vec<Installed>, WarehouseError> {
    let mut table = Table::default();
    if !session.read(&TableName::Located(REGISTRY_TABLE.to_owned()), &mut table, cancel)? {
        return Ok(Vec::new());
    }
    let column = |name: &str| table.columns.iter().position(|column| column.name.eq_ignore_ascii_case(name));
    let (Some(name), Some(metadata), Some(procedures)) = (column("name"), column("metadata"), column("procedures"))
    else {
        return Err(WarehouseError::failed(format!(
            "{REGISTRY_TABLE} has other columns than Workflows gives it, so what is installed there is not known"
        )));
    };
    let text = |row: &[Value], at: usize| match &row[at] {
        Value::String(text) => text.clone(),
        // Snowflake's texts that look like JSON may come parsed.
        Value::Null => String::new(),
        other => other.to_string(),
    };
    let mut installed: Vec<_> = table
        .rows
        .iter()
        .map(|row| Installed {
            name: text(row, name),
            metadata: text(row, metadata),
            routines: registered_routines(&text(row, procedures), provider),
        })
        .collect();
    installed.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(installed)
}
