//! One conversation with BigQuery.

use std::sync::Arc;

use extension_engine::Cancel;
use serde::Deserialize;
use serde_json::{Value, json};

use super::api::Request;
use super::job::{self, Job};
use super::rows::Page;
use super::schema::Schema;
use super::{Shared, TablePath, browse, identity, load};
use crate::runtime::wait;
use crate::{Executed, Identity, Reader, Routine, Session, Table, TableColumn, TableEntry, TableName, WarehouseError};

/// How many rows one answer may hold; BigQuery ends it earlier where rows are large.
const PAGE_ROWS: usize = 20_000;

/// After this BigQuery ends a job by itself, should nobody be there any more to do it.
const LONGEST_JOB_MILLISECONDS: u32 = 3_600_000;

pub(super) struct BigQuerySession {
    shared: Arc<Shared>,
    /// BigQuery's own session, where temporary tables live; made when one is first needed.
    session: Option<String>,
}

#[derive(Deserialize)]
struct Dataset {
    location: Option<String>,
}

impl BigQuerySession {
    /// Looks where the dataset is: jobs must be told its region.
    pub fn open(shared: Arc<Shared>) -> Result<Self, WarehouseError> {
        let location = &shared.location;
        if location.region().is_none() {
            let path = ["projects", &location.project, "datasets", &location.dataset];
            let dataset: Option<Dataset> = wait(shared.api.find(Request::get(&path, &[])))?;
            let dataset = dataset.ok_or_else(|| {
                WarehouseError::refused(
                    format!("There is no dataset {}, or it is not shown to who is signed in", location.text),
                    "Create it, or choose another destination",
                )
            })?;
            location.set_region(dataset.location.unwrap_or_default());
        }
        Ok(Self { shared, session: None })
    }

    pub fn location(&self) -> &str {
        &self.shared.location.text
    }

    /// Where the dataset is: `EU`, `us-east1`.
    pub fn region(&self) -> Option<String> {
        self.shared.location.region()
    }

    fn configuration(&self, sql: &str) -> Value {
        let mut query = json!({"query": sql, "useLegacySql": false, "useQueryCache": false});
        if let Some(session) = &self.session {
            query["connectionProperties"] = json!([{"key": "session_id", "value": session}]);
        }
        json!({
            "query": query,
            "jobTimeoutMs": LONGEST_JOB_MILLISECONDS.to_string(),
            "labels": {"made_with": "extension-studio"},
        })
    }

    fn script(&self, sql: &str, cancel: &Cancel, executed: &mut Vec<Executed>) -> Result<Job, WarehouseError> {
        let Shared { api, location } = &*self.shared;
        wait(job::script(api, location, sql, self.configuration(sql), cancel, executed))
    }

    /// The session for temporary tables.
    fn session(&mut self, cancel: &Cancel) -> Result<(), WarehouseError> {
        if self.session.is_some() {
            return Ok(());
        }
        let configuration = json!({"query": {"query": "SELECT 1", "useLegacySql": false, "createSession": true}});
        let Shared { api, location } = &*self.shared;
        let job = wait(job::run(api, location, configuration, cancel))?;
        self.session = job.statistics.session_info.map(|info| info.session_id);
        Ok(())
    }

    /// Rows, page by page.
    fn pages(
        &self,
        path: &[&str],
        region: Option<&str>,
        most: usize,
        cancel: &Cancel,
        mut take: impl FnMut(Page),
    ) -> Result<(), WarehouseError> {
        let mut left = most;
        let mut token: Option<String> = None;
        loop {
            if cancel.is_cancelled() {
                return Err(WarehouseError::Cancelled);
            }
            let mut query = vec![
                ("maxResults", left.min(PAGE_ROWS).to_string()),
                ("formatOptions.useInt64Timestamp", "true".to_owned()),
            ];
            query.extend(region.map(|region| ("location", region.to_owned())));
            query.extend(token.take().map(|token| ("pageToken", token)));
            let mut page: Page = wait(self.shared.api.call(Request::get(path, &query)))?;
            left = left.saturating_sub(page.rows.len());
            token = page.page_token.take();
            take(page);
            if token.is_none() || left == 0 {
                return Ok(());
            }
        }
    }

    /// The rows of a table, read without a job.
    fn stored(
        &self,
        path: &TablePath<'_>,
        schema: &Schema,
        most: usize,
        cancel: &Cancel,
        reader: &mut dyn Reader,
    ) -> Result<(), WarehouseError> {
        reader.columns(&schema.columns());
        let parts = ["projects", path.project, "datasets", path.dataset, "tables", path.table, "data"];
        self.pages(&parts, None, most, cancel, |page| {
            page.rows.into_iter().for_each(|row| reader.row(row.values(schema)));
        })
    }

    /// The rows of a query.
    fn results(&self, job: &Job, most: usize, cancel: &Cancel, reader: &mut dyn Reader) -> Result<(), WarehouseError> {
        let reference = &job.job_reference;
        let parts = ["projects", &reference.project_id, "queries", &reference.job_id];
        let mut schema: Option<Schema> = None;
        self.pages(&parts, reference.location.as_deref(), most, cancel, |mut page| {
            let schema = schema.get_or_insert_with(|| {
                let schema = page.schema.take().unwrap_or_default();
                reader.columns(&schema.columns());
                schema
            });
            page.rows.into_iter().for_each(|row| reader.row(row.values(schema)));
        })
    }

