//! What new things start as: a component that works on its provider, with a test.

use extension_model::{Document, Edit, Provider};
use serde_json::{Value, json};

pub const COMPONENT_ICON: &str = include_str!("../templates/component.svg");
pub const EXTENSION_ICON: &str = include_str!("../templates/extension.svg");

/// Every file of a new component, by its path in the package.
pub fn component(provider: Provider, name: &str, title: &str) -> Vec<(String, String)> {
    let (fullrun, dryrun) = match provider {
        Provider::Bigquery => {
            (include_str!("../templates/bigquery/fullrun.sql"), include_str!("../templates/bigquery/dryrun.sql"))
        }
        Provider::Snowflake => {
            (include_str!("../templates/snowflake/fullrun.sql"), include_str!("../templates/snowflake/dryrun.sql"))
        }
        Provider::Oracle => {
            (include_str!("../templates/oracle/fullrun.sql"), include_str!("../templates/oracle/dryrun.sql"))
        }
    };
    let metadata =
        with(include_str!("../templates/component.json"), &[("/name", json!(name)), ("/title", json!(title))]);
    let readme = format!(
        "# {title}\n\nAdds a column with the same text in every row.\n\n## Inputs\n\n\
         - **Source table**: the table to add the column to.\n- **Label**: the text of the new column.\n\n\
         ## Outputs\n\n- **Output table**: the source table with the new column `label`.\n"
    );
    [
        ("metadata.json", metadata),
        ("src/fullrun.sql", fullrun.into()),
        ("src/dryrun.sql", dryrun.into()),
        ("doc/README.md", readme),
        ("test/test.json", include_str!("../templates/test.json").into()),
        ("test/places.ndjson", include_str!("../templates/places.ndjson").into()),
        ("test/fixtures/1.json", include_str!("../templates/fixture.json").into()),
    ]
    .into_iter()
    .map(|(rest, text)| (format!("components/{name}/{rest}"), text))
    .collect()
}

/// A template's text with some of its values replaced; the rest keeps its layout.
fn with(template: &str, values: &[(&str, Value)]) -> String {
    let filled = values.iter().try_fold(Document::new(template), |document, (pointer, value)| {
        document.edit(&Edit::Set { pointer: (*pointer).into(), value: value.clone() })
    });
    filled.map_or_else(|_| template.to_owned(), |document| document.text().to_string())
}
