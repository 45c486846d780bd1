//! The pictures of a package, ready to show.

use std::collections::BTreeMap;

use extension_model::{Package, PackagePath};

use crate::views::IconEntry;

/// Every file in `icons/`, with how often metadata files name it.
pub fn icons(package: &Package) -> Vec<IconEntry> {
    let uses = uses(package);
    let Ok(folder) = PackagePath::new("icons") else { return Vec::new() };
    package
        .under(&folder)
        .map(|(path, content)| {
            let name = path.strip(&folder).unwrap_or_default().to_owned();
            let uri = extension_package::data_uri(path, content);
            IconEntry {
                uses: uses.get(&name).copied().unwrap_or_default(),
                path: path.clone(),
                problem: uri.as_ref().err().map(ToString::to_string),
                uri: uri.ok(),
                name,
            }
        })
        .collect()
}

fn uses(package: &Package) -> BTreeMap<String, u32> {
    let own = std::iter::once(package.extension().icon);
    let theirs = package
        .components_in_order()
        .into_iter()
        .filter_map(|folder| package.component(&folder).metadata().map(|component| component.icon));
    let mut uses = BTreeMap::new();
    for icon in own.chain(theirs) {
        *uses.entry(icon).or_default() += 1;
    }
    uses
}
