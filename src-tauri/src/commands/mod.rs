//! What the page can ask of the shell: one file for each group of commands. Each calls one function of the studio.

mod browse;
mod change;
mod components;
mod connection;
pub mod deploy;
mod inputs;
pub mod installed;
mod look;
mod open;
mod runs;
pub mod startup;
pub mod tests;
mod trial;
mod trust;

use tauri::{Runtime, ipc::Invoke};

/// Every command, by the name the page calls it with.
pub fn handler<R: Runtime>() -> impl Fn(Invoke<R>) -> bool {
    tauri::generate_handler![
        startup::startup,
        look::registry,
        open::open_package,
        open::open_example,
        open::new_package,
        open::close_package,
        open::export_package,
        look::overview,
        look::component,
        look::file_text,
        look::preview,
        look::generated,
        look::problems,
        look::conflict,
        change::edit,
        change::set_text,
        change::undo,
        change::redo,
        change::save,
        change::set_autosave,
        change::resolve_conflict,
        change::import_icon,
        components::add_component,
        components::duplicate_component,
        components::rename_component,
        components::delete_component,
        components::move_component,
        components::list_component,
        inputs::add_input,
        inputs::duplicate_input,
        inputs::rename_input,
        inputs::retype_input,
        inputs::delete_inputs,
        inputs::add_output,
        inputs::rename_output,
        runs::cancel_run,
        trust::python_trust,
        trust::trust_package,
        trial::trial_setup,
        trial::sample_rows,
        trial::try_component,
        trial::save_as_test,
        tests::test_cases,
        tests::component_tests,
        tests::test_sheet,
        tests::run_tests,
        tests::capture_tests,
        tests::apply_capture,
        tests::add_test_case,
        tests::duplicate_test_case,
        tests::remove_test_case,
        tests::rename_test_case,
        tests::set_test_input,
        tests::add_test_sheet,
        tests::edit_test_sheet,
        connection::connection_view,
        connection::set_connection,
        connection::test_connection,
        deploy::plan_deploy,
        deploy::plan_removal,
        deploy::carry_out_plan,
        installed::list_installed,
        installed::installed_preview,
        browse::warehouse_places,
        browse::warehouse_tables,
        browse::warehouse_table,
        browse::take_sample,
    ]
}
