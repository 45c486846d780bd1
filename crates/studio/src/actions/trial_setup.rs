use std::collections::BTreeMap;

use extension_model::{Component, FormValues, Package};
use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

use super::test_file::{plain, unused_id};

/// What there is to run a component with.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct TrialSetup {
    /// The component's own test tables: their `.ndjson` files without the ending.
    pub tables: Vec<String>,
    /// The component's test cases, as the form would hold them.
    pub cases: Vec<CaseForm>,
    /// The types that a typed column can be given.
    pub types: Vec<&'static str>,
    /// An id that a new case could have.
    pub next_id: String,
}

/// A test case as the form holds it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct CaseForm {
    pub id: String,
    /// By input name, without the tables.
    #[ts(type = "Record<string, unknown>")]
    pub values: FormValues,
    /// The test table behind each Table input; one that is not named has none.
    pub tables: BTreeMap<String, String>,
}

/// What a component can be tried with.
pub fn trial_setup(package: &Package, folder: &str) -> TrialSetup {
    let files = package.component(folder);
    let component = files.metadata().unwrap_or_default();
    let tables = files.path("test").into_iter().flat_map(|tests| {
        let names = package.under(&tests).filter_map(|(path, _)| path.strip(&tests)?.strip_suffix(".ndjson"));
        names.filter(|name| !name.contains('/')).map(str::to_owned).collect::<Vec<_>>()
    });
    let cases = files.test_cases();
    let ids: Vec<_> = cases.iter().map(|case| case.id.clone()).collect();
    TrialSetup {
        tables: tables.collect(),
        cases: cases.into_iter().map(|case| form_of(&component, case.id, &case.inputs)).collect(),
        types: extension_testing::type_names(package.provider()).to_vec(),
        next_id: plain(&unused_id(&ids)),
    }
}

fn form_of(component: &Component, id: String, inputs: &serde_json::Map<String, Value>) -> CaseForm {
    let mut form = CaseForm { id, values: FormValues::new(), tables: BTreeMap::new() };
    for input in &component.inputs {
        let value = inputs.get(&input.name).cloned().unwrap_or_default();
        if input.type_name == "Table" {
            form.tables.extend(value.as_str().map(|stem| (input.name.clone(), stem.to_owned())));
            continue;
        }
        let held = match input.input_type() {
            Some(input_type) if value.is_null() => input_type.blank(),
            Some(input_type) => input_type.normalise(input, &value),
            None => value,
        };
        form.values.insert(input.name.clone(), held);
    }
    form
}
