//! What running tests costs: one case, a package of fifty, and the engine's own part beside DuckDB's.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::thread;
use std::time::Duration;

use criterion::{BatchSize, Criterion, SamplingMode, criterion_group, criterion_main};
use extension_engine::{Database, Settings};
use extension_model::Package;
use extension_testing::{Cancel, Options, Suite, Variables};
use extension_warehouse::offline::{Offline, stand_by};
use tempfile::TempDir;

const ICON: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"/>"#;

/// Plain SQL as components have it: a statement put together while running, a join, an aggregate, a window.
const PLAIN: &str = "
DECLARE wanted INT64 DEFAULT 0;
EXECUTE IMMEDIATE FORMAT('SELECT COUNT(DISTINCT district) FROM `%s`', source) INTO wanted;
IF wanted = 0 THEN RAISE USING MESSAGE = 'There are no districts'; END IF;
EXECUTE IMMEDIATE FORMAT('''
  CREATE TABLE IF NOT EXISTS `%s` AS
  WITH summed AS (SELECT district, SUM(rent) AS rent, COUNT(*) AS sites FROM `%s` GROUP BY district)
  SELECT site.id, site.district, site.rent / summed.rent AS share, ROW_NUMBER() OVER (ORDER BY site.rent DESC) AS place
  FROM `%s` AS site JOIN summed USING (district) WHERE %s
''', result, source, source, condition);
";

const GEOGRAPHY: &str = "
EXECUTE IMMEDIATE FORMAT('''
  CREATE TABLE IF NOT EXISTS `%s` AS
  SELECT id, ST_DISTANCE(geom, ST_GEOGPOINT(-3.7, 40.4)) AS metres,
    ST_DWITHIN(geom, ST_GEOGPOINT(-3.7, 40.4), 5000) AS near
  FROM `%s` WHERE %s
''', result, source, condition);
";

/// A package of one component for each script, with `cases` test cases each on `rows`.
fn package(folder: &TempDir, script: &str, components: usize, cases: usize, rows: &str) -> Package {
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let names: Vec<_> = (0..components).map(|number| format!("\"part_{number}\"")).collect();
    let about = r#""title": "t", "description": "d", "version": "1.0.0", "icon": "icon.svg""#;
    let metadata =
        format!(r#"{{"name": "bench", {about}, "provider": "bigquery", "components": [{}]}}"#, names.join(", "));
    write("metadata.json", &metadata);
    write("icons/icon.svg", ICON);
    for name in &names {
        let folder = format!("components/{}", name.trim_matches('"'));
        let component = format!(
            r#"{{"name": {name}, {about}, "inputs": [{{"name": "source", "title": "s", "type": "Table"}}],
                 "outputs": [{{"name": "result", "title": "r", "type": "Table"}}]}}"#
        );
        write(&format!("{folder}/metadata.json"), &component);
        for (run, condition) in [("fullrun", "'TRUE'"), ("dryrun", "'1 = 0'")] {
            write(&format!("{folder}/src/{run}.sql"), &script.replace("condition)", &format!("{condition})")));
        }
        write(&format!("{folder}/test/rows.ndjson"), rows);
        let case = |id: usize| format!(r#"{{"id": {id}, "inputs": {{"source": "rows"}}}}"#);
        write(
            &format!("{folder}/test/test.json"),
            &format!("[{}]", (0..cases).map(case).collect::<Vec<_>>().join(",")),
        );
    }
    let package = extension_package::open(folder.path()).unwrap();
    let suite = Suite::new(&package, Variables::default());
    let report = suite.run(&Offline::default(), &Options::default(), &|_| {}, &Cancel::new());
    for captured in report.results.iter().map(|result| suite.captured(result).unwrap()) {
        write(captured.path.as_str(), &captured.after);
    }
    extension_package::open(folder.path()).unwrap()
}

fn run(package: &Package) {
    let suite = Suite::new(package, Variables::default());
    let report = suite.run(&Offline::default(), &Options::default(), &|_| {}, &Cancel::new());
    assert!(report.is_green() && !report.results.is_empty());
}

