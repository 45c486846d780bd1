//! The variables of the system's own: `@@row_count`, `@@project_id`, `@@script.job_id`…

use std::time::{SystemTime, UNIX_EPOCH};

use crate::given::Given;
use crate::settings::Settings;
use crate::value::{Timestamp, Type, Value};

pub(super) struct System {
    /// What the last INSERT, UPDATE, DELETE or MERGE changed.
    pub row_count: Option<i64>,
    pub project: String,
    pub dataset: String,
    dataset_project: Option<String>,
    time_zone: String,
    query_label: Option<String>,
    started: i64,
    job: Option<String>,
    session: Option<String>,
}

impl System {
    pub fn new(settings: &Settings) -> Self {
        let started = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_micros() as i64);
        Self {
            row_count: None,
            project: settings.project.clone(),
            dataset: settings.dataset.clone(),
            dataset_project: None,
            time_zone: "UTC".into(),
            query_label: None,
            started,
            job: None,
            session: None,
        }
    }

    /// Takes what the next script is run with.
    pub fn start(&mut self, given: &Given<'_>) {
        if let Some(project) = &given.project {
            self.project.clone_from(project);
        }
        if let Some((project, dataset)) = &given.dataset {
            self.dataset_project = Some(project.clone());
            self.dataset.clone_from(dataset);
        }
        self.job.clone_from(&given.job);
        self.session.clone_from(&given.session);
        self.row_count = None;
    }

    /// The project that a path of two parts or one belongs to.
    pub fn default_project(&self) -> &str {
        self.dataset_project.as_deref().unwrap_or(&self.project)
    }

    /// The value of a variable by its path without the `@@`.
    pub fn value(&self, path: &[String]) -> Option<(Type, Value)> {
        let text = |text: &str| (Type::String, Value::String(text.to_owned()));
        let count = |count: Option<i64>| (Type::Int64, count.map_or(Value::Null, Value::Int64));
        let job = || self.job.clone().unwrap_or_else(|| format!("script_job_{}", self.started));
        let path: Vec<_> = path.iter().map(|part| part.to_ascii_lowercase()).collect();
        let path: Vec<_> = path.iter().map(String::as_str).collect();
        Some(match path.as_slice() {
            ["row_count"] => count(self.row_count),
            ["project_id"] => text(&self.project),
            ["dataset_id"] => text(&self.dataset),
            ["dataset_project_id"] => text(self.default_project()),
            ["time_zone"] => text(&self.time_zone),
            ["query_label"] => (Type::String, self.query_label.clone().map_or(Value::Null, Value::String)),
            ["location"] => (Type::String, Value::Null),
            ["session_id"] => (Type::String, self.session.clone().map_or(Value::Null, Value::String)),
            ["current_job_id"] | ["last_job_id"] | ["script", "job_id"] => text(&job()),
            ["script", "creation_time"] => (Type::Timestamp, Value::Timestamp(Timestamp(self.started))),
            ["script", "num_child_jobs"]
            | ["script", "bytes_billed"]
            | ["script", "bytes_processed"]
            | ["script", "slot_ms"] => count(Some(0)),
            _ => return None,
        })
    }

    pub fn assign(&mut self, path: &[String], value: Value) -> Result<(), String> {
        let name = path.join(".").to_ascii_lowercase();
        let text = match value {
            Value::String(text) => Some(text),
            _ => None,
        };
        match (name.as_str(), text) {
            ("dataset_id", Some(text)) => self.dataset = text,
            ("dataset_project_id", text) => self.dataset_project = text,
            ("query_label", text) => self.query_label = text,
            ("time_zone", Some(text)) if text.eq_ignore_ascii_case("UTC") => self.time_zone = text,
            ("time_zone", _) => return Err("@@time_zone other than UTC is not available offline".into()),
            _ if self.value(path).is_some() => return Err(format!("Cannot modify read-only variable @@{name}")),
            _ => return Err(format!("Unrecognized name: @@{name}")),
        }
        Ok(())
    }
}
