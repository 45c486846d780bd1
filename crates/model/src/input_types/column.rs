use serde_json::{Value, json};

use super::{Argument, InputType, OptionSpec, PaletteGroup, PaletteItem, Possible, chosen};
use crate::form::ConnectedTables;
use crate::input::{Input, plain_value};
use crate::sample::DataType;

/// One or several columns of a Table input.
pub struct Column;

impl InputType for Column {
    fn name(&self) -> &'static str {
        "Column"
    }

    fn summary(&self) -> &'static str {
        "One or several columns of a Table input"
    }

    fn palette(&self) -> Vec<PaletteItem> {
        let item = |label, hint, template| PaletteItem { label, group: PaletteGroup::Data, hint, template };
        vec![
            item("Column", "A dropdown of a table's columns", json!({"type": "Column"})),
            item("Columns", "Several columns of a table", json!({"type": "Column", "mode": "multiple"})),
        ]
    }

    fn options(&self) -> &'static [OptionSpec] {
        &[
            OptionSpec {
                key: "parent",
                title: "Table",
                help: "The Table input whose columns are offered",
                values: &[],
            },
            OptionSpec {
                key: "dataType",
                title: "Column types",
                help: "Only columns of these types are offered",
                values: &[
                    "string",
                    "number",
                    "boolean",
                    "geography",
                    "geometry",
                    "date",
                    "datetime",
                    "time",
                    "timestamp",
                ],
            },
            OptionSpec { key: "mode", title: "Mode", help: "One column or several", values: &["multiple"] },
        ]
    }

    fn normalise(&self, input: &Input, default: &Value) -> Value {
        if input.is_multiple() { json!(chosen(default)) } else { default.clone() }
    }

    fn judge(&self, input: &Input, value: &Value, tables: &ConnectedTables) -> Option<String> {
        // Without a connected table there is nothing to hold the value against.
        tables.get(input.text("parent")?)?;
        let choices = self.choices(input, tables);
        let picked = if input.is_multiple() { chosen(value) } else { vec![plain_value(value)] };
        let missing = picked.into_iter().find(|column| !choices.contains(column))?;
        Some(format!("The table has no matching column \"{missing}\""))
    }

    fn choices(&self, input: &Input, tables: &ConnectedTables) -> Vec<String> {
        let wanted: Vec<_> = input.list("dataType").iter().filter_map(|name| DataType::from_name(name)).collect();
        let columns = input.text("parent").and_then(|parent| tables.get(parent));
        columns
            .into_iter()
            .flatten()
            .filter(|column| wanted.is_empty() || wanted.iter().any(|wanted| column.data_type.answers(*wanted)))
            .map(|column| column.name.clone())
            .collect()
    }

    fn possible(&self, _input: &Input) -> Possible {
        Possible::Incomparable
    }

    fn argument(&self, _input: &Input, value: &Value) -> Argument {
        Argument::Text(match value {
            Value::Array(_) => chosen(value).join(","),
            one => plain_value(one),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::SampleColumn;

    #[test]
    fn only_columns_of_the_wanted_types_are_offered() {
        let mut input = Input { type_name: "Column".into(), ..Input::default() };
        input.own = json!({"parent": "t", "dataType": ["geometry", "Number"]}).as_object().unwrap().clone();
        let column = |name: &str, data_type| SampleColumn { name: name.into(), data_type };
        let tables = ConnectedTables::from([(
            "t".into(),
            vec![column("id", DataType::Number), column("name", DataType::String), column("geom", DataType::Geography)],
        )]);
        assert_eq!(Column.choices(&input, &tables), ["id", "geom"]);
        assert_eq!(Column.judge(&input, &json!("geom"), &tables), None);
        assert!(Column.judge(&input, &json!("name"), &tables).unwrap().contains("name"));
        assert_eq!(Column.argument(&input, &json!(["id", "geom"])), Argument::Text("id,geom".into()));
    }
}
