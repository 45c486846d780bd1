//! What a translation finds in a session.

use super::{Outcome, Session};
use crate::catalog::Path;
use crate::script;
use crate::translate::{Function, Resolved, Scope};
use crate::value::{Type, Value};

/// A session as the translation sees it.
pub(super) struct View<'v, 'd>(pub &'v Session<'d>);

impl Scope for View<'_, '_> {
    fn variable(&self, name: &str) -> Option<(Type, Value)> {
        let variable = self.0.frame().variable(name)?;
        Some((variable.data_type.clone(), variable.value.clone()))
    }

    fn system_variable(&self, path: &[String]) -> Option<(Type, Value)> {
        match path {
            [error, name] if error.eq_ignore_ascii_case("error") => self.0.error_variable(name),
            path => self.0.system.value(path),
        }
    }

    fn parameter(&self, name: &str) -> Option<(Type, Value)> {
        let parameter = self.0.frame().parameters.named.get(&name.to_lowercase())?;
        Some((parameter.data_type.clone(), parameter.value.clone()))
    }

    fn positional_parameter(&self, position: usize) -> Option<(Type, Value)> {
        let parameter = self.0.frame().parameters.positional.get(position)?;
        Some((parameter.data_type.clone(), parameter.value.clone()))
    }

    fn table(&self, path: &[String]) -> Resolved {
        let parts = flat(path);
        if let Some(view) = self.0.information_schema(&parts) {
            return view;
        }
        let Some(place) = self.0.existing_path(&parts) else { return Resolved::Missing { name: parts.join(".") } };
        match self.0.database.catalog.relation(&place) {
            Some(relation) => {
                self.0.referenced.borrow_mut().insert(place.clone());
                Resolved::Table { sql: place.duckdb(), columns: relation.columns.clone() }
            }
            None => Resolved::Missing { name: place.with_colon() },
        }
    }

    fn function(&self, path: &[String]) -> Option<Function> {
        self.0.function(&flat(path))
    }
}

/// The parts of a path some of which may hold several: `` `a.b`.c ``.
pub(super) fn flat(path: &[String]) -> Vec<String> {
    path.iter().flat_map(|part| part.split('.')).map(str::to_owned).collect()
}

impl Session<'_> {
    /// The path that a name stands for: of the temporary table of that name, if there is one.
    pub(super) fn existing_path(&self, parts: &[String]) -> Option<Path> {
        if let [name] = parts {
            let temporary = Path::temporary(name);
            if self.database.catalog.has_relation(&temporary) {
                return Some(temporary);
            }
        }
        Path::of(parts, self.system.default_project(), &self.system.dataset)
    }

    /// The path of a table that is to be there or to be made.
    pub(super) fn path(&self, path: &script::Path) -> Outcome<Path> {
        self.existing_path(&path.parts).ok_or_else(|| {
            let name = path.parts.join(".");
            self.invalid(format!("Invalid table name: `{name}`"), &path.span)
        })
    }
}
