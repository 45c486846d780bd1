use extension_model::{Logic, Package};
use extension_sql::ProcedureSource;

use crate::StudioError;
use crate::views::procedure_name;

/// The CREATE PROCEDURE statement that installing the package runs for a component.
pub fn generated_procedure(package: &Package, folder: &str) -> Result<String, StudioError> {
    let files = package.component(folder);
    let component = files.metadata().ok_or_else(|| {
        StudioError::new(format!("The metadata of \"{folder}\" is broken"))
            .with_help("Repair it in the Source tab first")
    })?;
    let provider = package.provider();
    let name = procedure_name(&files, &component, provider);
    Ok(match files.logic() {
        Logic::Runs { fullrun, dryrun } => extension_sql::create_procedure(
            &ProcedureSource {
                component: &component,
                procedure_name: &name,
                fullrun: fullrun.map_or("", AsRef::as_ref),
                dryrun: dryrun.map_or("", AsRef::as_ref),
            },
            provider,
        ),
        Logic::Procedure(text) => extension_sql::retarget_procedure(text, provider),
    })
}
