use extension_model::Provider;
use extension_sql::ReferenceKind;

use crate::context::ComponentContext;
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// A parameter with a colon in BigQuery SQL.
    ///
    /// ## What it does
    /// Looks for `:name` in the SQL of a BigQuery package.
    ///
    /// ## Why it matters
    /// BigQuery has no such names: it refuses the procedure. Its parameters go by their bare names.
    ///
    /// ## Example
    /// ```sql
    /// SELECT * FROM places WHERE ST_DWITHIN(geom, centre, :radius)
    /// ```
    ///
    /// ## Repair
    /// Remove the colon: `radius`.
    BoundParameter = Error("bound-parameter")
}

impl Check for BoundParameter {
    fn component(&self, component: &ComponentContext, report: &mut Report) {
        for script in component.scripts().filter(|script| script.provider == Provider::Bigquery) {
            for reference in script.references().iter().filter(|reference| reference.kind == ReferenceKind::Bound) {
                let name = reference.name;
                let with_colon = reference.span.start - 1..reference.span.end;
                report
                    .span(&script.file, with_colon, None, format!("BigQuery has no \":{name}\""))
                    .help(format!("Write \"{name}\": parameters go by their bare names"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found;

    fn on(provider: &str, fullrun: &str) -> String {
        let extension = format!(r#"{{"provider": "{provider}"}}"#);
        found(&BoundParameter, &[("metadata.json", &extension), ("components/a/src/fullrun.sql", fullrun)])
    }

    #[test]
    fn colons_are_told_on_bigquery() {
        assert_snapshot!(on("bigquery", "SELECT x\nFROM t WHERE x < :radius"), @r#"
        components/a/src/fullrun.sql:2:18 «:radius» error
          BigQuery has no ":radius"
          help: Write "radius": parameters go by their bare names
        "#);
    }

    #[test]
    fn colons_that_mean_something_pass() {
        assert_eq!(on("snowflake", "SELECT :radius"), "");
        assert_eq!(on("bigquery", "SELECT ':radius', TIME '10:30:00', r':x' -- :radius"), "");
        assert_eq!(on("bigquery", "again: LOOP LEAVE again; END LOOP"), "");
    }
}
