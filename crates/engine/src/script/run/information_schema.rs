//! The views of INFORMATION_SCHEMA, as queries over what the catalog knows.

use super::Session;
use crate::catalog::{Dataset, Path};
use crate::duck::{duckdb_type, identifier, literal};
use crate::table::Column;
use crate::translate::Resolved;
use crate::value::{Timestamp, Type, Value};

impl Session<'_> {
    /// The view that a path names; none when it leads elsewhere.
    pub(super) fn information_schema(&self, parts: &[String]) -> Option<Resolved> {
        let [around @ .., schema, view] = parts else { return None };
        if !schema.eq_ignore_ascii_case("INFORMATION_SCHEMA") {
            return None;
        }
        let project = self.system.default_project();
        let (project, dataset) = match around {
            [] => (project, None),
            // A region holds every dataset.
            [region] if region.starts_with("region-") => (project, None),
            [project, region] if region.starts_with("region-") => (project.as_str(), None),
            [dataset] => (project, Some(dataset.as_str())),
            [project, dataset] => (project.as_str(), Some(dataset.as_str())),
            _ => return Some(Resolved::Missing { name: parts.join(".") }),
        };
        let is_in = |(own, name): &Dataset| own == project && dataset.is_none_or(|it| it == name);
        Some(match view.to_ascii_uppercase().as_str() {
            "TABLES" => self.tables_view(is_in),
            "COLUMNS" => self.columns_view(is_in),
            "ROUTINES" => self.routines_view(is_in),
            _ => Resolved::Missing { name: parts.join(".") },
        })
    }

    fn tables_view(&self, is_in: impl Fn(&Dataset) -> bool) -> Resolved {
        let mut rows = Vec::new();
        for (path, relation) in &self.database.catalog.relations(is_in) {
            let [project, dataset, name] = named(path);
            let kind = if relation.is_view() { "VIEW" } else { "BASE TABLE" };
            let insertable = if relation.is_view() { "NO" } else { "YES" };
            let created = self.system.value(&["script".into(), "creation_time".into()]);
            let created = created.map_or(Value::Timestamp(Timestamp(0)), |(_, value)| value);
            rows.push(vec![project, dataset, name, text(kind), text(insertable), text("NO"), created]);
        }
        let columns = [
            ("table_catalog", Type::String),
            ("table_schema", Type::String),
            ("table_name", Type::String),
            ("table_type", Type::String),
            ("is_insertable_into", Type::String),
            ("is_typed", Type::String),
            ("creation_time", Type::Timestamp),
        ];
        view(&columns, &rows)
    }

    fn columns_view(&self, is_in: impl Fn(&Dataset) -> bool) -> Resolved {
        let mut rows = Vec::new();
        for (path, relation) in &self.database.catalog.relations(is_in) {
            for (at, column) in relation.columns.iter().enumerate() {
                let [project, dataset, name] = named(path);
                let nullable = if matches!(column.data_type, Type::Array(_)) { "NO" } else { "YES" };
                rows.push(vec![
                    project,
                    dataset,
                    name,
                    text(&column.name),
                    Value::Int64(at as i64 + 1),
                    text(nullable),
                    text(&column.data_type.to_string()),
                    text("NEVER"),
                    text("NO"),
                    text("NO"),
                    text("NO"),
                ]);
            }
        }
        let columns = [
            ("table_catalog", Type::String),
            ("table_schema", Type::String),
            ("table_name", Type::String),
            ("column_name", Type::String),
            ("ordinal_position", Type::Int64),
            ("is_nullable", Type::String),
            ("data_type", Type::String),
            ("is_generated", Type::String),
            ("is_hidden", Type::String),
            ("is_system_defined", Type::String),
            ("is_partitioning_column", Type::String),
        ];
        view(&columns, &rows)
    }

    fn routines_view(&self, is_in: impl Fn(&Dataset) -> bool) -> Resolved {
        let mut rows = Vec::new();
        for (path, kind, returns) in
            self.routines().into_iter().filter(|(path, ..)| path.dataset.as_ref().is_some_and(&is_in))
        {
            let [project, dataset, name] = named(&path);
            let returns = returns.map_or(Value::Null, |returns| text(&returns.to_string()));
            rows.push(vec![
                project.clone(),
                dataset.clone(),
                name.clone(),
                project,
                dataset,
                name,
                text(kind),
                returns,
            ]);
        }
        let columns = [
            ("specific_catalog", Type::String),
            ("specific_schema", Type::String),
            ("specific_name", Type::String),
            ("routine_catalog", Type::String),
            ("routine_schema", Type::String),
            ("routine_name", Type::String),
            ("routine_type", Type::String),
            ("data_type", Type::String),
        ];
        view(&columns, &rows)
    }
}

fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}

fn named(path: &Path) -> [Value; 3] {
    let (project, dataset) = path.dataset.clone().unwrap_or_default();
    [Value::String(project), Value::String(dataset), text(&path.name)]
}

/// A query in brackets that answers these rows.
fn view(columns: &[(&str, Type)], rows: &[Vec<Value>]) -> Resolved {
    let row = |row: &Vec<Value>| {
        let values = row.iter().zip(columns).map(|(value, (_, data_type))| literal(value, data_type));
        format!("({})", values.collect::<Vec<_>>().join(", "))
    };
    let names: Vec<_> = columns.iter().map(|(name, _)| identifier(name)).collect();
    let sql = if rows.is_empty() {
        let nulls = columns
            .iter()
            .map(|(name, data_type)| format!("CAST(NULL AS {}) AS {}", duckdb_type(data_type), identifier(name)));
        format!("(SELECT {} WHERE false)", nulls.collect::<Vec<_>>().join(", "))
    } else {
        let rows: Vec<_> = rows.iter().map(row).collect();
        format!("(SELECT * FROM (VALUES {}) AS information({}))", rows.join(", "), names.join(", "))
    };
    let columns = columns.iter().map(|(name, data_type)| Column::new(*name, data_type.clone())).collect();
    Resolved::Table { sql, columns }
}
