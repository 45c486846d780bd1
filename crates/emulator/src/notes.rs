//! What clients say about datasets, tables and routines beyond what the engine keeps: descriptions, labels, partitioning.

use std::collections::BTreeMap;
use std::sync::Mutex;

use extension_engine::{Database, EngineError, Name};
use serde_json::{Map, Value};

use crate::error::{ApiError, Reason};
use crate::stand::lock;

type Key = (&'static str, Name);

/// By the kind of thing and its name.
#[derive(Default)]
pub struct Notes(Mutex<BTreeMap<Key, Value>>);

/// The kinds of things.
const KINDS: [&str; 3] = ["dataset", "table", "routine"];

impl Notes {
    pub fn get(&self, kind: &'static str, name: &Name) -> Option<Value> {
        lock(&self.0).get(&(kind, name.clone())).cloned()
    }

    pub fn set(&self, database: &Database, kind: &'static str, name: &Name, note: Value) -> Result<(), ApiError> {
        database.keep_note(kind, name, Some(&note.to_string())).map_err(unkept)?;
        lock(&self.0).insert((kind, name.clone()), note);
        Ok(())
    }

    /// Changes what a note says: NULL takes a key away.
    pub fn merge(
        &self,
        database: &Database,
        kind: &'static str,
        name: &Name,
        changes: &Map<String, Value>,
    ) -> Result<(), ApiError> {
        let mut note = self.get(kind, name).unwrap_or_else(|| Value::Object(Map::new()));
        merge(&mut note, changes);
        self.set(database, kind, name, note)
    }

    pub fn forget(&self, database: &Database, kind: &'static str, name: &Name) -> Result<(), ApiError> {
        database.keep_note(kind, name, None).map_err(unkept)?;
        lock(&self.0).remove(&(kind, name.clone()));
        Ok(())
    }

    /// Reads what a file has kept.
    pub fn read(&self, database: &Database) -> Result<(), EngineError> {
        for (kind, name, text) in database.kept_notes()? {
            let kind = KINDS.into_iter().find(|known| *known == kind);
            if let (Some(kind), Ok(note)) = (kind, serde_json::from_str(&text)) {
                lock(&self.0).insert((kind, name), note);
            }
        }
        Ok(())
    }
}

fn unkept(error: EngineError) -> ApiError {
    ApiError::new(Reason::BackendError, error.to_string())
}

fn merge(note: &mut Value, changes: &Map<String, Value>) {
    if !note.is_object() {
        *note = Value::Object(Map::new());
    }
    let Some(object) = note.as_object_mut() else { return };
    for (key, value) in changes {
        match value {
            Value::Null => drop(object.remove(key)),
            // Labels are changed one by one.
            Value::Object(inner) => merge(object.entry(key).or_insert(Value::Null), inner),
            value => drop(object.insert(key.clone(), value.clone())),
        }
    }
}
