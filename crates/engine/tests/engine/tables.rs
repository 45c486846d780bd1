use extension_engine::{
    Column, Database, Date, DateTime, EngineError, Interval, Settings, Table, Time, Timestamp, Type, Value,
};

fn point(x: f64, y: f64) -> Value {
    let mut wkb = vec![1, 1, 0, 0, 0];
    wkb.extend(x.to_le_bytes());
    wkb.extend(y.to_le_bytes());
    Value::Geography(wkb)
}

#[test]
fn every_type_survives_a_table() {
    let pair = Type::Struct(vec![("a".into(), Type::Int64), ("g".into(), Type::Geography)]);
    let pair_value = Value::Struct(vec![("a".into(), Value::Int64(7)), ("g".into(), point(1.0, 2.0))]);
    let cells = [
        (Type::Bool, Value::Bool(true)),
        (Type::Int64, Value::Int64(i64::MIN)),
        (Type::Float64, Value::Float64(-0.1)),
        (Type::Numeric, Value::Numeric("-12345678901234567890123456789.123456789".into())),
        (Type::String, Value::String("it's \u{0} é".into())),
        (Type::Bytes, Value::Bytes(vec![0, 255])),
        (Type::Date, Value::Date(Date(-1))),
        (Type::Time, Value::Time(Time(86_399_999_999))),
        (Type::DateTime, Value::DateTime(DateTime(-1))),
        (Type::Timestamp, Value::Timestamp(Timestamp(1_700_000_000_000_001))),
        (Type::Interval, Value::Interval(Interval { months: 14, days: -3, micros: 5 })),
        (Type::Json, Value::Json("{\"a\": [1]}".into())),
        (Type::Geography, point(-3.7, 40.4)),
        (Type::array(Type::String), Value::Array(vec![Value::String("a".into()), Value::String(String::new())])),
        (Type::array(Type::Geography), Value::Array(vec![point(0.0, 0.0)])),
        (pair.clone(), pair_value.clone()),
        (Type::array(pair), Value::Array(vec![pair_value])),
    ];
    let columns: Vec<_> =
        cells.iter().enumerate().map(|(at, (data_type, _))| Column::new(format!("c{at}"), data_type.clone())).collect();
    let nulls = vec![Value::Null; cells.len()];
    let mut table = Table::new(columns, vec![cells.iter().map(|(_, value)| value.clone()).collect(), nulls]);
    let database = Database::open(Settings::default()).unwrap();
    database.create_table("project-1.dataset.every type", &table).unwrap();
    // As in BigQuery, an array that was NULL is an empty one in a table.
    for (cell, (data_type, _)) in table.rows[1].iter_mut().zip(&cells) {
        if matches!(data_type, Type::Array(_)) {
            *cell = Value::Array(Vec::new());
        }
    }
    assert_eq!(database.read_table("project-1.dataset.every type").unwrap(), table);
}

#[test]
fn a_value_of_the_wrong_type_is_refused() {
    let database = Database::open(Settings::default()).unwrap();
    let table = Table::new(vec![Column::new("n", Type::Int64)], vec![vec![Value::String("x".into())]]);
    let error = database.create_table("t", &table).unwrap_err();
    assert!(matches!(&error, EngineError::CreateTable { message, .. } if message.contains('n')), "{error}");
}
