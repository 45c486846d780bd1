//! How long a fresh database and a script in plain SQL take.

#![allow(clippy::unwrap_used)]

use criterion::{Criterion, criterion_group, criterion_main};
use extension_engine::{Cancel, Column, Database, Settings, Table, Type, Value};

const SCRIPT: &str = "
    DECLARE wanted INT64 DEFAULT 10;
    DECLARE message STRING;
    IF wanted > 5 THEN SET wanted = wanted * 2; END IF;
    EXECUTE IMMEDIATE 'CREATE OR REPLACE TABLE d.output AS SELECT id, name FROM d.input WHERE id < @wanted'
      USING wanted AS wanted;
    EXECUTE IMMEDIATE 'SELECT MAX(name) FROM d.output' INTO message;
";

fn input() -> Table {
    let columns = vec![Column::new("id", Type::Int64), Column::new("name", Type::String)];
    Table::new(columns, (0..100).map(|id| vec![Value::Int64(id), Value::String(format!("row {id}"))]).collect())
}

fn benches(criterion: &mut Criterion) {
    criterion.bench_function("open a database", |bencher| {
        bencher.iter_with_large_drop(|| Database::open(Settings::default()).unwrap());
    });
    let (database, cancel) = (Database::open(Settings::default()).unwrap(), Cancel::new());
    database.create_table("d.input", &input()).unwrap();
    criterion.bench_function("run a script in plain SQL", |bencher| {
        bencher.iter(|| database.run(SCRIPT, &cancel).unwrap());
    });
    let table = input();
    criterion.bench_function("a whole case: open, load, run, read", |bencher| {
        bencher.iter(|| {
            let database = Database::open(Settings::default()).unwrap();
            database.create_table("d.input", &table).unwrap();
            database.run(SCRIPT, &cancel).unwrap();
            database.read_table("d.output").unwrap()
        });
    });
}

criterion_group!(engine, benches);
criterion_main!(engine);
