use semver::Version;

use crate::context::{ComponentContext, Context, File};
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// A version that is not a semantic one.
    ///
    /// ## What it does
    /// Reads the `version` of the extension and of each component as a semantic version: three numbers with dots
    /// between them, and what [semver.org](https://semver.org) lets follow.
    ///
    /// ## Why it matters
    /// Two versions can be compared only when both are written alike.
    ///
    /// ## Example
    /// ```json
    /// { "version": "v1.2" }
    /// ```
    ///
    /// ## Repair
    /// Write all three numbers: `"1.2.0"`.
    VersionNotSemver = Warning("version-not-semver")
}

impl Check for VersionNotSemver {
    fn package(&self, package: &Context, report: &mut Report) {
        if let Some(extension) = package.extension() {
            check(&extension.view.version, extension.file, report);
        }
    }

    fn component(&self, component: &ComponentContext, report: &mut Report) {
        if let Some(metadata) = component.metadata() {
            check(&metadata.view.version, metadata.file, report);
        }
    }
}

fn check(version: &str, file: &File, report: &mut Report) {
    if version.trim().is_empty() || Version::parse(version).is_ok() {
        return;
    }
    let message = format!("The version \"{version}\" is not three numbers such as 1.0.0");
    let problem = report.value(file, "/version".into(), message);
    match completed(version) {
        Some(version) => problem.help(format!("Write \"{version}\"")),
        None => problem.help("Write major, minor and patch with dots between them"),
    };
}

/// The version that was most likely meant by one that is short, or starts with a `v`.
fn completed(version: &str) -> Option<Version> {
    let bare = version.trim().trim_start_matches(['v', 'V']);
    ["", ".0", ".0.0"].iter().find_map(|rest| Version::parse(&format!("{bare}{rest}")).ok())
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found;

    #[test]
    fn other_versions_are_told_with_the_likely_one() {
        let files = [
            ("metadata.json", r#"{"version": "v1.2"}"#),
            ("components/a/metadata.json", r#"{"version": "1.0"}"#),
            ("components/b/metadata.json", r#"{"version": "spring"}"#),
        ];
        assert_snapshot!(found(&VersionNotSemver, &files), @r#"
        components/a/metadata.json:1:13 «"1.0"» warning at /version
          The version "1.0" is not three numbers such as 1.0.0
          help: Write "1.0.0"
        components/b/metadata.json:1:13 «"spring"» warning at /version
          The version "spring" is not three numbers such as 1.0.0
          help: Write major, minor and patch with dots between them
        metadata.json:1:13 «"v1.2"» warning at /version
          The version "v1.2" is not three numbers such as 1.0.0
          help: Write "1.2.0"
        "#);
    }

    #[test]
    fn semantic_versions_pass() {
        assert_eq!(found(&VersionNotSemver, &[("metadata.json", r#"{"version": "1.0.0-beta.1+7"}"#)]), "");
    }
}
