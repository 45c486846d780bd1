use std::collections::BTreeMap;

use extension_model::form::{effective_values, evaluate};
use extension_model::sample::SampleColumn;
use extension_model::{Component, ComponentFiles, FieldState, FormValues, Logic, Package, Provider};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::sample_tables::{columns_of, connected_tables, with_tables};

/// What the preview shows, asked for.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PreviewRequest {
    pub folder: String,
    /// What was typed so far, by input name; see [`FormValues`].
    #[ts(type = "Record<string, unknown>")]
    pub values: FormValues,
    /// Sample schemas edited by hand, by Table input; they win over the test's rows.
    pub schemas: BTreeMap<String, Vec<SampleColumn>>,
    /// Whether the CALL is that of a dry run.
    pub dry_run: bool,
}

/// The settings panel alive, and the CALL that Workflows would run.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct Preview {
    pub fields: Vec<FieldState>,
    /// One per Table input, in their order.
    pub tables: Vec<ConnectedTable>,
    pub call: String,
}

/// The table that the preview connects to a Table input.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct ConnectedTable {
    pub input: String,
    pub name: String,
    pub source: SampleSource,
    pub columns: Vec<SampleColumn>,
}

/// Where a sample table's columns come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum SampleSource {
    /// The first row of the component's own test table.
    Test,
    /// Edited by hand.
    Edited,
    /// Nothing is known: a plain sample with one column of each common type.
    Sample,
}

impl Preview {
    pub fn of(package: &Package, request: &PreviewRequest) -> Self {
        let files = package.component(&request.folder);
        let component = files.metadata().unwrap_or_default();
        let procedure = procedure_name(&files, &component, package.provider());
        Self::with(&files, &component, &procedure, request, package.provider())
    }

    /// That of an installed component, of which nothing but its metadata is known.
    pub fn of_installed(component: &Component, provider: Provider, request: &PreviewRequest) -> Self {
        let nothing = Package::default();
        let procedure = component.procedure_name.as_deref().unwrap_or_default();
        Self::with(&nothing.component(&request.folder), component, procedure, request, provider)
    }

    fn with(
        files: &ComponentFiles<'_>,
        component: &Component,
        procedure: &str,
        request: &PreviewRequest,
        provider: Provider,
    ) -> Self {
        let tables = connected_tables(files, component, &request.schemas, provider);
        let typed = with_tables(request.values.clone(), &component.inputs, &tables);
        let values = effective_values(component, &typed);
        Self {
            fields: evaluate(component, &typed, &columns_of(&tables)),
            call: extension_sql::call(component, procedure, &values, request.dry_run, provider),
            tables,
        }
    }
}

/// The name the component's procedure has once installed.
pub(crate) fn procedure_name(files: &ComponentFiles<'_>, component: &Component, provider: Provider) -> String {
    match files.logic() {
        Logic::Runs { fullrun, .. } => {
            let fullrun = fullrun.map(|text| text.as_bytes()).unwrap_or_default();
            extension_sql::procedure_name(&component.name, fullrun, provider)
        }
        Logic::Procedure(_) => component.procedure_name.clone().unwrap_or_default(),
    }
}
