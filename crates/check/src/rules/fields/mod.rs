//! Departures from the documented fields of the metadata files.

pub(super) mod documented_field_missing;
pub(super) mod link_address;
pub(super) mod nothing_to_show;
pub(super) mod quoted_boolean;
pub(super) mod required_field_missing;
pub(super) mod unknown_key;
pub(super) mod unusual_type;
pub(super) mod version_not_semver;
pub(super) mod wrong_type;

use crate::schema::Finding;

fn missing(finding: &Finding, empty: bool) -> String {
    let owner = finding.capitalised_owner();
    if empty {
        format!("{owner} has an empty \"{}\"", finding.key())
    } else {
        format!("{owner} has no \"{}\"", finding.key())
    }
}

fn fill(finding: &Finding) -> String {
    format!("Give it a value for \"{}\"", finding.key())
}

fn mistyped(finding: &Finding, expected: &str, found: &str) -> String {
    format!("{} of {} is {found}, not {expected}", finding.subject(), finding.owner)
}

fn retype(expected: &str) -> String {
    format!("Write {expected} here")
}
