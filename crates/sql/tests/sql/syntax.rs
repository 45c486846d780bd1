//! Syntax: real scripts raise no alarm, broken ones are caught where they break.

use std::path::Path;

use extension_model::Provider;
use extension_sql::{references, syntax_problems};
use proptest::prelude::*;

fn scripts(provider: Provider) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sql/scripts").join(provider.name());
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().map(|path| (path.display().to_string(), std::fs::read_to_string(path).unwrap())).collect()
}

#[test]
fn scripts_that_run_raise_no_alarm() {
    let mut alarms = Vec::new();
    for provider in Provider::ALL {
        for (path, sql) in scripts(provider) {
            for problem in syntax_problems(&sql, provider) {
                let line = sql[..problem.span.start].matches('\n').count() + 1;
                alarms.push(format!("{path}:{line}: {} {:?}", problem.message, &sql[problem.span]));
            }
        }
    }
    assert!(alarms.is_empty(), "{}", alarms.join("\n"));
}

#[test]
fn the_examples_are_clean() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    for package in std::fs::read_dir(examples).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir())
    {
        let metadata = std::fs::read_to_string(package.join("metadata.json")).unwrap();
        let metadata: serde_json::Value = serde_json::from_str(&metadata).unwrap();
        let provider = Provider::from_name(metadata["provider"].as_str().unwrap()).unwrap();
        for component in std::fs::read_dir(package.join("components")).unwrap() {
            let source = component.unwrap().path().join("src");
            for name in ["fullrun.sql", "dryrun.sql"] {
                let sql = std::fs::read_to_string(source.join(name)).unwrap();
                assert_eq!(syntax_problems(&sql, provider), [], "{}", source.join(name).display());
            }
        }
    }
}

/// Scripts with one mistake each.
const BROKEN: &[(Provider, &str)] = &[
    (Provider::Bigquery, "SELECT 'abc"),
    (Provider::Bigquery, "SELECT \"abc\ndef"),
    (Provider::Bigquery, "SELECT '''abc''"),
    (Provider::Bigquery, "SELECT `abc FROM t"),
    (Provider::Bigquery, "SELECT 1 /* abc"),
    (Provider::Bigquery, "SELECT f(a, (b) FROM t; SELECT 2"),
    (Provider::Bigquery, "SELECT [1, 2) FROM t"),
    (Provider::Bigquery, "SELECT a) FROM t"),
    (Provider::Bigquery, "SELEC 1"),
    (Provider::Bigquery, "BLAH 1"),
    (Provider::Bigquery, "SELECT FROM t WHERE"),
    (Provider::Bigquery, "SELECT a FROM @@workflows_temp@@.t WERE x = 1"),
    (Provider::Bigquery, "SELECT a FROM t GROUP a"),
    (Provider::Bigquery, "SELECT a\nFROM t\nWHERE ä = = 1"),
    (Provider::Bigquery, "SELECT 1\nSELECT 2"),
    (Provider::Bigquery, "CREATE TABLE x AS SELECT 1 +"),
    (Provider::Bigquery, "CREATE TABLE x AS SELCT 1"),
    (Provider::Bigquery, "EXECUTE IMMEDIATE FORMAT('a' b)"),
    (Provider::Bigquery, "EXECUTE IMMEDIATE FORMAT('a', , b)"),
    (Provider::Bigquery, "DECLARE a STRING DEFAULT ;"),
    (Provider::Bigquery, "SELECT 1; DECLARE a STRING;"),
    (Provider::Bigquery, "SET a 1;"),
    (Provider::Bigquery, "UPDATE t a = 1"),
    (Provider::Bigquery, "IF a = 1 SELECT 1; END IF;"),
    (Provider::Bigquery, "IF a = THEN SELECT 1; END IF;"),
    (Provider::Bigquery, "IF a = 1 THEN SELECT 1;"),
    (Provider::Bigquery, "IF a = 1 THEN SELECT 1; END;"),
    (Provider::Bigquery, "WHILE a < 1 SET a = 1; END WHILE;"),
    (Provider::Bigquery, "LOOP SELECT 1; END WHILE;"),
    (Provider::Bigquery, "BEGIN SELECT 1;"),
    (Provider::Bigquery, "SELECT 1; END IF;"),
    (Provider::Snowflake, "SELECT 'it\\'s"),
    (Provider::Snowflake, "EXECUTE IMMEDIATE $$ SELECT 1 $"),
    (Provider::Snowflake, "LET x := ;"),
    (Provider::Snowflake, "LET x = 1;"),
    (Provider::Snowflake, "x := 1 2;"),
    (Provider::Snowflake, "DECLARE x INT; SELECT 1;"),
    (Provider::Snowflake, "EXECUTE IMMEDIATE 'a' || || 'b'"),
    (Provider::Snowflake, "SELECT a FROM IDENTIFIER(:x WHERE b"),
    (Provider::Snowflake, "CREATE TABLE IDENTIFIER(:x) AS SELECT a FROM WHERE b = 1"),
    (Provider::Snowflake, "IF (a) THEN NULL; ELSE IF (b) THEN NULL; END IF;"),
    (Provider::Oracle, "SELECT (1 FROM dual"),
];

#[test]
fn mistakes_are_found_where_they_are() {
    let mut report = String::new();
    for (provider, sql) in BROKEN {
        let problems = syntax_problems(sql, *provider);
        assert_eq!(problems.len(), 1, "{sql}: {problems:?}");
        let problem = &problems[0];
        let (before, found) = (&sql[..problem.span.start], &sql[problem.span.clone()]);
        let certain = if problem.certain { "certain" } else { "probable" };
        let marked = format!("{before}»{found}«{}", &sql[problem.span.end..]).replace('\n', "⏎");
        report += &format!("{marked}\n    {certain}: {}\n", problem.message);
    }
    insta::assert_snapshot!(report);
}

