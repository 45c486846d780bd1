//! What a command is pointed at.

use std::fs;
use std::path::Path;

use extension_model::Package;
use extension_package::Bundle;
use extension_studio::StudioError;

use crate::commands::Contents;
use crate::failure::Failure;

/// Opens a package's folder.
pub fn folder(path: &Path) -> Result<Package, Failure> {
    Ok(extension_package::open(path).map_err(StudioError::from)?)
}

/// What a folder or a ZIP contains.
pub fn contents(path: &Path) -> Result<Contents, Failure> {
    if path.is_dir() {
        let package = folder(path)?;
        return Ok(match extension_package::bundle(&package) {
            Ok(bundle) => of_bundle(&bundle),
            // A package that cannot be packaged yet can still be looked at.
            Err(_) => Contents {
                extension: package.extension(),
                components: package
                    .components_in_order()
                    .iter()
                    .filter_map(|folder| package.component(folder).metadata())
                    .collect(),
                procedures: Vec::new(),
            },
        });
    }
    let bytes = fs::read(path).map_err(|error| Failure::reading(path, &error))?;
    let bundle = Bundle::from_zip(&bytes).map_err(|error| Failure::new(format!("{}: {error}", path.display())))?;
    Ok(of_bundle(&bundle))
}

fn of_bundle(bundle: &Bundle) -> Contents {
    Contents {
        extension: bundle.extension(),
        components: bundle.components(),
        procedures: bundle.procedures().into_iter().map(str::to_owned).collect(),
    }
}
