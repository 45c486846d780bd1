//! The documented shape of the metadata files, and where one departs from it.

mod files;
mod finding;
mod walk;

pub(crate) use files::{COMPONENT, EXTENSION, TEST_CASE, function};
pub(crate) use finding::{Finding, Flaw};
pub(crate) use walk::{findings, is_remark};

/// The keys an object may have.
pub(crate) struct Schema {
    /// What such an object is called: "extension", "input".
    pub(crate) what: &'static str,
    pub(crate) fields: &'static [Field],
}

/// A key, and what stands there.
pub(crate) struct Field {
    pub(crate) key: &'static str,
    pub(crate) shape: Shape,
    pub(crate) need: Need,
    /// Whether packaging, installing or running fails when the value has another shape.
    pub(crate) strict: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// Nothing works without it.
    Required,
    /// The format documents it as present; a package without it installs.
    Documented,
    Optional,
}

#[derive(Clone, Copy)]
pub(crate) enum Shape {
    Anything,
    Text,
    /// A text or a number.
    Plain,
    /// A boolean; published packages write it as a string, too.
    Flag,
    /// A number, or a string that spells one, as published packages have it.
    Number,
    /// A list of strings.
    Texts,
    List,
    /// An object whose keys are free.
    Map,
    Object(&'static Schema),
    Objects(&'static Schema),
    /// The inputs of a component: what keys one may have depends on its type.
    Inputs,
}

impl Field {
    const fn required(key: &'static str, shape: Shape) -> Self {
        Self { key, shape, need: Need::Required, strict: true }
    }

    const fn documented(key: &'static str, shape: Shape) -> Self {
        Self { key, shape, need: Need::Documented, strict: false }
    }

    const fn optional(key: &'static str, shape: Shape) -> Self {
        Self { key, shape, need: Need::Optional, strict: false }
    }

    const fn strict(self) -> Self {
        Self { strict: true, ..self }
    }
}

impl Shape {
    fn expected(self) -> &'static str {
        match self {
            Shape::Anything => "any value",
            Shape::Text => "a string",
            Shape::Plain => "a string or a number",
            Shape::Flag => "true or false",
            Shape::Number => "a number",
            Shape::Texts => "a list of strings",
            Shape::List => "a list",
            Shape::Map | Shape::Object(_) => "an object",
            Shape::Objects(_) | Shape::Inputs => "a list of objects",
        }
    }
}

#[cfg(test)]
mod tests {
    use extension_model::json;

    use super::*;

    fn found(text: &str, schema: &Schema) -> Vec<(String, Flaw)> {
        let tree = json::parse(text).unwrap();
        findings(&tree, schema).into_iter().map(|finding| (finding.pointer.to_string(), finding.flaw)).collect()
    }

    #[test]
    fn oddities_of_published_packages_are_no_wrong_types() {
        let text =
            r#"{"name": "a", "title": "A", "type": "Number", "min": "2", "max": 5, "mode": null, "_comment_x": 1}"#;
        let component = format!(
            r#"{{"name": "a", "title": "A", "description": "A", "icon": "a.svg", "version": "1.0.0",
                "inputs": [{text}], "outputs": []}}"#
        );
        assert_eq!(found(&component, &COMPONENT), []);
    }

    #[test]
    fn a_schema_knows_every_option_of_every_input_type() {
        for input_type in extension_model::input_types::ALL {
            for option in input_type.options() {
                assert!(
                    files::OWN_FIELDS.iter().any(|field| field.key == option.key),
                    "{} of {} has no shape",
                    option.key,
                    input_type.name()
                );
            }
        }
    }

    #[test]
    fn the_generic_keys_are_those_of_the_model() {
        let keys: Vec<_> = files::INPUT.fields.iter().map(|field| field.key).collect();
        let mut known = extension_model::input::GENERIC_KEYS.to_vec();
        known.sort_by_key(|key| keys.iter().position(|other| other == key));
        assert_eq!(keys, known);
    }
}
