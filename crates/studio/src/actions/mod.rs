//! What can be done to a package beyond a plain edit. Each action looks at the package and answers with a change.

mod browse;
mod components;
mod connect;
mod deploy;
mod export;
mod generate;
mod icons;
mod inputs;
mod installed;
mod new_package;
mod outputs;
mod references;
mod save_as_test;
mod test;
mod test_cases;
mod test_file;
mod test_sheet;
mod trial;
mod trial_setup;

use extension_model::Change;

pub use browse::{
    SampleRequest, TablePreview, read_sample, save_sample, warehouse_places, warehouse_table, warehouse_tables,
};
pub use components::{
    add_component, delete_component, duplicate_component, list_component, move_component, rename_component,
};
pub use connect::{
    ConnectionView, connection_view, made_or_told, set_connection, test_connection, told, typed as typed_connection,
};
pub use deploy::{PlanEnd, PlanFailure, PlanOutcome, PlanView, Planned, Planning, plan_deploy, plan_removal};
pub use export::{export, refusing_errors};
pub use extension_testing::{Captured, CaseResult, Event as TestEvent};
pub use generate::generated_procedure;
pub use icons::import_icon;
pub use inputs::{add_input, delete_inputs, duplicate_input, rename_input, retype_input};
pub use installed::{InstalledComponent, InstalledExtension, InstalledView, Standing, list_installed};
pub use new_package::{NewPackage, new_package};
pub use outputs::{add_output, rename_output};
pub use save_as_test::save_as_test;
pub use test::{TestEngine, TestRequest, apply_capture, capture, capture_change, count_tests, test};
pub use test_cases::{add_test_case, duplicate_test_case, remove_test_case, rename_test_case, set_test_input};
pub use test_sheet::{CellText, SheetEdit, add_test_sheet, edit_test_sheet};
pub use trial::{RowsSource, SampleRows, TrialRequest, sample_rows, try_component};
pub use trial_setup::{CaseForm, TrialSetup, trial_setup};

use crate::views::Selection;

/// A change, and what to show once it is made.
#[derive(Debug, Clone)]
pub struct Action {
    pub change: Change,
    pub select: Option<Selection>,
}

impl Action {
    fn new(change: Change) -> Self {
        Self { change, select: None }
    }

    fn selecting(change: Change, select: Selection) -> Self {
        Self { change, select: Some(select) }
    }
}
