use extension_model::{Content, Document, Package, Pointer};
use extension_package::{BundleError, bundle};
use serde_json::{Value, json};

use crate::folder::{package, path};

/// SHA-256 of this as a number, modulo 10^8: 69588202.
const FULLRUN: &str = "INSERT INTO t VALUES (1);\n";
const HASH: &str = "69588202";

const EXTENSION: &str = r#"{
    "_comment": "kept",
    "name": "near",
    "title": "Near \"me\"",
    "icon": "a.svg",
    "version": "1.0.0",
    "provider": "PROVIDER",
    "author": {"value": "Me", "link": {"label": "Here", "href": "https://example.com"}},
    "components": ["second", "first"],
    "functions": ["scale"],
    "unknown": [1.10, 12345678901234567890123, true, null, {"_comment": "deep"}]
}"#;

const FIRST: &str = r#"{"name": "first", "title": "First", "icon": "b.png", "group": "old", "procedureName": "OLD",
    "cartoEnvVars": ["apiBaseUrl"],
    "inputs": [
        {"name": "points", "title": "Points", "type": "Table", "_comment_1": "x"},
        {"name": "km", "title": "Kilometres", "type": "Number", "min": "2", "max": 1e3, "step": 0.10}
    ],
    "outputs": [{"name": "result", "title": "Result", "type": "Table"}]}"#;

const SECOND: &str =
    r#"{"name": "second", "title": "Sécond", "inputs": [], "outputs": [{"name": "result", "type": "Table"}]}"#;

const FUNCTION: &str =
    r#"{"name": "scale", "parameters": [{"name": "x", "type": "FLOAT64"}], "returns": {"type": "FLOAT64"}}"#;

/// Files of a package that is whole.
fn files(provider: &str) -> Vec<(&'static str, String)> {
    [
        ("metadata.json", EXTENSION.replace("PROVIDER", provider)),
        ("icons/a.svg", "<svg/>".into()),
        ("components/first/metadata.json", FIRST.into()),
        ("components/first/src/fullrun.sql", FULLRUN.into()),
        ("components/first/src/dryrun.sql", "SELECT 1 LIMIT 0".into()),
        ("components/first/test/test.json", "[]".into()),
        ("components/second/metadata.json", SECOND.into()),
        ("components/second/src/fullrun.sql", FULLRUN.into()),
        ("components/second/src/dryrun.sql", "SELECT 1 LIMIT 0".into()),
        ("components/unlisted/metadata.json", "broken".into()),
        ("functions/scale/metadata.json", FUNCTION.into()),
        ("functions/scale/src/definition.sql", "x * 2".into()),
        ("README.md", "never shipped".into()),
    ]
    .into()
}

