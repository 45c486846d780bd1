use std::sync::Arc;

use extension_emulator::{Emulator, Options};
use extension_warehouse::bigquery::{Settings, SignIn};
use extension_warehouse::{Connection, Session, Table, TableColumn, TableName, Warehouse};
use serde_json::Value;

pub const DATASET: &str = "workflows_temp";

/// A server with one dataset, and a connection to it.
pub struct Place {
    pub server: Emulator,
    pub warehouse: Arc<dyn Warehouse>,
}

pub fn place() -> Place {
    place_with(Options::default(), SignIn::Nobody)
}

pub fn place_with(options: Options, sign_in: SignIn) -> Place {
    let server = Emulator::start(Options { dataset: Some(DATASET.into()), ..options }).unwrap();
    let warehouse = connect(&server, DATASET, sign_in);
    Place { server, warehouse }
}

pub fn connect(server: &Emulator, dataset: &str, sign_in: SignIn) -> Arc<dyn Warehouse> {
    let settings =
        Settings { project: "offline".to_owned(), dataset: dataset.to_owned(), sign_in, address: Some(server.url()) };
    Connection::Bigquery(settings).connect().unwrap()
}

impl Place {
    pub fn session(&self) -> Box<dyn Session> {
        self.warehouse.open().unwrap()
    }

    /// How many requests of a method went to paths that hold a text.
    pub fn asked(&self, method: &str, part: &str) -> usize {
        let requests = self.server.requests();
        requests.iter().filter(|request| request.starts_with(method) && request.contains(part)).count()
    }
}

pub fn table(columns: &[(&str, &str)], rows: &[&[Value]]) -> Table {
    Table {
        columns: columns.iter().map(|(name, type_name)| TableColumn::new(*name, *type_name)).collect(),
        rows: rows.iter().map(|row| row.to_vec()).collect(),
    }
}

pub fn located(name: &str) -> TableName {
    TableName::Located(name.to_owned())
}
