use serde_json::{Value, json};

use super::{Argument, InputType, PaletteGroup, PaletteItem, Possible};
use crate::form::ConnectedTables;
use crate::input::{self, Input, plain_value};

/// Two numbers, from and to.
pub struct Range;

impl InputType for Range {
    fn name(&self) -> &'static str {
        "Range"
    }

    fn summary(&self) -> &'static str {
        "Two numbers, a minimum and a maximum"
    }

    fn palette(&self) -> Vec<PaletteItem> {
        vec![PaletteItem {
            label: "Range",
            group: PaletteGroup::Numbers,
            hint: "A minimum and a maximum",
            template: json!({"type": "Range"}),
        }]
    }

    fn blank(&self) -> Value {
        json!(["", ""])
    }

    /// Two texts, as they travel in the CALL.
    fn normalise(&self, _input: &Input, default: &Value) -> Value {
        match default {
            Value::Array(ends) => json!(ends.iter().map(plain_value).collect::<Vec<_>>()),
            Value::String(text) => {
                serde_json::from_str(text).ok().filter(Value::is_array).unwrap_or_else(|| json!([text, ""]))
            }
            other => json!([plain_value(other), ""]),
        }
    }

    fn judge(&self, _input: &Input, value: &Value, _tables: &ConnectedTables) -> Option<String> {
        let Some([from, to]) = value.as_array().map(Vec::as_slice) else {
            return Some("Enter a minimum and a maximum".into());
        };
        match (input::number(from), input::number(to)) {
            (Some(from), Some(to)) if from > to => Some("The minimum is larger than the maximum".into()),
            (Some(_), Some(_)) => None,
            _ => Some("Enter a minimum and a maximum".into()),
        }
    }

    fn possible(&self, _input: &Input) -> Possible {
        Possible::Incomparable
    }

    fn argument(&self, input: &Input, value: &Value) -> Argument {
        Argument::Text(self.normalise(input, value).to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_travels_as_two_strings() {
        let input = Input { type_name: "Range".into(), ..Input::default() };
        assert_eq!(Range.argument(&input, &json!([10, "1000"])), Argument::Text(r#"["10","1000"]"#.into()));
        let judge = |value| Range.judge(&input, &value, &ConnectedTables::new());
        assert_eq!(judge(json!(["1", "2"])), None);
        assert!(judge(json!(["3", "2"])).unwrap().contains("larger"));
        assert!(judge(json!(["3", ""])).is_some());
    }
}
