use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use extension_runtimes::{Bounds, JavaScript, JavaScriptOptions, RuntimeError, ScalarFunction};
use extension_values::{Date, Timestamp, Type, Value};

use crate::{array, definition, fields, patient, structure, text};

const MEMORY: usize = 64 * 1024 * 1024;

fn made(parameters: &[(&str, Type)], returns: Type, body: &str) -> Result<JavaScript, RuntimeError> {
    JavaScript::new(definition(parameters, returns, body), &JavaScriptOptions::default(), MEMORY)
}

fn run(parameters: &[(&str, Type)], returns: Type, body: &str, row: Vec<Value>) -> Result<Value, RuntimeError> {
    Ok(made(parameters, returns, body)?.run(&[row], &patient())?.remove(0))
}

/// What `typeof` and `JSON.stringify` say of a value.
fn seen(data_type: Type, cell: Value) -> String {
    let body = "return (x instanceof Date ? 'date' : typeof x) + ' ' + JSON.stringify(x);";
    match run(&[("x", data_type)], Type::String, body, vec![cell]).unwrap() {
        Value::String(text) => text,
        other => panic!("{other:?}"),
    }
}

#[test]
fn values_arrive_as_bigquery_hands_them_over() {
    assert_eq!(seen(Type::Bool, Value::Bool(true)), "boolean true");
    assert_eq!(seen(Type::Float64, Value::Float64(1.5)), "number 1.5");
    assert_eq!(seen(Type::String, text("é\"")), r#"string "é\"""#);
    assert_eq!(seen(Type::Bytes, Value::Bytes(vec![0, 255])), r#"string "AP8=""#);
    assert_eq!(seen(Type::Numeric, Value::Numeric("12.000000000".into())), "number 12");
    assert_eq!(seen(Type::Numeric, Value::Numeric("-0.5".into())), r#"string "-0.5""#);
    assert_eq!(seen(Type::BigNumeric, Value::Numeric("9007199254740993".into())), r#"string "9007199254740993""#);
    assert_eq!(seen(Type::Date, Value::Date(Date(-1))), r#"date "1969-12-31T00:00:00.000Z""#);
    assert_eq!(seen(Type::Timestamp, Value::Timestamp(Timestamp(-1))), r#"date "1969-12-31T23:59:59.999Z""#);
    assert_eq!(seen(Type::Json, Value::Json(r#"{"a":[1,null]}"#.into())), r#"object {"a":[1,null]}"#);
    assert_eq!(seen(Type::String, Value::Null), "object null");
    let row = fields(&[("a", Value::Array(vec![text("x"), Value::Null])), ("", Value::Bool(false))]);
    let row_type = structure(&[("a", array(Type::String)), ("", Type::Bool)]);
    assert_eq!(seen(row_type, row), r#"object {"a":["x",null],"_field_2":false}"#);
}

#[test]
fn results_become_the_declared_type() {
    let returned = |returns: Type, body: &str| run(&[], returns, body, Vec::new());
    assert_eq!(returned(Type::Int64, "return 7"), Ok(Value::Int64(7)));
    assert_eq!(returned(Type::Int64, "return '9223372036854775807'"), Ok(Value::Int64(i64::MAX)));
    assert_eq!(returned(Type::Int64, "return -(2n ** 63n)"), Ok(Value::Int64(i64::MIN)));
    assert_eq!(returned(Type::Float64, "return '2.5'"), Ok(Value::Float64(2.5)));
    assert_eq!(returned(Type::Numeric, "return 1e21"), Ok(Value::Numeric("1000000000000000000000".into())));
    assert_eq!(returned(Type::String, "return 5"), Ok(text("5")));
    assert_eq!(returned(Type::String, "let x;"), Ok(Value::Null));
    assert_eq!(returned(Type::Bytes, "return 'AP8='"), Ok(Value::Bytes(vec![0, 255])));
    assert_eq!(returned(Type::Date, "return new Date('1969-12-31')"), Ok(Value::Date(Date(-1))));
    assert_eq!(returned(Type::Timestamp, "return new Date(-1)"), Ok(Value::Timestamp(Timestamp(-1000))));
    assert_eq!(returned(Type::Json, "return {b: 1, a: [null]}"), Ok(Value::Json(r#"{"b":1,"a":[null]}"#.into())));
    let rows = array(structure(&[("id", Type::Int64), ("name", Type::String)]));
    assert_eq!(
        returned(rows, "return [{name: 'a', id: 1, more: 2}, {id: '2'}, null]"),
        Ok(Value::Array(vec![
            fields(&[("id", Value::Int64(1)), ("name", text("a"))]),
            fields(&[("id", Value::Int64(2)), ("name", Value::Null)]),
            Value::Null,
        ]))
    );
    assert_eq!(returned(Type::String, "return Promise.resolve(1).then(x => `${x}!`)"), Ok(text("1!")));
}

#[test]
fn a_timestamp_keeps_its_microseconds() {
    let result = run(&[("t", Type::Timestamp)], Type::Timestamp, "return t", vec![Value::Timestamp(Timestamp(-1))]);
    assert_eq!(result, Ok(Value::Timestamp(Timestamp(-1))));
}

#[test]
fn what_is_not_of_the_type_is_refused() {
    let told = |returns: Type, body: &str| run(&[], returns, body, Vec::new()).unwrap_err().to_string();
    assert_eq!(told(Type::Int64, "return 1.5"), "Failed to coerce output value 1.5 to type INT64 at F()");
    assert!(told(Type::Int64, "return '9223372036854775808'").contains("INT64"));
    assert!(told(Type::Float64, "return 'far'").contains("\"far\""));
    assert!(told(Type::Bool, "return {}").contains("BOOL"));
    assert!(told(array(Type::String), "return 'abc'").contains("ARRAY<STRING>"));
    assert!(told(structure(&[("a", Type::Bool)]), "return [true]").contains("STRUCT<a BOOL>"));
    assert!(told(Type::Date, "return new Date(NaN)").contains("DATE"));
}

#[test]
fn types_and_options_that_javascript_does_not_take_are_refused_by_name() {
    let refused = |parameters: &[(&str, Type)], returns: Type| {
        let error = made(parameters, returns, "return null").err().unwrap();
        assert!(matches!(error, RuntimeError::Refused { .. }));
        error.to_string()
    };
    let told = refused(&[("n", array(Type::Int64))], Type::String);
    assert!(told.contains("\"n\"") && told.contains("ARRAY<INT64>") && told.contains("FLOAT64"), "{told}");
    assert!(refused(&[("g", Type::Geography)], Type::String).contains("ST_ASTEXT"));
    assert!(refused(&[], Type::DateTime).contains("DATETIME"));
    let options = JavaScriptOptions { library: vec!["gs://bucket/turf.js".into()] };
    let error = JavaScript::new(definition(&[], Type::String, "return 1"), &options, MEMORY).err().unwrap();
    assert!(matches!(&error, RuntimeError::NotAvailable { what, .. } if what.contains("gs://bucket/turf.js")));
}

#[test]
fn errors_name_the_line_of_the_body() {
    let thrown = |body: &str| run(&[("x", Type::Float64)], Type::String, body, vec![Value::Float64(1.0)]);
    let error = thrown("const y = x;\n\n  throw new Error('bad ' + y);").unwrap_err();
    assert_eq!(error.line(), Some(3));
    assert!(error.to_string().starts_with("Error: bad 1 at F(FLOAT64) line 3, column "), "{error}");
    let error = thrown("function inner() { return missing; }\nreturn inner();").unwrap_err();
    assert_eq!(error.line(), Some(1), "the innermost frame: {error}");
    assert!(error.to_string().starts_with("ReferenceError: missing is not defined"), "{error}");
    assert!(thrown("throw 'plain'").unwrap_err().to_string().starts_with("Uncaught plain at F(FLOAT64)"));
    assert!(
        thrown("return Promise.reject(new TypeError('late'))").unwrap_err().to_string().contains("TypeError: late")
    );
    let error = thrown("return new Promise(() => {})").unwrap_err();
    assert!(error.to_string().contains("never settles"), "{error}");
    let error = made(&[], Type::String, "let a = 1;\nlet = = 2;").err().unwrap();
    assert_eq!(error.line(), Some(2));
    assert!(error.to_string().starts_with("SyntaxError"), "{error}");
}

#[test]
fn local_time_is_utc_everywhere() {
    let body = "return [new Date(2024, 0, 1).toISOString(), new Date('2024-01-01T10:00:00').getHours(), \
                new Date(0).getTimezoneOffset(), new Date(0) instanceof Date, String(new Date(0))].join()";
    let expected = "2024-01-01T00:00:00.000Z,10,0,true,Thu Jan 01 1970 00:00:00 GMT+0000 (Coordinated Universal Time)";
    assert_eq!(run(&[], Type::String, body, Vec::new()), Ok(text(expected)));
}

#[test]
fn bodies_are_not_strict_and_keep_what_they_set() {
    let function = made(&[], Type::Float64, "count = (globalThis.count || 0) + 1; return count").unwrap();
    let rows = vec![Vec::new(); 3];
    let counted = function.run(&rows, &patient()).unwrap();
    assert_eq!(counted, [1.0, 2.0, 3.0].map(Value::Float64));
}

#[test]
fn an_endless_body_ends_at_its_limit() {
    let function = made(&[], Type::Float64, "let n = 0;\nwhile (true) { n++; }").unwrap();
    let before = Instant::now();
    let error = function.run(&[Vec::new()], &Bounds::within(Duration::from_millis(200))).unwrap_err();
    assert!(matches!(error, RuntimeError::Limit { .. }), "{error:?}");
    assert!(before.elapsed() < Duration::from_secs(20));
    // The next run is not harmed by the last.
    let error = function.run(&[Vec::new()], &Bounds::within(Duration::from_millis(50))).unwrap_err();
    assert!(matches!(error, RuntimeError::Limit { .. }), "{error:?}");
}

#[test]
fn a_body_is_cancelled_while_it_runs() {
    let function = made(&[], Type::Float64, "for (;;) { try { for (;;); } catch (e) {} }").unwrap();
    let cancelled = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&cancelled);
    let bounds = Bounds::new(None, move || asked.load(Ordering::Relaxed));
    thread::spawn(move || {
        thread::sleep(Duration::from_millis(100));
        cancelled.store(true, Ordering::Relaxed);
    });
    assert_eq!(function.run(&[Vec::new()], &bounds), Err(RuntimeError::Cancelled));
}

#[test]
fn memory_and_depth_are_bounded() {
    let error = run(&[], Type::String, "const a = [];\nfor (;;) { a.push('x'.repeat(1e6) + a.length); }", vec![]);
    assert!(matches!(error, Err(RuntimeError::Limit { .. })), "{error:?}");
    let error = run(&[], Type::Float64, "const f = n => f(n + 1) + 1; return f(0);", vec![]).unwrap_err();
    assert!(error.to_string().contains("stack"), "{error}");
}

#[test]
fn threads_run_one_function_side_by_side() {
    let body = "let sum = 0; for (let i = 0; i <= n; i++) { sum += i; } return sum";
    let function = made(&[("n", Type::Float64)], Type::Float64, body).unwrap();
    thread::scope(|scope| {
        for thread in 0..4 {
            let function = &function;
            scope.spawn(move || {
                let rows: Vec<_> = (0..50).map(|row| vec![Value::Float64(f64::from(thread * 50 + row))]).collect();
                for (row, sum) in rows.iter().zip(function.run(&rows, &patient()).unwrap()) {
                    let Value::Float64(n) = row[0] else { unreachable!() };
                    assert_eq!(sum, Value::Float64(n * (n + 1.0) / 2.0));
                }
            });
        }
    });
}
