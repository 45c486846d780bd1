use extension_model::{Pointer, names};

use crate::context::{ComponentContext, Context, File, FunctionContext, InputContext};
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// A name that cannot be what it names.
    ///
    /// ## What it does
    /// Looks at names: extensions and components may have letters, digits, `_` and `-`. Inputs, outputs, functions
    /// and their parameters are names in SQL: they have letters, digits and `_`, and start with no digit.
    ///
    /// ## Why it matters
    /// With any other character the folder, the procedure or its parameter cannot be made.
    ///
    /// ## Example
    /// ```json
    /// { "inputs": [{ "name": "max distance", "type": "Number" }] }
    /// ```
    ///
    /// ## Repair
    /// Use small letters, digits and `_`: `max_distance`.
    UnusableName = Error("unusable-name")
}

impl Check for UnusableName {
    fn package(&self, package: &Context, report: &mut Report) {
        if let Some(extension) = package.extension() {
            folder("extension", &extension.view.name, extension.file, report);
        }
    }

    fn component(&self, component: &ComponentContext, report: &mut Report) {
        let Some(metadata) = component.metadata() else { return };
        folder("component", &metadata.view.name, metadata.file, report);
        for (pointer, output) in component.outputs() {
            identifier("output", &output.name, metadata.file, pointer.then("name"), report);
        }
    }

    fn input(&self, input: &InputContext, report: &mut Report) {
        identifier("input", &input.input.name, input.file, input.at("name"), report);
    }

    fn function(&self, function: &FunctionContext, report: &mut Report) {
        let Some(metadata) = function.metadata() else { return };
        identifier("function", &metadata.view.name, metadata.file, function.name_pointer(), report);
        for (index, parameter) in metadata.view.parameters.iter().enumerate() {
            let pointer = function.parameters_pointer().then(index).then("name");
            identifier("parameter", &parameter.name, metadata.file, pointer, report);
        }
    }
}

fn folder(what: &str, name: &str, file: &File, report: &mut Report) {
    if !name.trim().is_empty() && !names::is_usable(name) {
        tell(what, name, "letters, digits, \"_\" and \"-\"", file, "/name".into(), report);
    }
}

fn identifier(what: &str, name: &str, file: &File, pointer: Pointer, report: &mut Report) {
    let is_identifier = !name.starts_with(|first: char| first.is_ascii_digit())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if !name.trim().is_empty() && !is_identifier {
        tell(what, name, "letters, digits and \"_\", and start with no digit", file, pointer, report);
    }
}

fn tell(what: &str, name: &str, allowed: &str, file: &File, pointer: Pointer, report: &mut Report) {
    let problem = report.value(file, pointer, format!("The {what}'s name \"{name}\" cannot be used"));
    let suggestion = names::from_title(name);
    let is_good = name.is_ascii() && suggestion.starts_with(|first: char| first.is_ascii_lowercase());
    problem.help(if is_good {
        format!("Names have {allowed}: for example \"{suggestion}\"")
    } else {
        format!("Names have {allowed}")
    });
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found;

    #[test]
    fn names_that_nothing_can_have_are_told() {
        let files = [
            ("metadata.json", r#"{"name": "My extension"}"#),
            (
                "components/a/metadata.json",
                r#"{"name": "../a", "inputs": [{"name": "max-distance"}, {"name": "2nd"}], "outputs": [{"name": "größe"}]}"#,
            ),
            ("functions/f/metadata.json", r#"{"name": "f-1", "parameters": [{"name": "x y"}]}"#),
            ("functions/g/metadata.json", r#"{"signature": {"name": "g", "parameters": [{"name": "x.y"}]}}"#),
        ];
        assert_snapshot!(found(&UnusableName, &files), @r#"
        components/a/metadata.json:1:10 «"../a"» error at /name
          The component's name "../a" cannot be used
          help: Names have letters, digits, "_" and "-": for example "a"
        components/a/metadata.json:1:38 «"max-distance"» error at /inputs/0/name
          The input's name "max-distance" cannot be used
          help: Names have letters, digits and "_", and start with no digit: for example "max_distance"
        components/a/metadata.json:1:64 «"2nd"» error at /inputs/1/name
          The input's name "2nd" cannot be used
          help: Names have letters, digits and "_", and start with no digit
        components/a/metadata.json:1:94 «"größe"» error at /outputs/0/name
          The output's name "größe" cannot be used
          help: Names have letters, digits and "_", and start with no digit
        functions/f/metadata.json:1:10 «"f-1"» warning at /name
          The function's name "f-1" cannot be used
          help: Names have letters, digits and "_", and start with no digit: for example "f_1"
        functions/f/metadata.json:1:41 «"x y"» warning at /parameters/0/name
          The parameter's name "x y" cannot be used
          help: Names have letters, digits and "_", and start with no digit: for example "x_y"
        functions/g/metadata.json:1:53 «"x.y"» warning at /signature/parameters/0/name
          The parameter's name "x.y" cannot be used
          help: Names have letters, digits and "_", and start with no digit: for example "x_y"
        metadata.json:1:10 «"My extension"» error at /name
          The extension's name "My extension" cannot be used
          help: Names have letters, digits, "_" and "-": for example "my_extension"
        "#);
    }

    #[test]
    fn unusual_names_that_install_pass() {
        let files = [
            ("metadata.json", r#"{"name": "My-Extension"}"#),
            (
                "components/a/metadata.json",
                r#"{"name": "A-1", "inputs": [{"name": "_Max2"}], "outputs": [{"name": ""}]}"#,
            ),
        ];
        assert_eq!(found(&UnusableName, &files), "");
    }
}
