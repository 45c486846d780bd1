use std::path::Path;

use extension_check::{Problem, Severity};
use extension_model::Package;

use crate::StudioError;
use crate::views::ExportOutcome;

/// Makes the package's ZIP and writes it whole, or refuses with the errors that would make it fail. Warnings do not stop it.
pub fn export(package: &Package, to: &Path) -> Result<ExportOutcome, StudioError> {
    let (errors, warnings) = refusing_errors(package);
    if !errors.is_empty() {
        return Ok(ExportOutcome::Refused { errors });
    }
    let extension = package.extension();
    let zip = extension_package::bundle(package)?.to_zip()?;
    extension_package::write_whole(to, &zip).map_err(|error| {
        StudioError::new(format!("{} cannot be written: {error}", to.display()))
            .with_help("Choose another place for the ZIP")
    })?;
    Ok(ExportOutcome::Written {
        path: to.display().to_string(),
        bytes: zip.len() as u32,
        components: extension.components.len() as u32,
        functions: extension.functions.len() as u32,
        warnings,
    })
}

/// Every problem of a package, errors apart from warnings.
pub fn refusing_errors(package: &Package) -> (Vec<Problem>, Vec<Problem>) {
    extension_check::check(package).into_iter().partition(|problem| problem.severity == Severity::Error)
}
