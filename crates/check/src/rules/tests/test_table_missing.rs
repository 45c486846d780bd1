use extension_model::{Node, Pointer};

use crate::context::ComponentContext;
use crate::report::Report;
use crate::rule::{Check, rule};
use crate::suggest::did_you_mean;

rule! {
    /// A test names a table whose rows are not there.
    ///
    /// ## What it does
    /// Looks for `test/<name>.ndjson` for each table that a case in `test/test.json` names: the values of Table inputs,
    /// and the `setup_tables`.
    ///
    /// ## Why it matters
    /// The test cannot run without the rows.
    ///
    /// ## Example
    /// ```json
    /// [{ "id": 1, "inputs": { "places": "places.ndjson" } }]
    /// ```
    ///
    /// ## Repair
    /// Add the file, or write its name without the ending: `"places"`.
    TestTableMissing = Warning("test-table-missing")
}

impl Check for TestTableMissing {
    fn component(&self, component: &ComponentContext, report: &mut Report) {
        let (Some((file, tree)), Some(metadata)) = (super::file(component), component.metadata()) else { return };
        let is_table = |name: &str| metadata.view.input(name).is_some_and(|input| input.type_name == "Table");
        for (pointer, case) in super::cases(tree) {
            let inputs = case.get("inputs").map(Node::members).unwrap_or_default();
            let inputs = inputs.iter().filter(|member| is_table(&member.key)).map(|member| ("inputs", member));
            let tables = case.get("setup_tables").map(Node::members).unwrap_or_default();
            for (list, member) in inputs.chain(tables.iter().map(|member| ("setup_tables", member))) {
                if let Some(stem) = member.node.as_str() {
                    check(component, &file, pointer.then(list).then(&member.key), stem, report);
                }
            }
        }
    }
}

fn check(component: &ComponentContext, file: &crate::context::File, pointer: Pointer, stem: &str, report: &mut Report) {
    let path = component.files.path(&format!("test/{stem}.ndjson"));
    let is_there = path.is_some_and(|path| component.package.get(&path).is_some());
    // A placeholder is replaced before the test runs.
    if stem.is_empty() || stem.contains("@@") || is_there {
        return;
    }
    let folder = component.files.path("test");
    let stems = folder.iter().flat_map(|folder| {
        component.package.under(folder).filter_map(|(path, _)| path.strip(folder)?.strip_suffix(".ndjson"))
    });
    let help = did_you_mean(stem, stems, || format!("Add test/{stem}.ndjson with a row on each line"));
    report.value(file, pointer, format!("There is no test/{stem}.ndjson")).help(help);
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found;

    #[test]
    fn missing_rows_are_told() {
        let with = |tests| {
            let metadata = r#"{"inputs": [{"name": "places", "type": "Table"}, {"name": "note", "type": "String"}]}"#;
            let files = [
                ("components/a/metadata.json", metadata),
                ("components/a/test/test.json", tests),
                ("components/a/test/places.ndjson", "{}"),
            ];
            found(&TestTableMissing, &files)
        };
        assert_snapshot!(with(r#"[{"inputs": {"places": "place"}, "setup_tables": {"t": "rows"}}]"#), @r#"
        components/a/test/test.json:1:24 «"place"» warning at /0/inputs/places
          There is no test/place.ndjson
          help: Did you mean "places"?
        components/a/test/test.json:1:56 «"rows"» warning at /0/setup_tables/t
          There is no test/rows.ndjson
          help: Add test/rows.ndjson with a row on each line
        "#);
        assert_eq!(with(r#"[{"inputs": {"places": "places", "note": "x"}}, {"inputs": {"places": null}}]"#), "");
        assert_eq!(with(r#"[{"inputs": {"places": "@@TABLE@@"}}]"#), "");
    }
}