    fn located<'a>(&'a self, name: &'a str) -> TablePath<'a> {
        let location = &self.shared.location;
        TablePath { project: &location.project, dataset: &location.dataset, table: name }
    }
}

impl Session for BigQuerySession {
    fn identity(&mut self) -> Result<Identity, WarehouseError> {
        identity::identity(self)
    }

    fn run(&mut self, script: &str, cancel: &Cancel, executed: &mut Vec<Executed>) -> Result<(), WarehouseError> {
        self.script(script, cancel, executed).map(drop)
    }

    fn query(&mut self, sql: &str, most_rows: usize, cancel: &Cancel) -> Result<Table, WarehouseError> {
        let job = self.script(sql, cancel, &mut Vec::new())?;
        let mut table = Table::default();
        self.results(&job, most_rows, cancel, &mut table)?;
        Ok(table)
    }

    fn load(&mut self, name: &TableName, table: &Table, cancel: &Cancel) -> Result<(), WarehouseError> {
        match name {
            TableName::Located(name) => {
                let Shared { api, location } = &*self.shared;
                wait(load::load(api, location, &self.located(name), table, cancel))
            }
            // A load job knows no sessions: the rows go through a table that stays only for a moment.
            TableName::Session(name) => {
                let passing = format!("_passing_{}", uuid::Uuid::new_v4().simple());
                self.session(cancel)?;
                self.load(&TableName::Located(passing.clone()), table, cancel)?;
                let source = format!("`{}.{passing}`", self.shared.location.text);
                let copy = format!("CREATE OR REPLACE TEMP TABLE `{name}` AS SELECT * FROM {source}");
                let copied = self.run(&copy, cancel, &mut Vec::new());
                self.drop_table(&TableName::Located(passing))?;
                copied
            }
        }
    }

    fn read(&mut self, name: &TableName, reader: &mut dyn Reader, cancel: &Cancel) -> Result<bool, WarehouseError> {
        if let TableName::Located(name) = name {
            let Some(found) = wait(browse::find(&self.shared.api, &self.located(name)))? else { return Ok(false) };
            if !found.is_view() {
                self.stored(&self.located(name), &found.schema, usize::MAX, cancel, reader)?;
                return Ok(true);
            }
        }
        let path = match name {
            TableName::Located(name) => format!("{}.{name}", self.shared.location.text),
            TableName::Session(name) => name.clone(),
        };
        let job = match self.script(&format!("SELECT * FROM `{path}`"), cancel, &mut Vec::new()) {
            Ok(job) => job,
            Err(WarehouseError::Failed { message, .. }) if message.starts_with("Not found: Table") => return Ok(false),
            Err(WarehouseError::Failed { message, .. }) if message.contains("must be qualified with a dataset") => {
                return Ok(false);
            }
            Err(error) => return Err(error),
        };
        self.results(&job, usize::MAX, cancel, reader)?;
        Ok(true)
    }

    fn drop_table(&mut self, name: &TableName) -> Result<(), WarehouseError> {
        match name {
            TableName::Located(name) => {
                let path = self.located(name);
                let parts = ["projects", path.project, "datasets", path.dataset, "tables", path.table];
                wait(self.shared.api.response(&Request::delete(&parts), &[200, 204, 404])).map(drop)
            }
            TableName::Session(name) if self.session.is_some() => {
                self.run(&format!("DROP TABLE IF EXISTS `{name}`"), &Cancel::new(), &mut Vec::new())
            }
            TableName::Session(_) => Ok(()),
        }
    }

    fn routines(&mut self) -> Result<Vec<Routine>, WarehouseError> {
        let Shared { api, location } = &*self.shared;
        wait(browse::routines(api, location))
    }

    fn places(&mut self) -> Result<Vec<String>, WarehouseError> {
        let Shared { api, location } = &*self.shared;
        wait(browse::datasets(api, location))
    }

    fn tables(&mut self, place: &str) -> Result<Vec<TableEntry>, WarehouseError> {
        wait(browse::tables(&self.shared.api, place))
    }

    fn describe(&mut self, path: &str) -> Result<(TableEntry, Vec<TableColumn>), WarehouseError> {
        wait(browse::describe(&self.shared.api, path))
    }

    fn sample(&mut self, path: &str, rows: usize, cancel: &Cancel) -> Result<Table, WarehouseError> {
        let parts = browse::path(path)?;
        let found = wait(browse::found(&self.shared.api, &parts))?;
        if found.is_view() {
            return self.query(&format!("SELECT * FROM `{path}` LIMIT {rows}"), rows, cancel);
        }
        let mut table = Table::default();
        self.stored(&parts, &found.schema, rows, cancel, &mut table)?;
        Ok(table)
    }
}

impl Drop for BigQuerySession {
    fn drop(&mut self) {
        if self.session.is_some() {
            // Without this BigQuery ends the session itself, after a day.
            let _ = self.script("CALL BQ.ABORT_SESSION()", &Cancel::new(), &mut Vec::new());
        }
    }
}
