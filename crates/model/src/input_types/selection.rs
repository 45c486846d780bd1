use serde_json::{Value, json};

use super::{Argument, InputType, OptionSpec, PaletteGroup, PaletteItem, Possible, chosen};
use crate::form::ConnectedTables;
use crate::input::{Input, plain_value};

/// One or several of a fixed list of options.
pub struct Selection;

impl InputType for Selection {
    fn name(&self) -> &'static str {
        "Selection"
    }

    fn summary(&self) -> &'static str {
        "One or several of a fixed list of options"
    }

    fn palette(&self) -> Vec<PaletteItem> {
        let item = |label, hint, template| PaletteItem { label, group: PaletteGroup::Choices, hint, template };
        vec![
            item(
                "Selection",
                "A dropdown",
                json!({"type": "Selection", "options": ["Option 1", "Option 2"], "default": "Option 1"}),
            ),
            item(
                "Multiselect",
                "Several options, listed",
                json!({"type": "Selection", "mode": "multiple", "options": ["Option 1", "Option 2"]}),
            ),
        ]
    }

    fn options(&self) -> &'static [OptionSpec] {
        &[
            OptionSpec { key: "options", title: "Options", help: "What can be chosen", values: &[] },
            OptionSpec { key: "mode", title: "Mode", help: "One option or several", values: &["multiple"] },
        ]
    }

    fn normalise(&self, input: &Input, default: &Value) -> Value {
        if input.is_multiple() { json!(self.split(input, default)) } else { json!(plain_value(default)) }
    }

    fn judge(&self, input: &Input, value: &Value, _tables: &ConnectedTables) -> Option<String> {
        let options = input.list("options");
        let picked = if input.is_multiple() { self.split(input, value) } else { vec![plain_value(value)] };
        let stranger = picked.into_iter().find(|choice| !options.contains(choice))?;
        Some(format!("\"{stranger}\" is not one of the options"))
    }

    fn choices(&self, input: &Input, _tables: &ConnectedTables) -> Vec<String> {
        input.list("options")
    }

    fn possible(&self, input: &Input) -> Possible {
        Possible::OneOf(input.list("options").into_iter().map(Value::from).collect())
    }

    fn argument(&self, input: &Input, value: &Value) -> Argument {
        Argument::Text(if input.is_multiple() { self.split(input, value).join(",") } else { plain_value(value) })
    }
}

impl Selection {
    /// The chosen options; a text that is itself an option is not split at its commas.
    fn split(&self, input: &Input, value: &Value) -> Vec<String> {
        match value {
            Value::String(text) if input.list("options").contains(text) => vec![text.clone()],
            value => chosen(value),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_options_travel_as_a_plain_list() {
        let own = json!({"mode": "multiple", "options": ["a", "b", "c, d"]}).as_object().unwrap().clone();
        let input = Input { type_name: "Selection".into(), own, ..Input::default() };
        assert_eq!(Selection.argument(&input, &json!(["a", "b"])), Argument::Text("a,b".into()));
        assert_eq!(Selection.normalise(&input, &json!("a, b")), json!(["a", "b"]));
        assert_eq!(Selection.normalise(&input, &json!("c, d")), json!(["c, d"]));
        assert!(Selection.judge(&input, &json!(["a", "z"]), &ConnectedTables::new()).unwrap().contains("\"z\""));
    }
}
