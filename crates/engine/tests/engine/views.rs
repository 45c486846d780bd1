use crate::support::{database, rows, rows_in, run};

#[test]
fn the_catalog_tells_what_is_there() {
    let database = database();
    run(
        &database,
        "CREATE TABLE `my-project.d.t` (a INT64, b ARRAY<STRUCT<c STRING, d GEOGRAPHY>>);
         CREATE VIEW my-project.d.v AS SELECT 1 AS x;
         CREATE PROCEDURE my-project.d.p() BEGIN END;
         CREATE TABLE e.t AS SELECT 1 AS x;",
    )
    .unwrap();
    assert_eq!(
        rows_in(
            &database,
            "SELECT table_name, column_name, ordinal_position, data_type FROM `my-project.d`.INFORMATION_SCHEMA.COLUMNS
             ORDER BY table_name, ordinal_position"
        ),
        [["t", "a", "1", "INT64"], ["t", "b", "2", "ARRAY<STRUCT<c STRING, d GEOGRAPHY>>"], ["v", "x", "1", "INT64"],]
    );
    assert_eq!(
        rows_in(&database, "SELECT table_name, table_type FROM my-project.d.INFORMATION_SCHEMA.TABLES ORDER BY 1"),
        [["t", "BASE TABLE"], ["v", "VIEW"]]
    );
    assert_eq!(
        rows_in(&database, "SELECT routine_name, routine_type FROM `my-project`.d.INFORMATION_SCHEMA.ROUTINES"),
        [["p", "PROCEDURE"]]
    );
}

#[test]
fn the_system_has_variables() {
    assert_eq!(
        rows(
            "CREATE TABLE d.t AS SELECT x FROM UNNEST([1, 2, 3]) AS x;
             DELETE FROM d.t WHERE x > 1;
             SET @@dataset_id = 'd';
             SELECT @@row_count, @@project_id, @@dataset_id, (SELECT COUNT(*) FROM t)"
        ),
        [["2", "local", "d", "1"]]
    );
}