/// Keywords of one warehouse or another that are ordinary names of columns and parameters.
#[test]
fn names_that_look_like_keywords_raise_no_alarm() {
    let names = [
        "area",
        "cache",
        "class",
        "cluster",
        "column",
        "comment",
        "content",
        "data",
        "date",
        "day",
        "div",
        "domain",
        "field",
        "filter",
        "first",
        "format",
        "function",
        "global",
        "hour",
        "index",
        "key",
        "label",
        "language",
        "last",
        "level",
        "location",
        "match",
        "member",
        "method",
        "mode",
        "month",
        "name",
        "offset",
        "open",
        "operator",
        "option",
        "options",
        "output",
        "owner",
        "path",
        "percent",
        "position",
        "priority",
        "region",
        "regexp",
        "replace",
        "role",
        "sample",
        "schema",
        "sort",
        "source",
        "start",
        "status",
        "storage",
        "target",
        "text",
        "time",
        "timestamp",
        "type",
        "url",
        "user",
        "value",
        "values",
        "version",
        "view",
        "weight",
        "year",
        "zone",
    ];
    let templates = [
        "EXECUTE IMMEDIATE f('a', NAME, b)",
        "SELECT a, NAME, t.NAME, b AS NAME, f(NAME) FROM t WHERE NAME = 1 AND x < NAME GROUP BY NAME ORDER BY NAME DESC",
        "SELECT NAME.a FROM NAME AS NAME JOIN u ON NAME.x = u.x",
        "SET x = NAME;",
        "INSERT INTO t (NAME) SELECT 1",
        "UPDATE t SET NAME = 1 WHERE NAME IS NULL",
    ];
    for provider in [Provider::Bigquery, Provider::Snowflake] {
        for (name, template) in names.iter().flat_map(|name| templates.map(|template| (name, template))) {
            let sql = template.replace("NAME", name);
            assert_eq!(syntax_problems(&sql, provider), [], "{sql}");
        }
    }
}

#[test]
fn every_statement_is_judged() {
    let problems = syntax_problems("SELECT 1 +;\nSELECT 2;\nSELECT 3 3 3;", Provider::Bigquery);
    assert_eq!(problems.iter().map(|problem| problem.span.clone()).collect::<Vec<_>>(), [9..10, 31..32]);
}

/// Nothing that stands deep or long takes the stack or the day.
#[test]
fn deep_and_long_scripts_are_survived() {
    let deep = 5_000;
    let scripts = [
        format!("SELECT {}1{}", "(".repeat(deep), ")".repeat(deep)),
        format!("SELECT {}1{}", "(SELECT ".repeat(deep), ")".repeat(deep)),
        format!("SELECT {}1", "NOT ".repeat(deep)),
        format!("SELECT {}1", "- ".repeat(deep)),
        format!("SELECT {}1{}", "f(".repeat(deep), ")".repeat(deep)),
        format!("SELECT {}{}", "[".repeat(deep), "]".repeat(deep)),
        format!("SELECT {} 1 {}", "CASE WHEN a THEN ".repeat(deep), "END ".repeat(deep)),
        format!("SELECT CAST(a AS {}INT64{})", "ARRAY<".repeat(deep), ">".repeat(deep)),
        format!("SELECT {}", "ARRAY<".repeat(deep)),
        format!("SELECT 1{}", " + 1".repeat(deep)),
        format!("SELECT * FROM a{}", " JOIN b ON TRUE".repeat(deep / 10)),
        "SELECT 1 UNION ALL ".repeat(deep / 10) + "SELECT 1",
        "BEGIN ".repeat(deep),
        "IF a THEN ".repeat(deep),
        "BEGIN ".repeat(deep) + &"END; ".repeat(deep),
        "IF ".repeat(deep),
        "CREATE PROCEDURE ".repeat(deep),
        "DECLARE ".repeat(deep),
        "SELECT 1; ".repeat(deep / 4),
        ":= ".repeat(deep),
    ];
    for sql in scripts {
        for provider in Provider::ALL {
            let start = std::time::Instant::now();
            let problems = syntax_problems(&sql, provider);
            assert!(problems.iter().all(|problem| problem.span.end <= sql.len()));
            let taken = start.elapsed();
            assert!(taken.as_secs() < 5, "{taken:?} for {}…", &sql[..40]);
        }
    }
}

fn scriptlike() -> impl Strategy<Value = String> {
    let words = "BEGIN|END|END IF|IF|THEN|ELSE|CASE|WHEN|LOOP|WHILE|DO|DECLARE|DEFAULT|SET|LET|:=|=|;|(|)|[|]|,|.|SELECT|FROM|\
        AS|CREATE|TABLE|PROCEDURE|INTO|EXECUTE|IMMEDIATE|WITH|OFFSET|ARRAY<|>|STRUCT|IDENTIFIER(|:a|@a|@@a@@|'|\"|`|$$|--|/*|\
        */|\n|{|*|}|CALL|RETURN|EXCEPTION|UNTIL|é|x|1.e|\u{feff}";
    let words: Vec<_> = words.split('|').collect();
    prop::collection::vec(prop::sample::select(words), 0..25).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn any_text_is_judged_without_a_panic(sql in prop_oneof![scriptlike(), any::<String>()]) {
        for provider in Provider::ALL {
            for problem in syntax_problems(&sql, provider) {
                prop_assert!(sql.get(problem.span.clone()).is_some(), "{:?}", problem);
                prop_assert!(!problem.message.is_empty());
            }
            for reference in references(&sql, provider) {
                prop_assert_eq!(sql.get(reference.span.clone()), Some(reference.name));
            }
        }
    }
}
