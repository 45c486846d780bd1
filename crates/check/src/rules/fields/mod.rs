//! Departures from the documented shape of the metadata files.

pub(super) mod required_field_missing;

use crate::schema::Finding;

fn missing(finding: &Finding, empty: bool) -> String {
    let owner = finding.capitalised_owner();
    if empty {
        format!("{owner} has an empty \"{}\"", finding.key())
    } else {
        format!("{owner} has no \"{}\"", finding.key())
    }
}