fn made_of(files: &[(&'static str, String)]) -> Package {
    let files: Vec<_> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let mut package = package(&files);
    let mut change = extension_model::Change::new("Add a PNG");
    change.write(path("icons/b.png"), Content::Binary(b"\x89PNG\r\n\x1a\n".as_slice().into()));
    package.apply(&change);
    package
}

fn whole(provider: &str) -> Package {
    made_of(&files(provider))
}

/// The package with one file changed, added, or taken away.
fn with(name: &'static str, content: Option<&str>) -> Package {
    let mut files = files("bigquery");
    files.retain(|(other, _)| *other != name);
    files.extend(content.map(|text| (name, text.to_owned())));
    made_of(&files)
}

fn with_extension(from: &str, to: &str) -> Package {
    let text = EXTENSION.replace("PROVIDER", "bigquery");
    assert!(text.contains(from), "{from}");
    with("metadata.json", Some(&text.replace(from, to)))
}

fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn expected(prefix: &str, procedure: &str) -> Value {
    let svg = "data:image/svg+xml;base64,PHN2Zy8+";
    json!({
        "_comment": "kept",
        "name": "near",
        "title": "Near \"me\"",
        "icon": svg,
        "version": "1.0.0",
        "provider": "bigquery",
        "author": {"value": "Me", "link": {"label": "Here", "href": "https://example.com"}},
        "components": [
            {
                "name": format!("{prefix}second"), "title": "Sécond", "inputs": [],
                "outputs": [{"name": "result", "type": "Table"}],
                "group": "Near \"me\"", "cartoEnvVars": [], "procedureName": format!("{procedure}_second_{HASH}"),
            },
            {
                "name": format!("{prefix}first"), "title": "First",
                "icon": "data:image/png;base64,iVBORw0KGgo=",
                "group": "Near \"me\"", "procedureName": format!("{procedure}_first_{HASH}"),
                "cartoEnvVars": ["apiBaseUrl"],
                "inputs": [
                    {"name": "points", "title": "Points", "type": "Table", "_comment_1": "x"},
                    {"name": "km", "title": "Kilometres", "type": "Number", "min": "2", "max": 1e3, "step": 0.10},
                ],
                "outputs": [{"name": "result", "title": "Result", "type": "Table"}],
            },
        ],
        "functions": ["scale"],
        "unknown": [1.10, value("12345678901234567890123"), true, null, {"_comment": "deep"}],
    })
}

#[test]
fn the_metadata_is_what_the_format_says() {
    let bundle = bundle(&whole("bigquery")).unwrap();
    assert_eq!(value(&bundle.metadata), expected("near.", "__proc"));
    assert!(bundle.metadata.contains("12345678901234567890123") && bundle.metadata.contains("1.10"));
}

#[test]
fn keys_stay_in_their_order_and_new_ones_follow() {
    let bundle = bundle(&whole("bigquery")).unwrap();
    let metadata = value(&bundle.metadata);
    let keys = |pointer: &str| -> Vec<String> {
        metadata.pointer(pointer).unwrap().as_object().unwrap().keys().cloned().collect()
    };
    assert_eq!(
        keys(""),
        ["_comment", "name", "title", "icon", "version", "provider", "author", "components", "functions", "unknown"]
    );
    assert_eq!(keys("/components/0"), ["name", "title", "inputs", "outputs", "group", "cartoEnvVars", "procedureName"]);
    assert_eq!(
        keys("/components/1"),
        ["name", "title", "icon", "group", "procedureName", "cartoEnvVars", "inputs", "outputs"]
    );
}

/// The metadata that a script registers: the literal that holds it, as a warehouse reads it.
fn registered(script: &str) -> Value {
    let start = script.find("'{").unwrap() + 1;
    let mut characters = script[start..].chars();
    let mut metadata = String::new();
    while let Some(character) = characters.next() {
        match character {
            '\'' => break,
            '\\' => metadata.extend(characters.next()),
            other => metadata.push(other),
        }
    }
    value(&metadata)
}

#[test]
fn the_registered_row_has_the_names_alone() {
    for provider in ["bigquery", "snowflake"] {
        let mut expected = expected("", "__proc");
        expected["provider"] = json!(provider);
        assert_eq!(registered(&bundle(&whole(provider)).unwrap().script), expected);
    }
}

#[test]
fn the_script_creates_what_is_listed_in_its_order() {
    for (provider, routines) in [
        ("bigquery", format!("__proc_second_{HASH},__proc_first_{HASH},__func_SCALE")),
        ("snowflake", format!("__proc_second_{HASH}();__proc_first_{HASH}(Table,Number);__func_SCALE")),
    ] {
        let bundle = bundle(&whole(provider)).unwrap();
        assert_eq!(bundle.procedures(), [format!("__proc_second_{HASH}"), format!("__proc_first_{HASH}")]);
        let created: Vec<_> = bundle
            .script
            .lines()
            .filter_map(|line| line.strip_prefix("CREATE OR REPLACE "))
            .filter_map(|statement| statement.split(['(', ' ']).next())
            .collect();
        assert_eq!(created, ["FUNCTION", "PROCEDURE", "PROCEDURE"]);
        assert!(bundle.script.contains(&routines), "{}", bundle.script);
        assert!(!bundle.script.contains("unlisted") && !bundle.script.contains("never shipped"));
    }
}

#[test]
fn oracle_takes_components_and_no_functions() {
    let error = bundle(&whole("oracle")).unwrap_err();
    assert!(error.to_string().contains("Oracle takes no functions"), "{error}");
    let mut files = files("oracle");
    files[0].1 = files[0].1.replace(r#""functions": ["scale"],"#, "");
    let bundle = bundle(&made_of(&files)).unwrap();
    assert_eq!(bundle.components()[0].procedure_name, Some(format!("PROC_second_{HASH}")));
}

#[test]
fn a_bundle_reads_as_the_package_it_was_made_of() {
    for provider in ["bigquery", "snowflake"] {
        let bundle = bundle(&whole(provider)).unwrap();
        let extension = bundle.extension();
        assert_eq!((extension.name.as_str(), extension.title.as_str()), ("near", "Near \"me\""));
        assert_eq!(extension.components, ["second", "first"]);
        assert_eq!(extension.provider.map(|provider| provider.name()), Some(provider));
        let names: Vec<_> = bundle.components().into_iter().map(|component| component.name).collect();
        assert_eq!(names, ["second", "first"]);
        let listed: Vec<_> = bundle.components().into_iter().filter_map(|component| component.procedure_name).collect();
        assert_eq!(bundle.procedures(), listed);
    }
}

#[test]
fn an_extension_without_icons_functions_or_components_is_whole_too() {
    let bundle = bundle(&package(&[(
        "metadata.json",
        r#"{"name": "bare", "title": "Bare", "icon": "", "provider": "snowflake", "components": []}"#,
    )]))
    .unwrap();
    let kept = json!({"name": "bare", "title": "Bare", "icon": "", "provider": "snowflake", "components": []});
    assert_eq!(value(&bundle.metadata), kept);
    assert!(bundle.procedures().is_empty());
}

#[test]
fn byte_order_marks_and_line_endings_do_no_harm() {
    let files: Vec<_> = files("bigquery")
        .into_iter()
        .map(|(name, text)| (name, format!("\u{feff}{}", text.replace('\n', "\r\n"))))
        .collect();
    let bundle = bundle(&made_of(&files)).unwrap();
    assert!(!bundle.metadata.contains('\u{feff}') && !bundle.script.contains('\u{feff}'));
    assert_eq!(value(&bundle.metadata)["title"], "Near \"me\"");
}

const LEGACY: &str =
    "CREATE OR REPLACE PROCEDURE `OLD`(km FLOAT64, result STRING, dry_run BOOL)\nBEGIN\n  SELECT 1;\nEND;\n";

fn legacy(metadata: &str) -> Package {
    let mut files = files("bigquery");
    files.retain(|(name, _)| !name.starts_with("components/first/src/") && *name != "components/first/metadata.json");
    files.push(("components/first/metadata.json", metadata.to_owned()));
    files.push(("components/first/src/procedure.sql", LEGACY.to_owned()));
    made_of(&files)
}

#[test]
fn a_legacy_component_ships_its_own_procedure() {
    let bundle = bundle(&legacy(FIRST)).unwrap();
    assert_eq!(bundle.components()[1].procedure_name.as_deref(), Some("OLD"));
    assert_eq!(bundle.procedures()[1], "OLD");
    assert!(bundle.script.contains("(km FLOAT64, result STRING, dry_run BOOL)\nBEGIN\n  SELECT 1;\nEND;"));
    let error = self::bundle(&legacy(&FIRST.replace("procedureName", "name_of_it"))).unwrap_err();
    assert!(error.to_string().contains("\"procedureName\" is missing"), "{error}");
}

fn refused(package: &Package) -> String {
    bundle(package).unwrap_err().to_string()
}

#[test]
fn nothing_ships_without_what_it_lists() {
    for (package, message) in [
        (with("metadata.json", None), "metadata.json: This file is missing"),
        (with("metadata.json", Some("{\n  \"a\" 1}")), "metadata.json:2:7: A colon is missing"),
        (with("metadata.json", Some("[]")), "metadata.json:1:1: This is a list; put an object here"),
        (with_extension(r#""name": "near","#, ""), "\"name\" is missing; add it"),
        (with_extension(r#""name": "near""#, r#""name": 1"#), "metadata.json:3:13: \"name\" must be a text"),
        (with_extension(r#""title": "Near \"me\"","#, ""), "\"title\" is missing"),
        (with_extension("bigquery", "duckdb"), "write one of bigquery, snowflake, oracle"),
        (with_extension(r#"["second", "first"]"#, r#""second""#), "\"components\" must be a list of folder names"),
        (with_extension(r#""first"]"#, "1]"), "Write the name of a folder in components/ here"),
        (with_extension(r#""first"]"#, r#""../first"]"#), "Write the name of a folder in components/ here"),
        (with_extension(r#""first"]"#, r#"".."]"#), "is not a path inside the package"),
        (with_extension(r#""first"]"#, r#""second"]"#), "metadata.json:9:30: \"second\" is listed twice"),
        (
            with_extension(r#""first"]"#, r#""third"]"#),
            "\"third\" is listed, but components/third/metadata.json is missing",
        ),
        (
            with_extension(r#"["scale"]"#, r#"["gone"]"#),
            "\"gone\" is listed, but functions/gone/metadata.json is missing",
        ),
        (with_extension("a.svg", "gone.svg"), "metadata.json:5:13: icons/gone.svg is missing"),
        (with_extension("a.svg", "../a.svg"), "is not a path inside the package"),
        (with_extension(r#""a.svg""#, "{}"), "\"icon\" must be the name of a file in icons/"),
        (with("icons/a.svg", Some("no picture")), "icons/a.svg is neither an SVG nor a PNG"),
        (
            with("components/first/metadata.json", Some("{")),
            "components/first/metadata.json:1:1: This object is never closed",
        ),
        (with("components/first/metadata.json", Some("{}")), "components/first/metadata.json:1:1: \"name\" is missing"),
        (with("components/first/metadata.json", Some(SECOND)), "Another component has this name"),
        (with("components/first/src/fullrun.sql", None), "components/first/src/fullrun.sql: This file is missing"),
        (with("components/first/src/dryrun.sql", None), "components/first/src/dryrun.sql: This file is missing"),
        (with("functions/scale/metadata.json", Some("{}")), "functions/scale/metadata.json:1:1: \"name\" is missing"),
        (with("functions/scale/src/definition.sql", None), "functions/scale/src: The function has no body"),
    ] {
        let told = refused(&package);
        assert!(told.contains(message), "{told}\n{message}");
    }
}

#[test]
fn what_is_unread_or_no_text_is_told() {
    let with_content = |name: &str, content: Content| {
        let mut package = whole("bigquery");
        let mut change = extension_model::Change::new("");
        change.write(path(name), content);
        package.apply(&change);
        refused(&package)
    };
    let unread = || Content::Unread { reason: "The file is 50 MB".into() };
    for name in [
        "metadata.json",
        "icons/a.svg",
        "components/first/metadata.json",
        "components/first/src/fullrun.sql",
        "functions/scale/metadata.json",
        "functions/scale/src/definition.sql",
    ] {
        let told = with_content(name, unread());
        assert!(told.starts_with(name) && told.contains("50 MB"), "{told}");
    }
    let latin = Content::Binary(b"SELECT '\xe9'".as_slice().into());
    assert!(with_content("components/first/src/dryrun.sql", latin).contains("not UTF-8"));
}

#[test]
fn a_file_left_unread_is_not_taken_for_a_legacy_one() {
    let mut package = legacy(FIRST);
    let mut change = extension_model::Change::new("");
    change.write(path("components/first/src/fullrun.sql"), Content::Unread { reason: "a link".into() });
    package.apply(&change);
    assert_eq!(refused(&package), "components/first/src/fullrun.sql: a link");
}

#[test]
fn an_error_knows_its_file_and_place() {
    let error: BundleError = bundle(&with_extension("bigquery", "duckdb")).unwrap_err();
    assert_eq!(error.path, path("metadata.json"));
    assert_eq!(error.place.map(|place| (place.line, place.column)), Some((7, 17)));
}

#[test]
fn icons_too_large_for_the_metadata_are_refused() {
    let large = format!("<svg>{}</svg>", " ".repeat(13 * 1024 * 1024));
    let told = refused(&with("icons/a.svg", Some(&large)));
    assert!(told.contains("use smaller icons"), "{told}");
}

/// What changes here changes for everyone who installs.
#[test]
fn metadata_per_provider() {
    for provider in ["bigquery", "snowflake"] {
        insta::assert_snapshot!(format!("{provider}_metadata"), bundle(&whole(provider)).unwrap().metadata);
    }
}

#[test]
fn metadata_can_be_read_with_its_places() {
    let bundle = bundle(&whole("bigquery")).unwrap();
    let document = Document::new(bundle.metadata.as_str());
    assert_eq!(document.value(&Pointer::from("/components/1/inputs/1/min")), Some(json!("2")));
}
