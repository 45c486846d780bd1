//! Every rule has a page that a manual can be made of.

use std::collections::BTreeSet;
use std::path::Path;

use extension_check::rules;

const HEADINGS: [&str; 4] = ["## What it does", "## Why it matters", "## Example", "## Repair"];

#[test]
fn every_rule_explains_itself() {
    for rule in rules() {
        let page = rule.explanation();
        let headings: Vec<&str> = page.lines().filter(|line| line.starts_with('#') && line.contains("## ")).collect();
        assert_eq!(headings, HEADINGS, "{}", rule.code());
        assert!(rule.summary().ends_with('.') && rule.summary().len() < 100, "{}: {}", rule.code(), rule.summary());
        assert!(page.starts_with(rule.summary()), "{}", rule.code());
        let sections = page.split("\n## ").skip(1).map(|section| section.split_once('\n').unwrap().1.trim());
        sections.for_each(|section| assert!(section.len() > 15, "{}: {section}", rule.code()));
        assert_eq!(page.matches("```").count() % 2, 0, "{} leaves a fence open", rule.code());
    }
}

#[test]
fn codes_are_unique_and_each_is_a_file() {
    let codes: BTreeSet<String> = rules().iter().map(|rule| rule.code().to_owned()).collect();
    assert_eq!(codes.len(), rules().len());
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    let groups = std::fs::read_dir(source).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    let files: BTreeSet<String> = groups
        .flat_map(|group| std::fs::read_dir(group).unwrap())
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().replace('_', "-"))
        .filter(|name| name != "mod")
        .collect();
    assert_eq!(codes, files);
}
