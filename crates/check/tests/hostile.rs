//! Whatever a package holds, the rules end without a panic; and what they find no error in can be packaged.

#![allow(clippy::unwrap_used)]

use std::path::Path;

use extension_check::{Problem, check};
use extension_model::text::Lines;
use extension_model::{Content, Package, PackagePath};
use proptest::prelude::*;

fn examples() -> Vec<Package> {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let mut folders: Vec<_> = std::fs::read_dir(examples).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders.iter().filter(|path| path.is_dir()).map(|path| extension_package::open(path).unwrap()).collect()
}

/// A change of some text at some place: bytes that mean something in JSON, SQL or names.
#[derive(Debug, Clone)]
struct Mutation {
    package: prop::sample::Index,
    file: prop::sample::Index,
    at: prop::sample::Index,
    removed: usize,
    inserted: String,
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let inserted = prop_oneof![
        "[\\[\\]{}:,\"'`\\\\0-9a-c_;() \\n-]{0,6}",
        prop::sample::select(vec![
            "null",
            "true",
            "[]",
            "{}",
            "\"\"",
            "-1e400",
            "\"name\": 1, ",
            ", {}",
            "\u{feff}",
            "\r\n",
            "é😀",
            "/*",
            ":x",
        ])
        .prop_map(str::to_owned),
    ];
    (any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0usize..12, inserted)
        .prop_map(|(package, file, at, removed, inserted)| Mutation { package, file, at, removed, inserted })
}

fn mutate(package: &Package, mutation: &Mutation) -> Package {
    let mut files: Vec<(PackagePath, Content)> =
        package.files().map(|(path, content)| (path.clone(), content.clone())).collect();
    let texts: Vec<usize> = (0..files.len()).filter(|index| files[*index].1.text().is_some()).collect();
    let (path, content) = &mut files[*mutation.file.get(&texts)];
    let mut text = content.text().unwrap().to_string();
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let at = mutation.at.index(places.len());
    let end = places[(at + mutation.removed).min(places.len() - 1)];
    text.replace_range(places[at]..end, &mutation.inserted);
    *content = Content::from_text(path, text);
    Package::new(files)
}

fn package(files: &[(&str, &str)]) -> Package {
    Package::new(files.iter().map(|(path, text)| {
        let path = PackagePath::new(path).unwrap();
        let content = Content::from_text(&path, *text);
        (path, content)
    }))
}

fn is_in_its_file(problem: &Problem, package: &Package) -> bool {
    let Some(extent) = problem.extent else { return true };
    let text = package.text(&problem.path).unwrap();
    let end = Lines::new(text).place(text.len());
    extent.start <= extent.end && extent.end <= end
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_package_without_errors_can_be_packaged(mutations in prop::collection::vec(mutation(), 1..3)) {
        thread_local!(static EXAMPLES: Vec<Package> = examples());
        let package = EXAMPLES.with(|examples| {
            let package = mutations[0].package.get(examples).clone();
            mutations.iter().fold(package, |package, mutation| mutate(&package, mutation))
        });
        let problems = check(&package);
        for problem in &problems {
            prop_assert!(is_in_its_file(problem, &package), "{:?}", problem);
            prop_assert!(!problem.message.is_empty() && !problem.message.contains('\n'), "{:?}", problem);
        }
        if !problems.iter().any(Problem::is_error) {
            let bundle = extension_package::bundle(&package);
            prop_assert!(bundle.is_ok(), "{:?}", bundle.err());
        }
    }

    #[test]
    fn any_text_is_checked(metadata in "\\PC{0,60}|[\\[\\]{}:,\"a-e0-9 ]{0,60}", sql in "\\PC{0,60}|[A-E:;'\"(),. =0-9\n-]{0,60}") {
        let files = [
            ("metadata.json", metadata.as_str()),
            ("components/a/metadata.json", metadata.as_str()),
            ("components/a/src/fullrun.sql", sql.as_str()),
            ("components/a/src/dryrun.sql", sql.as_str()),
            ("components/b/src/procedure.sql", sql.as_str()),
            ("components/a/test/test.json", metadata.as_str()),
            ("functions/f/metadata.json", metadata.as_str()),
            ("functions/f/src/definition.py", sql.as_str()),
        ];
        check(&package(&files));
        for provider in ["bigquery", "snowflake", "oracle"] {
            let extension = format!(r#"{{"provider": "{provider}"}}"#);
            let mut files = files;
            files[0].1 = &extension;
            check(&package(&files));
        }
    }
}

#[test]
fn a_file_with_millions_of_mistakes_is_told_of_a_few() {
    let keys: Vec<String> = (0..50_000).map(|number| format!("\"key_{number}\": 1")).collect();
    let input = r#"{"name": "a", "type": "x", "showIf": [{"parameter": "b", "value": 1}]}"#;
    let inputs = vec![input; 20_000].join(",");
    let component = format!("{{{}, \"inputs\": [{inputs}]}}", keys.join(","));
    let files = [("metadata.json", r#"{"provider": "bigquery"}"#), ("components/a/metadata.json", component.as_str())];
    let problems = check(&package(&files));
    assert!((1_000..20_000).contains(&problems.len()), "{}", problems.len());
}
