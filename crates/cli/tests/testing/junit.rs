//! The shape that CI servers read: the elements, their attributes and their counts, as JUnit's schema has them.

use std::collections::HashMap;

use roxmltree::{Document, Node};

use crate::support::NewPackage;

/// What an element may hold: its attributes, those it must have, and its children.
fn schema(element: &str) -> (&'static [&'static str], &'static [&'static str], &'static [&'static str]) {
    match element {
        "testsuites" => (&["name", "time", "tests", "failures", "errors", "disabled"], &["tests"], &["testsuite"]),
        "testsuite" => (
            &["name", "time", "tests", "failures", "errors", "disabled", "skipped", "timestamp", "hostname", "id"],
            &["name", "tests", "failures", "errors", "skipped", "time"],
            &["properties", "testcase", "system-out"],
        ),
        "properties" => (&[], &[], &["property"]),
        "property" => (&["name", "value"], &["name", "value"], &[]),
        "testcase" => (
            &["name", "classname", "time"],
            &["name", "classname", "time"],
            &["skipped", "error", "failure", "system-out"],
        ),
        "skipped" => (&["message", "type"], &["message"], &[]),
        "error" | "failure" => (&["message", "type"], &["message", "type"], &[]),
        "system-out" => (&[], &[], &[]),
        other => panic!("JUnit has no <{other}>"),
    }
}

fn validate(node: Node<'_, '_>) {
    let (known, required, children) = schema(node.tag_name().name());
    for attribute in node.attributes() {
        assert!(known.contains(&attribute.name()), "<{}> has no {}", node.tag_name().name(), attribute.name());
    }
    for name in required {
        assert!(node.has_attribute(*name), "<{}> needs {name}", node.tag_name().name());
    }
    for child in node.children().filter(Node::is_element) {
        let name = child.tag_name().name();
        assert!(children.contains(&name), "<{name}> in <{}>", node.tag_name().name());
        validate(child);
    }
}

fn number(node: Node<'_, '_>, name: &str) -> usize {
    node.attribute(name).unwrap().parse().unwrap()
}

#[test]
fn every_outcome_has_its_element_and_the_counts_agree() {
    let package = NewPackage::new();
    let cases = r#"[
  {"id": "passes", "inputs": {"source_table": "places", "label": "checked"}},
  {"id": "fails <&\"", "inputs": {"source_table": "places", "label": "other"}},
  {"id": "errs", "inputs": {"source_table": "gone", "label": "a"}},
  {"id": "unavailable", "inputs": {"source_table": "places", "label": "ml"}}
]"#;
    package.write("test/test.json", cases);
    let fixture = package.read("test/fixtures/1.json");
    package.write("test/fixtures/passes.json", &fixture);
    package.write("test/fixtures/fails <&\".json", &fixture);
    let fullrun = package.read("src/fullrun.sql");
    let lacking = "IF label = 'ml' THEN\n  EXECUTE IMMEDIATE \"SELECT ML.NGRAMS(['a'], [1, 2])\";\nEND IF;\n";
    package.write("src/fullrun.sql", &format!("{lacking}{fullrun}"));

    let (text, code) = package.test(&["--format", "junit"]);
    assert_eq!(code, 1, "{text}");
    let document = Document::parse(&text).unwrap();
    let root = document.root_element();
    assert_eq!(root.tag_name().name(), "testsuites");
    validate(root);

    let suite = root.first_element_child().unwrap();
    assert_eq!(suite.attribute("name"), Some("add_label"));
    let counted = ["tests", "failures", "errors", "skipped"].map(|name| number(suite, name));
    assert_eq!(counted, [4, 1, 1, 1]);
    assert_eq!(["tests", "failures", "errors"].map(|name| number(root, name)), [4, 1, 1]);
    let engine = suite.descendants().find(|node| node.has_tag_name("property")).unwrap();
    assert_eq!((engine.attribute("name"), engine.attribute("value")), (Some("engine"), Some("local")));

    let cases: HashMap<_, _> = suite
        .children()
        .filter(|node| node.has_tag_name("testcase"))
        .map(|case| {
            let time: f64 = case.attribute("time").unwrap().parse().unwrap();
            assert!(time.is_finite() && time >= 0.0);
            (case.attribute("name").unwrap(), case.first_element_child())
        })
        .collect();
    let told = |name: &str, element: &str, part: &str| {
        let child = cases[name].unwrap();
        let message = child.attribute("message").unwrap();
        assert!(child.has_tag_name(element) && message.contains(part), "{name}: {message}");
        child.text().unwrap_or_default().to_owned()
    };
    assert!(cases["passes"].is_none());
    let difference = told("fails <&\"", "failure", "3 rows; 3 with other values");
    assert!(difference.contains("label: expected \"checked\", found \"other\""), "{difference}");
    told("errs", "error", "There is no test/gone.ndjson");
    told("unavailable", "skipped", "ML.NGRAMS is not available offline");
    told("unavailable", "skipped", "components/add_label/src/fullrun.sql:2:");
}
