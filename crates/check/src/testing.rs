//! Small packages, and what a rule finds in them as text.

use extension_model::{Content, Package, PackagePath, Pointer};

use crate::context::Context;
use crate::problem::{Problem, Severity};
use crate::rule::Check;

pub(crate) fn package(files: &[(&str, &str)]) -> Package {
    Package::new(files.iter().map(|(path, text)| {
        let path = PackagePath::new(path).unwrap();
        let content = Content::from_text(&path, *text);
        (path, content)
    }))
}

/// What one rule finds in a package of these files. Without an extension's metadata, one is added that names BigQuery
/// and lists the functions.
pub(crate) fn found(rule: &dyn Check, files: &[(&str, &str)]) -> String {
    let functions = package(files);
    let functions = Vec::from_iter(functions.function_folders());
    let extension = serde_json::json!({"provider": "bigquery", "functions": functions}).to_string();
    let mut files = files.to_vec();
    if !files.iter().any(|(path, _)| *path == "metadata.json") {
        files.push(("metadata.json", &extension));
    }
    found_in(rule, &package(&files))
}

pub(crate) fn found_in(rule: &dyn Check, package: &Package) -> String {
    let mut problems = Vec::new();
    Context::new(package).visit(&[rule], &mut problems);
    problems.sort_by(Problem::reading_order);
    problems.iter().map(|problem| render(problem, package)).collect::<Vec<_>>().join("\n")
}

/// What one rule finds in the metadata of the component `a`.
pub(crate) fn found_in_component(rule: &dyn Check, metadata: &str) -> String {
    found(rule, &[("components/a/metadata.json", metadata)])
}

/// What one rule finds in the inputs of the component `a`.
pub(crate) fn found_in_inputs(rule: &dyn Check, inputs: &str) -> String {
    found_in_component(rule, &format!(r#"{{"name": "a", "inputs": {inputs}}}"#))
}

/// `file:line:column severity «marked text» pointer`, then the message and the help on lines of their own.
pub(crate) fn render(problem: &Problem, package: &Package) -> String {
    let mut text = problem.path.to_string();
    if let Some(extent) = problem.extent {
        let source = package.text(&problem.path).unwrap();
        let lines = extension_model::text::Lines::new(source);
        let marked = &source[lines.offset(extent.start)..lines.offset(extent.end)];
        text += &format!(":{}:{} «{marked}»", extent.start.line, extent.start.column);
    }
    text += match problem.severity {
        Severity::Error => " error",
        Severity::Warning => " warning",
    };
    if let Some(pointer) = &problem.pointer {
        text += &format!(" at {}", if *pointer == Pointer::root() { "the root".into() } else { pointer.to_string() });
    }
    text += &format!("\n  {}", problem.message);
    if let Some(help) = &problem.help {
        text += &format!("\n  help: {help}");
    }
    text
}
