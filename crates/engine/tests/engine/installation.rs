//! The script that a package ships, run as Workflows runs it, and its procedures called as Workflows calls them.

use std::path::Path;

use extension_engine::{Column, Database, Settings, Table, Type, Value};

use crate::support::{rows_in, run};

const LOCATION: &str = "`local.workflows_temp`";

fn installed() -> Database {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/retail-site-selection");
    let package = extension_package::open(&root).unwrap();
    let bundle = extension_package::bundle(&package).unwrap();
    let script = bundle.script.replace("@@workflows_temp@@", LOCATION);
    let database = Database::open(Settings::default()).unwrap();
    // Twice: what an earlier version left is removed.
    for _ in 0..2 {
        run(&database, &script).unwrap_or_else(|failure| panic!("{failure:#?}"));
    }
    database
}

#[test]
fn a_package_installs_itself_again_and_again() {
    let database = installed();
    assert_eq!(rows_in(&database, "SELECT name FROM workflows_temp.WORKFLOWS_EXTENSIONS"), [["retail_site_selection"]]);
    let routines =
        rows_in(&database, "SELECT routine_name FROM workflows_temp.INFORMATION_SCHEMA.ROUTINES ORDER BY routine_name");
    let registered = rows_in(&database, "SELECT procedures FROM workflows_temp.WORKFLOWS_EXTENSIONS");
    assert_eq!(routines.len(), registered[0][0].split(',').count());
    assert!(routines.iter().any(|row| row[0] == "DISTANCE_WEIGHT"));
}

#[test]
fn the_functions_of_a_package_can_be_called() {
    let database = installed();
    assert_eq!(
        rows_in(
            &database,
            "SELECT `local.workflows_temp`.NORMALIZE_BRAND('Café Ñandú 2'), workflows_temp.NORMALIZE_BRAND(NULL),
               workflows_temp.DISTANCE_WEIGHT(50.0, 100.0, 'Linear', 0.0)"
        ),
        [["cafenandu2", "NULL", "0.5"]]
    );
}

#[test]
fn a_component_runs_dry_and_in_full() {
    let database = installed();
    let sites = Table::new(
        vec![Column::new("id", Type::String), Column::new("n", Type::Int64)],
        vec![vec![Value::String("a".into()), Value::Int64(1)], vec![Value::String("b".into()), Value::Int64(2)]],
    );
    database.create_table("workflows_temp.sites", &sites).unwrap();
    let names = rows_in(
        &database,
        "SELECT routine_name FROM workflows_temp.INFORMATION_SCHEMA.ROUTINES WHERE routine_name LIKE '%custom_enrichment%'",
    );
    let call = |output: &str, dry_run: bool| {
        format!(
            "CALL `local.workflows_temp`.`{}`('local.workflows_temp.sites', NULL, 'SELECT *, n * 2 AS twice FROM $sites WHERE n > 1',
               TRUE, 'Project and region', 'none', TRUE, 'local.workflows_temp.{output}', {dry_run},
               '{{\"bigqueryProjectId\": \"p\", \"bigqueryRegion\": null}}')",
            names[0][0]
        )
    };
    for (output, dry_run) in [("dry", true), ("full", false)] {
        run(&database, &call(output, dry_run)).unwrap_or_else(|failure| panic!("{failure:#?}"));
    }
    let (dry, full) =
        (database.read_table("workflows_temp.dry").unwrap(), database.read_table("workflows_temp.full").unwrap());
    assert_eq!(dry.columns, full.columns);
    assert!(dry.rows.is_empty());
    let text = |text: &str| Value::String(text.into());
    assert_eq!(full.rows, [[text("b"), Value::Int64(2), Value::Int64(4), text("p"), Value::Null]]);
}
