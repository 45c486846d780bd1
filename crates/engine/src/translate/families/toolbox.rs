//! The Analytics Toolbox's functions. They are called by the place where the toolbox is installed, which
//! `@@analytics_toolbox_location@@` stands for: `` `carto-un`.carto.H3_CENTER ``. In the tables that place is `CARTO`.

use crate::functions::{h3, quadbin};
use crate::translate::registry::{self, Entry, Family};

pub(super) static H3: Family = Family {
    title: "Analytics Toolbox: H3",
    notes: &[
        "`CARTO` stands for the place where the toolbox is installed: `@@analytics_toolbox_location@@`, `` `carto-un`.carto ``.",
    ],
    rows: h3::ROWS,
    custom: &[],
};

pub(super) static QUADBIN: Family =
    Family { title: "Analytics Toolbox: quadbin", notes: &[], rows: quadbin::ROWS, custom: &[] };

/// What is known of a toolbox function, under whatever place it is installed.
pub(crate) fn covered(path: &[String]) -> Option<(String, &'static Entry)> {
    let [.., _, last] = path else { return None };
    let name = last.to_ascii_uppercase();
    Some((name.clone(), registry::find(&format!("CARTO.{name}"))?))
}

/// Whether a path leads into the toolbox as CARTO installs it.
pub(crate) fn is_toolbox(path: &[String]) -> bool {
    match path {
        [project, dataset, _] => {
            let project = project.to_ascii_lowercase();
            (project.starts_with("carto-un") || project == "carto-os") && dataset.eq_ignore_ascii_case("carto")
        }
        [dataset, _] => dataset.eq_ignore_ascii_case("carto") || dataset.starts_with("@@analytics_toolbox"),
        _ => false,
    }
}
