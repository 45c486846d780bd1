//! Query jobs.

use std::sync::PoisonError;
use std::time::Duration;

use extension_engine::{Database, Done, Failure, Given, Name, Named, Operation, Target};
use serde_json::{Value, json};

use super::failure::failed;
use super::script::Children;
use super::{Job, Outcome};
use crate::error::ApiError;
use crate::stand::Stand;
use crate::wire::ask::Ask;
use crate::wire::{parameters, schema};
use crate::write::{Disposition, write};

/// Runs a query job to its end.
pub fn run(stand: &Stand, job: &Job) -> Outcome {
    let Some(query) = job.configuration.at("query") else {
        return Outcome::failed(ApiError::invalid("Required parameter is missing: query").about("query"));
    };
    match prepare(stand, job, query) {
        Ok(prepared) => prepared.run(stand, job),
        Err(refused) => Outcome::failed(refused),
    }
}

/// What a query would do and answer.
pub fn dry_run(stand: &Stand, job: &Job) -> Result<Outcome, ApiError> {
    let query = job.configuration.at("query").cloned().unwrap_or_default();
    let prepared = prepare(stand, job, &query)?;
    let database = stand.open()?;
    let checked = database.check(&prepared.sql, &prepared.given);
    let checked = checked.map_err(|failure| failed(&failure, false))?;
    let mut statistics = statistics(&database, &checked.tables, checked.kind);
    statistics["query"]["totalBytesProcessedAccuracy"] = json!("ESTIMATED");
    if let Some(table) = &checked.result {
        statistics["query"]["schema"] = schema::told(&table.columns);
    }
    put_target(&mut statistics, checked.target.as_ref());
    Ok(Outcome { statistics, ..Outcome::default() })
}

struct Prepared {
    sql: String,
    /// What BigQuery calls the statement.
    kind: Result<&'static str, Failure>,
    given: Given<'static>,
    session: Option<String>,
    destination: Option<(Name, Disposition)>,
}

fn prepare(stand: &Stand, job: &Job, query: &Value) -> Result<Prepared, ApiError> {
    let sql = query.text("query").unwrap_or_default().to_owned();
    if sql.trim().is_empty() {
        return Err(ApiError::invalid("Required parameter is missing: query").about("query"));
    }
    if query.flag("useLegacySql") == Some(true) && !sql.contains("#standardSQL") {
        return Err(ApiError::not_served("Legacy SQL"));
    }
    stand.faults.admit(&job.project, |dataset| sql.contains(dataset))?;
    stand.faults.find(&job.project, |dataset| sql.contains(dataset))?;
    let (named, positional): (Vec<_>, Vec<_>) =
        parameters::read(query.list("queryParameters"))?.into_iter().partition(|(name, _)| !name.is_empty());
    let dataset = query.at("defaultDataset").and_then(|given| {
        let project = given.text("projectId").unwrap_or(&job.project).to_owned();
        Some((project, given.text("datasetId")?.to_owned()))
    });
    let named_session = query.list("connectionProperties").iter().find(|it| it.text("key") == Some("session_id"));
    let session = match named_session.and_then(|it| it.text("value")) {
        Some(id) => Some(id.to_owned()),
        None if query.flag("createSession") == Some(true) => Some(stand.new_session()?),
        None => None,
    };
    let time = job.configuration.number("jobTimeoutMs").filter(|most| *most > 0).map(Duration::from_millis);
    let given = Given {
        project: Some(job.project.clone()),
        dataset,
        named,
        positional: positional.into_iter().map(|(_, value)| value).collect(),
        time: time.map(|time| time.min(stand.options.limits.time)),
        job: Some(job.id.clone()),
        session: session.clone(),
        keeps: session.is_some(),
        listener: None,
    };
    let destination = match query.at("destinationTable") {
        Some(table) => Some((stand.name(table, &job.project)?, Disposition::of(query, true)?)),
        None => None,
    };
    let kind = Database::kind(&sql);
    Ok(Prepared { sql, kind, given, session, destination })
}

impl Prepared {
    fn run(self, stand: &Stand, job: &Job) -> Outcome {
        let Some(id) = self.session.clone() else {
            return match stand.open() {
                Ok(database) => self.run_on(&database, stand, job),
                Err(error) => Outcome::failed(error),
            };
        };
        if ends_session(&self.sql) {
            stand.end_session(&id);
            return Outcome { statistics: json!({ "query": { "statementType": "SCRIPT" } }), ..Outcome::default() };
        }
        let mut outcome = match stand.session(&id) {
            Ok(session) => {
                let database = session.lock().unwrap_or_else(PoisonError::into_inner);
                self.run_on(&database, stand, job)
            }
            Err(error) => Outcome::failed(error),
        };
        outcome.statistics["sessionInfo"] = json!({ "sessionId": id });
        outcome
    }

