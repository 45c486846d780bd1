//! Who is signed in, and whether they can deploy and test.

use extension_engine::Cancel;

use super::session::BigQuerySession;
use crate::{Executed, Finding, Identity, Session, TableName, WarehouseError};

pub(super) fn identity(session: &mut BigQuerySession) -> Result<Identity, WarehouseError> {
    let cancel = Cancel::new();
    let who = session.query("SELECT SESSION_USER()", 1, &cancel)?;
    let who = who.rows.first().and_then(|row| row.first()?.as_str()).unwrap_or_default().to_owned();
    let location = session.location().to_owned();
    let region = session.region().filter(|region| !region.is_empty());
    let mut findings = vec![good(match region {
        Some(region) => format!("The dataset {location} is in the region {region}"),
        None => format!("The dataset {location} is there"),
    })];
    findings.push(tables(session, &location));
    findings.push(routines(session, &location, &cancel));
    Ok(Identity { who, location, findings })
}

/// Tries what is needed: what a role allows cannot be asked for.
fn tables(session: &mut BigQuerySession, location: &str) -> Finding {
    let name = TableName::Located(format!("_connection_test_{}", uuid::Uuid::new_v4().simple()));
    let table = crate::Table {
        columns: vec![crate::TableColumn::new("x", "INT64")],
        rows: vec![vec![serde_json::Value::from(1)]],
    };
    let tried = session.load(&name, &table, &Cancel::new());
    let removed = session.drop_table(&name);
    found(tried.and(removed), format!("Tables can be created in {location}"))
}

fn routines(session: &mut BigQuerySession, location: &str, cancel: &Cancel) -> Finding {
    let name = format!("`{location}._connection_test_{}`", uuid::Uuid::new_v4().simple());
    let mut executed: Vec<Executed> = Vec::new();
    let script = format!("CREATE PROCEDURE {name}() BEGIN SELECT 1; END; DROP PROCEDURE {name};");
    found(session.run(&script, cancel, &mut executed), format!("Procedures can be created in {location}"))
}

fn found(tried: Result<(), WarehouseError>, message: String) -> Finding {
    match tried {
        Ok(()) => good(message),
        Err(WarehouseError::Refused { message, help }) => Finding { is_good: false, message, help: Some(help) },
        Err(error) => Finding { is_good: false, message: error.to_string(), help: None },
    }
}

fn good(message: String) -> Finding {
    Finding { is_good: true, message, help: None }
}
