use extension_engine::Type;

use crate::support::{cell, database, rows, rows_in, run};

#[test]
fn tables_are_made_filled_changed_and_dropped() {
    assert_eq!(
        rows(
            "CREATE TABLE d.t (id INT64 NOT NULL, name STRING DEFAULT 'x' OPTIONS (description = 'a name'))
               CLUSTER BY id OPTIONS (expiration_timestamp = TIMESTAMP_ADD(CURRENT_TIMESTAMP(), INTERVAL 30 DAY));
             INSERT INTO d.t (id) VALUES (1), (2);
             INSERT d.t (id, name) SELECT 3, 'c';
             UPDATE d.t SET name = 'b' WHERE id = 2;
             DELETE FROM d.t WHERE id = 1;
             ALTER TABLE d.t ADD COLUMN n FLOAT64, RENAME COLUMN name TO title;
             CREATE TABLE IF NOT EXISTS d.t AS SELECT 'not this' AS other;
             CREATE OR REPLACE TABLE d.u LIKE d.t;
             CREATE TABLE d.w COPY d.t;
             SELECT id, title, n, (SELECT COUNT(*) FROM d.u), (SELECT COUNT(*) FROM d.w) FROM d.t ORDER BY id"
        ),
        [["2", "b", "NULL", "0", "2"], ["3", "c", "NULL", "0", "2"]]
    );
}

#[test]
fn a_table_can_be_replaced_by_what_it_held() {
    assert_eq!(
        cell(
            "CREATE TABLE d.t AS SELECT 1 AS x;
             CREATE OR REPLACE TABLE d.t AS SELECT x + 1 AS x FROM d.t;
             SELECT x FROM d.t"
        ),
        "2"
    );
}

#[test]
fn paths_may_be_written_in_every_way() {
    assert_eq!(
        rows(
            "CREATE TABLE `my-project.d.t` AS SELECT 1 AS x;
             SELECT (SELECT x FROM my-project.d.t), (SELECT x FROM `my-project`.d.`t`), (SELECT x FROM `my-project.d`.t)"
        ),
        [["1", "1", "1"]]
    );
}

#[test]
fn temporary_tables_hide_others_and_stay_for_the_session() {
    let database = database();
    run(&database, "CREATE TABLE t AS SELECT 'lasting' AS x; CREATE TEMP TABLE t AS SELECT 'passing' AS x").unwrap();
    assert_eq!(rows_in(&database, "SELECT x FROM t"), [["passing"]]);
    assert_eq!(rows_in(&database, "SELECT x FROM _SESSION.t"), [["passing"]]);
    assert_eq!(rows_in(&database, "SELECT x FROM workflows_temp.t"), [["lasting"]]);
    assert_eq!(rows_in(&database, "DROP TABLE t; SELECT x FROM t"), [["lasting"]]);
}

#[test]
fn columns_have_bigquerys_types() {
    let database = database();
    run(
        &database,
        "CREATE TABLE d.t AS SELECT NULL AS a, 1 AS b, 1 / 2 AS c, SUM(x) AS d, [STRUCT(1 AS e)] AS f, DATE '2024-01-01' AS g
         FROM UNNEST([1, 2]) AS x",
    )
    .unwrap();
    let types: Vec<_> = database.columns("d.t").unwrap().into_iter().map(|column| column.data_type).collect();
    let pair = Type::array(Type::Struct(vec![("e".into(), Type::Int64)]));
    assert_eq!(types, [Type::Int64, Type::Int64, Type::Float64, Type::Int64, pair, Type::Date]);
}

#[test]
fn a_transaction_that_is_rolled_back_leaves_nothing() {
    let database = database();
    run(
        &database,
        "CREATE TABLE d.t AS SELECT 1 AS x;
         BEGIN TRANSACTION; INSERT INTO d.t (x) VALUES (2); COMMIT TRANSACTION;
         BEGIN TRANSACTION; DELETE FROM d.t WHERE TRUE; ROLLBACK TRANSACTION;",
    )
    .unwrap();
    assert_eq!(rows_in(&database, "SELECT COUNT(*) FROM d.t"), [["2"]]);
}

#[test]
fn merge_does_all_three() {
    assert_eq!(
        rows(
            "CREATE TABLE d.t AS SELECT * FROM UNNEST([STRUCT(1 AS id, 'a' AS s), (2, 'b'), (3, 'c')]);
             MERGE d.t AS target USING (SELECT * FROM UNNEST([STRUCT(2 AS id, 'B' AS s), (4, 'D')])) AS source
               ON target.id = source.id
             WHEN MATCHED THEN UPDATE SET s = source.s
             WHEN NOT MATCHED THEN INSERT (id, s) VALUES (source.id, source.s)
             WHEN NOT MATCHED BY SOURCE AND target.id = 3 THEN DELETE;
             SELECT id, s FROM d.t ORDER BY id"
        ),
        [["1", "a"], ["2", "B"], ["4", "D"]]
    );
}