    fn run_on(self, database: &Database, stand: &Stand, job: &Job) -> Outcome {
        let Self { sql, kind, given, destination, .. } = self;
        let kind = match kind {
            Ok(kind) => kind,
            Err(failure) => return Outcome::failed(failed(&failure, false)),
        };
        let is_script = kind == "SCRIPT";
        let children = Children::new(stand, job, is_script);
        let listener = |done: Done| {
            stand.forget_notes(database, done.target.as_ref());
            children.tell(done);
        };
        let given = Given { listener: Some(&listener), ..given };
        let run = match database.run_given(&sql, &given, &job.cancel) {
            Ok(run) => run,
            Err(failure) => {
                let error = failed(&failure, is_script);
                children.fail(&failure, &sql, &error);
                let statistics = json!({ "query": { "statementType": kind } });
                return Outcome { statistics, ..Outcome::failed(error) };
            }
        };
        let mut statistics = statistics(database, &run.tables, kind);
        if let Some(done) = children.only() {
            put_target(&mut statistics, done.target.as_ref());
            put_changed(&mut statistics, kind, done.changed);
        }
        let Some(result) = run.last_result else { return Outcome { statistics, ..Outcome::default() } };
        let destination = match destination {
            Some((name, disposition)) if kind == "SELECT" => match write(database, &name, &result, None, disposition) {
                Ok(()) => name,
                Err(error) => return Outcome { statistics, ..Outcome::failed(error) },
            },
            _ => job.anonymous_table(),
        };
        Outcome { result: Some(result), destination: Some(destination), statistics, ..Outcome::default() }
    }
}

/// Whether a script does nothing but end the session it runs in.
fn ends_session(sql: &str) -> bool {
    let bare: String = sql.chars().filter(|it| !it.is_whitespace()).collect();
    bare.trim_end_matches(';').eq_ignore_ascii_case("CALLBQ.ABORT_SESSION()")
}

/// What is told of every query that ran.
fn statistics(database: &Database, tables: &[Name], kind: &str) -> Value {
    let bytes = tables.iter().map(|table| crate::sizes::bytes(database, table)).sum::<u64>().to_string();
    let table = |name: &Name| json!({ "projectId": name.project, "datasetId": name.dataset, "tableId": name.name });
    json!({
        "totalBytesProcessed": bytes,
        "query": {
            "statementType": kind,
            "cacheHit": false,
            "totalBytesProcessed": bytes,
            // Nothing is billed here.
            "totalBytesBilled": "0",
            "billingTier": 0,
            "referencedTables": tables.iter().map(table).collect::<Vec<_>>(),
        },
    })
}

fn put_target(statistics: &mut Value, target: Option<&Target>) {
    let Some(Target { name, what, operation }) = target else { return };
    let query = &mut statistics["query"];
    query["ddlOperationPerformed"] = json!(match operation {
        Operation::Create => "CREATE",
        Operation::Replace => "REPLACE",
        Operation::Skip => "SKIP",
        Operation::Alter => "ALTER",
        Operation::Drop => "DROP",
    });
    let (key, id) = match what {
        Named::Table => ("ddlTargetTable", "tableId"),
        Named::Routine => ("ddlTargetRoutine", "routineId"),
        Named::Dataset => ("ddlTargetDataset", ""),
    };
    query[key] = json!({ "projectId": name.project, "datasetId": name.dataset });
    if !id.is_empty() {
        query[key][id] = json!(name.name);
    }
}

/// How many rows were changed; of MERGE it is known as a sum only.
pub(super) fn put_changed(statistics: &mut Value, kind: &str, changed: Option<usize>) {
    let Some(changed) = changed else { return };
    statistics["query"]["numDmlAffectedRows"] = json!(changed.to_string());
    let key = match kind {
        "INSERT" => "insertedRowCount",
        "UPDATE" => "updatedRowCount",
        "DELETE" | "TRUNCATE_TABLE" => "deletedRowCount",
        _ => return,
    };
    statistics["query"]["dmlStats"] = json!({ key: changed.to_string() });
}

/// What is told of a statement of a script.
pub(super) fn child_statistics(done: &Done) -> Value {
    // Nothing is billed here.
    let query = json!({ "statementType": done.kind, "cacheHit": false, "totalBytesBilled": "0" });
    let mut statistics = json!({ "query": query });
    put_target(&mut statistics, done.target.as_ref());
    put_changed(&mut statistics, done.kind, done.changed);
    statistics
}
