//! BigQuery, by its REST API.

mod api;
mod browse;
mod identity;
mod job;
mod load;
mod refusal;
mod rows;
mod schema;
mod session;
mod sign_in;

use std::sync::{Arc, Mutex, PoisonError};

use extension_model::Provider;
use serde_json::{Value, json};

pub use sign_in::SignIn;

use crate::{Session, Warehouse, WarehouseError};
use api::Api;
use session::BigQuerySession;
use sign_in::SignedIn;

/// Where a BigQuery dataset is, and as whom to sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    pub project: String,
    /// The dataset that is the working location.
    pub dataset: String,
    pub sign_in: SignIn,
    /// Where to go instead of Google: `http://127.0.0.1:9050`.
    pub address: Option<String>,
}

pub(crate) fn connect(settings: &Settings) -> Result<Arc<dyn Warehouse>, WarehouseError> {
    let api = Api::new(settings.address.as_deref(), SignedIn::new(settings.sign_in.clone()))?;
    let Settings { project, dataset, .. } = settings;
    let location = Location {
        project: project.clone(),
        dataset: dataset.clone(),
        text: format!("{project}.{dataset}"),
        region: Mutex::default(),
    };
    Ok(Arc::new(BigQuery { shared: Arc::new(Shared { api, location }) }))
}

/// The working location.
struct Location {
    project: String,
    dataset: String,
    /// `project.dataset`
    text: String,
    /// The dataset's region, once it is known: jobs must run there.
    region: Mutex<Option<String>>,
}

struct BigQuery {
    shared: Arc<Shared>,
}

/// What all sessions have in common.
struct Shared {
    api: Api,
    location: Location,
}

/// A table by its parts.
struct TablePath<'a> {
    project: &'a str,
    dataset: &'a str,
    table: &'a str,
}

impl Location {
    fn region(&self) -> Option<String> {
        self.region.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn set_region(&self, region: String) {
        *self.region.lock().unwrap_or_else(PoisonError::into_inner) = Some(region);
    }
}

impl TablePath<'_> {
    fn reference(&self) -> Value {
        json!({"projectId": self.project, "datasetId": self.dataset, "tableId": self.table})
    }
}

impl Warehouse for BigQuery {
    fn name(&self) -> &str {
        "bigquery"
    }

    fn speaks(&self, provider: Provider) -> bool {
        provider == Provider::Bigquery
    }

    fn location(&self) -> &str {
        &self.shared.location.text
    }

    fn open(&self) -> Result<Box<dyn Session>, WarehouseError> {
        BigQuerySession::open(Arc::clone(&self.shared)).map(|session| Box::new(session) as Box<dyn Session>)
    }
}
