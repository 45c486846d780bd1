use serde_json::{Value, json};

use super::{Argument, InputType, OptionSpec, PaletteGroup, PaletteItem, Possible, SqlKind};
use crate::form::ConnectedTables;
use crate::input::{self, Input, plain_value};

/// A number, in a field or on a slider.
pub struct Number;

impl InputType for Number {
    fn name(&self) -> &'static str {
        "Number"
    }

    fn summary(&self) -> &'static str {
        "A number, in a field or on a slider"
    }

    fn palette(&self) -> Vec<PaletteItem> {
        let item = |label, hint, template| PaletteItem { label, group: PaletteGroup::Numbers, hint, template };
        vec![
            item("Number", "A number field", json!({"type": "Number"})),
            item(
                "Slider",
                "A slider with a number field beside it",
                json!({"type": "Number", "mode": "slider", "min": 0, "max": 100, "default": 50}),
            ),
        ]
    }

    fn options(&self) -> &'static [OptionSpec] {
        &[
            OptionSpec { key: "min", title: "Minimum", help: "The smallest value allowed", values: &[] },
            OptionSpec { key: "max", title: "Maximum", help: "The largest value allowed", values: &[] },
            OptionSpec { key: "mode", title: "Mode", help: "A field, or a slider with a field", values: &["slider"] },
        ]
    }

    fn sql_kind(&self) -> SqlKind {
        SqlKind::Number
    }

    fn normalise(&self, _input: &Input, default: &Value) -> Value {
        match default {
            Value::String(text) => serde_json::from_str(text.trim())
                .ok()
                .filter(Value::is_number)
                .or_else(|| input::number(default).map(Value::from))
                .unwrap_or_else(|| default.clone()),
            other => other.clone(),
        }
    }

    fn judge(&self, input: &Input, value: &Value, _tables: &ConnectedTables) -> Option<String> {
        let Some(number) = input::number(value) else {
            return Some(format!("\"{}\" is not a number", plain_value(value)));
        };
        match (input.number("min"), input.number("max")) {
            (Some(min), _) if number < min => Some(format!("Must be at least {min}")),
            (_, Some(max)) if number > max => Some(format!("Must be at most {max}")),
            _ => None,
        }
    }

    fn possible(&self, input: &Input) -> Possible {
        Possible::Between(input.number("min"), input.number("max"))
    }

    fn argument(&self, input: &Input, value: &Value) -> Argument {
        match self.normalise(input, value) {
            Value::Number(number) => Argument::Number(number.to_string()),
            // What is no number cannot travel as one; the field is marked, and the CALL shows what is missing.
            _ => Argument::Null,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_written_as_strings_hold() {
        let own = json!({"min": "2", "max": 5}).as_object().unwrap().clone();
        let input = Input { type_name: "Number".into(), own, ..Input::default() };
        let judge = |value| Number.judge(&input, &value, &ConnectedTables::new());
        assert_eq!(judge(json!(1)).as_deref(), Some("Must be at least 2"));
        assert_eq!(judge(json!("6")).as_deref(), Some("Must be at most 5"));
        assert_eq!(judge(json!(2.5)), None);
        assert_eq!(judge(json!("x")).as_deref(), Some("\"x\" is not a number"));
    }

    #[test]
    fn only_numbers_reach_the_call() {
        let input = Input { type_name: "Number".into(), ..Input::default() };
        assert_eq!(Number.argument(&input, &json!("10")), Argument::Number("10".into()));
        assert_eq!(Number.argument(&input, &json!("1); DROP TABLE x; --")), Argument::Null);
    }
}
