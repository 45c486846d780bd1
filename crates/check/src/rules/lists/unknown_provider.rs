use extension_model::{Node, Provider};

use crate::context::Context;
use crate::report::Report;
use crate::rule::{Check, rule};
use crate::suggest::did_you_mean;

rule! {
    /// A provider that no extension can be written for.
    ///
    /// ## What it does
    /// Compares the extension's `provider` with the known ones: `bigquery`, `snowflake` and `oracle`.
    ///
    /// ## Why it matters
    /// The provider decides how the procedures are written. Without it nothing can be packaged, and no rule can look
    /// at the SQL.
    ///
    /// ## Example
    /// ```json
    /// { "provider": "BigQuery" }
    /// ```
    ///
    /// ## Repair
    /// Write the name as it is known: `"bigquery"`.
    UnknownProvider = Error("unknown-provider")
}

impl Check for UnknownProvider {
    fn package(&self, package: &Context, report: &mut Report) {
        let Some(extension) = package.extension() else { return };
        let name = extension.tree.get("provider").and_then(Node::as_str).unwrap_or_default();
        if name.trim().is_empty() || extension.view.provider.is_some() {
            return;
        }
        let known = Provider::ALL.map(Provider::name);
        report
            .value(extension.file, "/provider".into(), format!("The provider \"{name}\" is not known"))
            .help(did_you_mean(name, known, || format!("Use one of {}", known.join(", "))));
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found;

    #[test]
    fn an_unknown_provider_is_told_with_the_likely_one() {
        assert_snapshot!(found(&UnknownProvider, &[("metadata.json", r#"{"provider": "BigQuery"}"#)]), @r#"
        metadata.json:1:14 «"BigQuery"» error at /provider
          The provider "BigQuery" is not known
          help: Did you mean "bigquery"?
        "#);
        assert_snapshot!(found(&UnknownProvider, &[("metadata.json", r#"{"provider": "duckdb"}"#)]), @r#"
        metadata.json:1:14 «"duckdb"» error at /provider
          The provider "duckdb" is not known
          help: Use one of bigquery, snowflake, oracle
        "#);
    }

    #[test]
    fn known_ones_pass() {
        assert_eq!(found(&UnknownProvider, &[("metadata.json", r#"{"provider": "oracle"}"#)]), "");
    }
}