fn sites(count: usize) -> String {
    let row =
        |id: usize| format!("{{\"id\": {id}, \"district\": \"d{}\", \"rent\": {}.5}}\n", id % 7, 100 + id * 37 % 91);
    (0..count).map(row).collect()
}

fn points(count: usize) -> String {
    let row = |id: usize| {
        let (x, y) = (-4.0 + (id % 997) as f64 * 0.0006, 40.0 + (id % 883) as f64 * 0.0009);
        format!("{{\"id\": {id}, \"geom\": \"POINT({x:.4} {y:.4})\"}}\n")
    };
    (0..count).map(row).collect()
}

fn cases(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("tests");
    let folder = TempDir::new().unwrap();
    let one = package(&folder, PLAIN, 1, 1, &sites(20));
    group.bench_function("one plain-SQL case, both runs, compared", |bencher| bencher.iter(|| run(&one)));
    // As in the window, where a database is opened once the run before has ended.
    group.bench_function("the same with a database that stands by", |bencher| {
        let waiting = || {
            stand_by();
            thread::sleep(Duration::from_millis(20));
        };
        bencher.iter_batched(waiting, |()| run(&one), BatchSize::PerIteration);
    });
    let folder = TempDir::new().unwrap();
    let fifty = package(&folder, PLAIN, 10, 5, &sites(20));
    group.sample_size(10).bench_function("fifty plain-SQL cases", |bencher| bencher.iter(|| run(&fifty)));
    group.finish();
}

/// What of a script's time is DuckDB's; the rest is the interpreter's and the translation's.
fn parts(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("a script");
    let database = Database::open(Settings::default()).unwrap();
    let cancel = Cancel::new();
    let rows = "SELECT id, CONCAT('d', CAST(MOD(id, 7) AS STRING)) AS district, 100.5 + MOD(id * 37, 91) AS rent \
                FROM UNNEST(GENERATE_ARRAY(0, 19)) AS id";
    database.run(&format!("CREATE TABLE d.source AS {rows}"), &cancel).unwrap();
    let script = PLAIN
        .replace("condition)", "'TRUE')")
        .replace("result, source, source", "'d.result', 'd.source', 'd.source'")
        .replace(", source)", ", 'd.source')")
        .replace("CREATE TABLE IF NOT EXISTS", "CREATE OR REPLACE TABLE");
    group.bench_function("whole", |bencher| bencher.iter(|| database.run(&script, &cancel).unwrap()));
    group.bench_function("of that, in DuckDB", |bencher| {
        bencher.iter_custom(|rounds| (0..rounds).map(|_| database.run(&script, &cancel).unwrap().in_duckdb).sum());
    });
    group.finish();
}

fn many_rows(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("100,000 rows of geography");
    group.sample_size(10).sampling_mode(SamplingMode::Flat);
    let folder = TempDir::new().unwrap();
    let package = package(&folder, GEOGRAPHY, 1, 1, &points(100_000));
    group.bench_function("a test case, rows read and compared", |bencher| bencher.iter(|| run(&package)));
    let database = Database::open(Settings::default()).unwrap();
    let cancel = Cancel::new();
    let rows = "SELECT id, ST_GEOGPOINT(-4.0 + MOD(id, 997) * 0.0006, 40.0 + MOD(id, 883) * 0.0009) AS geom \
                FROM UNNEST(GENERATE_ARRAY(0, 99999)) AS id";
    database.run(&format!("CREATE TABLE d.source AS {rows}"), &cancel).unwrap();
    let script = GEOGRAPHY
        .replace("result, source, condition", "'d.result', 'd.source', 'TRUE'")
        .replace("CREATE TABLE IF NOT EXISTS", "CREATE OR REPLACE TABLE");
    group.bench_function("the script", |bencher| bencher.iter(|| database.run(&script, &cancel).unwrap()));
    group.bench_function("of that, in DuckDB", |bencher| {
        bencher.iter_custom(|rounds| (0..rounds).map(|_| database.run(&script, &cancel).unwrap().in_duckdb).sum());
    });
    group.finish();
}

criterion_group!(benches, cases, parts, many_rows);
criterion_main!(benches);
