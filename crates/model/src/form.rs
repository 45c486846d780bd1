//! The settings panel while someone fills it: what shows, what counts, what is wrong.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value};
use ts_rs::TS;

use crate::component::Component;
use crate::input::Input;
use crate::sample::SampleColumn;
use crate::show_if;

/// What was typed into the form so far, by input name. An absent name still has its default; null was cleared.
pub type FormValues = Map<String, Value>;

/// The columns of the table connected to each Table input, by the input's name.
pub type ConnectedTables = BTreeMap<String, Vec<SampleColumn>>;

/// One field of the settings panel.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct FieldState {
    pub name: String,
    /// False when a `showIf` condition does not hold: the field takes no space.
    pub shown: bool,
    pub required: bool,
    /// What the field holds: typed, or its default.
    pub value: Value,
    /// What can be chosen: the options of a Selection, the matching columns of a Column.
    pub choices: Vec<String>,
    /// What Workflows would mark in red under the field.
    pub problem: Option<String>,
}

/// Every field of the form in the order of the inputs.
pub fn evaluate(component: &Component, typed: &FormValues, tables: &ConnectedTables) -> Vec<FieldState> {
    let values = effective_values(component, typed);
    component
        .inputs
        .iter()
        .map(|input| {
            let value = values.get(&input.name).cloned().unwrap_or_default();
            let shown = show_if::is_shown(input, &values);
            let input_type = input.input_type();
            let required = is_required(input);
            let problem = shown
                .then(|| match input_type {
                    _ if is_empty(&value) => required.then(|| "This field is required".to_owned()),
                    Some(input_type) => input_type.judge(input, &value, tables),
                    None => None,
                })
                .flatten();
            FieldState {
                name: input.name.clone(),
                shown,
                required,
                choices: input_type.map(|it| it.choices(input, tables)).unwrap_or_default(),
                value,
                problem,
            }
        })
        .collect()
}

/// The value of every input: what was typed, else what it starts with.
pub fn effective_values(component: &Component, typed: &FormValues) -> FormValues {
    component
        .inputs
        .iter()
        .map(|input| (input.name.clone(), typed.get(&input.name).cloned().unwrap_or_else(|| initial_value(input))))
        .collect()
}

/// What a field holds before anyone typed.
pub fn initial_value(input: &Input) -> Value {
    let default = input.default.as_ref().filter(|_| !input.no_default);
    match (input.input_type(), default) {
        (Some(input_type), Some(default)) => input_type.normalise(input, default),
        (Some(input_type), None) => input_type.blank(),
        (None, default) => default.cloned().unwrap_or_default(),
    }
}

/// Whether Workflows demands a value: every input that is not optional.
pub fn is_required(input: &Input) -> bool {
    !input.optional
}

/// Whether a field holds nothing: null, an empty text, an empty list or a range without ends.
pub fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(entries) => entries.iter().all(is_empty),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::document::Document;

    fn component(inputs: Value) -> Component {
        let document = Document::new(json!({ "inputs": inputs }).to_string());
        Component::read(document.tree().unwrap())
    }

    fn typed(values: Value) -> FormValues {
        values.as_object().unwrap().clone()
    }

    #[test]
    fn defaults_hold_until_something_is_typed() {
        let component = component(json!([
            {"name": "n", "type": "Number", "default": "10", "min": "2"},
            {"name": "off", "type": "Number", "default": 10, "noDefault": "true"},
            {"name": "b", "type": "Boolean"},
        ]));
        let values = effective_values(&component, &FormValues::new());
        assert_eq!(Value::Object(values), json!({"n": 10, "off": null, "b": false}));
        let fields = evaluate(&component, &typed(json!({"n": 1})), &ConnectedTables::new());
        assert_eq!(fields[0].problem.as_deref(), Some("Must be at least 2"));
        assert_eq!(fields[1].problem.as_deref(), Some("This field is required"));
    }

    #[test]
    fn a_hidden_field_has_no_problem() {
        let component = component(json!([
            {"name": "how", "type": "Selection", "options": ["near", "far"], "default": "near"},
            {"name": "km", "type": "Number", "showIf": [{"parameter": "how", "value": ["far", "away"]}]},
        ]));
        let state = |how: &str| {
            let fields = evaluate(&component, &typed(json!({ "how": how })), &ConnectedTables::new());
            (fields[1].shown, fields[1].problem.is_some())
        };
        assert_eq!(state("near"), (false, false));
        assert_eq!(state("far"), (true, true));
    }
}
