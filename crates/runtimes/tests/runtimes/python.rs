use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use extension_runtimes::{Bounds, Isolation, Python, PythonHost, PythonOptions, RuntimeError, ScalarFunction};
use extension_values::{Date, DateTime, Time, Timestamp, Type, Value};
use tempfile::TempDir;

use crate::{array, definition, fields, patient, structure, text};

/// A host with a cache of its own, gone after the test.
struct Host {
    shared: Arc<PythonHost>,
    _cache: TempDir,
}

impl Host {
    fn new() -> Self {
        let cache = TempDir::new().unwrap();
        Self { shared: Arc::new(PythonHost::new(cache.path())), _cache: cache }
    }

    fn made(&self, parameters: &[(&str, Type)], returns: Type, body: &str) -> Python {
        self.with(parameters, returns, body, &PythonOptions::default()).unwrap()
    }

    fn with(
        &self,
        parameters: &[(&str, Type)],
        returns: Type,
        body: &str,
        options: &PythonOptions,
    ) -> Result<Python, RuntimeError> {
        Python::new(definition(parameters, returns, body), options, Arc::clone(&self.shared))
    }

    fn run(&self, returns: Type, body: &str) -> Result<Value, RuntimeError> {
        let made = self.made(&[], returns, body);
        Ok(made.run(&[Vec::new()], &patient())?.remove(0))
    }
}

#[test]
fn every_type_travels_both_ways() {
    let host = Host::new();
    let cases = [
        (Type::Bool, Value::Bool(true), "bool True"),
        (Type::Int64, Value::Int64(i64::MIN), "int -9223372036854775808"),
        (Type::Float64, Value::Float64(0.1), "float 0.1"),
        (Type::Float64, Value::Float64(f64::NEG_INFINITY), "float -inf"),
        (Type::Numeric, Value::Numeric("1.50".into()), "Decimal Decimal('1.50')"),
        (Type::String, text("é\n\"'"), "str 'é\\n\"\\''"),
        (Type::Bytes, Value::Bytes(vec![0, 255]), "bytes b'\\x00\\xff'"),
        (Type::Date, Value::Date(Date(-719_162)), "date datetime.date(1, 1, 1)"),
        (Type::Time, Value::Time(Time(86_399_999_999)), "time datetime.time(23, 59, 59, 999999)"),
        (Type::DateTime, Value::DateTime(DateTime(-1)), "datetime datetime.datetime(1969, 12, 31, 23, 59, 59, 999999)"),
        (
            Type::Timestamp,
            Value::Timestamp(Timestamp(0)),
            "datetime datetime.datetime(1970, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)",
        ),
        (Type::String, Value::Null, "NoneType None"),
        (
            array(Type::Date),
            Value::Array(vec![Value::Date(Date(0)), Value::Null]),
            "list [datetime.date(1970, 1, 1), None]",
        ),
        (
            structure(&[("a", Type::Int64), ("b", array(Type::String))]),
            fields(&[("a", Value::Int64(1)), ("b", Value::Array(vec![text("x")]))]),
            "dict {'a': 1, 'b': ['x']}",
        ),
    ];
    for (data_type, cell, shown) in cases {
        let seen = host.made(
            &[("x", data_type.clone())],
            Type::String,
            "def main(x): return type(x).__name__ + ' ' + repr(x)",
        );
        assert_eq!(seen.run(&[vec![cell.clone()]], &patient()).unwrap(), [text(shown)]);
        let same = host.made(&[("x", data_type.clone())], data_type, "def main(x): return x");
        assert_eq!(same.run(&[vec![cell.clone()]], &patient()).unwrap(), [cell]);
    }
}

#[test]
fn rows_keep_their_order_over_many_batches() {
    let host = Host::new();
    let function = host.made(&[("n", Type::Int64)], Type::Int64, "def main(n):\n    return n * 2");
    let rows: Vec<_> = (0..10_000).map(|n| vec![Value::Int64(n)]).collect();
    let results = function.run(&rows, &patient()).unwrap();
    assert!(results.iter().enumerate().all(|(n, result)| *result == Value::Int64(n as i64 * 2)));
    assert_eq!(results.len(), rows.len());
}

#[test]
fn errors_name_the_line_of_the_body() {
    let host = Host::new();
    let error = host.run(Type::Int64, "import json\n\ndef main():\n    return json.loads('{')").unwrap_err();
    assert_eq!(error.line(), Some(4), "a library fails, the body's line is told: {error}");
    assert!(error.to_string().starts_with("JSONDecodeError: "), "{error}");
    let error = host.run(Type::Int64, "def main():\n    return (1").unwrap_err();
    assert_eq!(error.line(), Some(2), "{error}");
    assert!(error.to_string().starts_with("SyntaxError: "), "{error}");
    let error = host.run(Type::Int64, "def other(): return 1").unwrap_err();
    assert!(error.to_string().contains("'main'"), "{error}");
    let error = host.run(Type::Int64, "import pandaz").unwrap_err();
    assert!(error.to_string().contains("packages") && error.line() == Some(1), "{error}");
    let error = host.run(Type::Int64, "import sys\ndef main(): sys.exit(3)").unwrap_err();
    assert!(error.to_string().starts_with("SystemExit: 3"), "{error}");
}

#[test]
fn results_of_another_type_are_refused() {
    let host = Host::new();
    let told =
        |returns: Type, value: &str| host.run(returns, &format!("def main(): return {value}")).unwrap_err().to_string();
    assert_eq!(told(Type::String, "12"), "TypeError: returned 12 (int) for STRING; return a str at F()");
    assert!(told(Type::Int64, "1.5").contains("return an int"));
    assert!(told(Type::Int64, "2**63").contains("does not fit"));
    assert!(told(array(Type::Int64), "'12'").contains("ARRAY<INT64>"));
    assert!(told(structure(&[("a", Type::Int64)]), "[1]").contains("a dict"));
    let utc = "__import__('datetime').datetime(2024, 1, 1)";
    assert!(told(Type::Timestamp, utc).contains("with a time zone"));
}

#[test]
fn types_that_python_does_not_take_are_refused() {
    let host = Host::new();
    for refused in [Type::Json, Type::Geography, array(Type::Interval)] {
        let error = host.with(&[("x", refused.clone())], Type::String, "", &PythonOptions::default()).err().unwrap();
        assert!(matches!(error, RuntimeError::Refused { .. }), "{error:?}");
    }
}

#[test]
fn another_entry_point_is_called() {
    let host = Host::new();
    let options = PythonOptions { entry_point: Some("score".into()), ..PythonOptions::default() };
    let function = host.with(&[], Type::Int64, "def score(): return 3", &options).unwrap();
    assert_eq!(function.run(&[Vec::new()], &patient()).unwrap(), [Value::Int64(3)]);
}

#[test]
fn prints_do_not_meet_the_answers() {
    let host = Host::new();
    let body =
        "import os, sys\ndef main():\n    print('x' * 100000)\n    os.write(1, b'raw')\n    return sys.stdin.read()";
    assert_eq!(host.run(Type::String, body), Ok(text("")));
}

#[test]
fn a_worker_is_reused_and_functions_do_not_see_each_other() {
    let host = Host::new();
    let body = "import os\nmine = globals().get('mine', 0)\ndef main(): return os.getpid()";
    let one = host.run(Type::Int64, body).unwrap();
    assert_eq!(host.run(Type::Int64, body).unwrap(), one, "the same process");
    host.run(Type::Int64, "secret = 1\ndef main(): return 1").unwrap();
    let error = host.run(Type::Int64, "def main(): return secret").unwrap_err();
    assert!(error.to_string().starts_with("NameError"), "{error}");
}

#[test]
fn a_body_has_no_network_and_no_credentials() {
    let host = Host::new();
    let connect = "import socket\ndef main():\n    socket.create_connection(('127.0.0.1', 9), 1)";
    let error = host.run(Type::Int64, connect).unwrap_err();
    assert!(error.to_string().contains("no network"), "{error}");
    let environment = "import os\ndef main(): return ','.join(sorted(os.environ))";
    let Ok(Value::String(names)) = host.run(Type::String, environment) else { panic!("no names") };
    assert!(!names.contains("CARGO"), "{names}");
    if Isolation::here() == Isolation::System {
        let devices =
            "def main(): return sum(not line.strip().startswith('lo:') for line in list(open('/proc/net/dev'))[2:])";
        assert_eq!(host.run(Type::Int64, devices), Ok(Value::Int64(0)));
    }
}

#[test]
fn an_endless_body_is_ended_with_what_it_started() {
    let host = Host::new();
    let body = "import subprocess\ndef main():\n    subprocess.run(['sleep', '600'])";
    let function = host.made(&[], Type::Int64, body);
    let before = Instant::now();
    let error = function.run(&[Vec::new()], &Bounds::within(Duration::from_secs(1))).unwrap_err();
    assert!(matches!(error, RuntimeError::Limit { .. }), "{error:?}");
    assert!(before.elapsed() < Duration::from_secs(30));
    assert_eq!(host.run(Type::Int64, "def main(): return 1"), Ok(Value::Int64(1)), "the next has a new worker");
}

#[test]
fn a_body_is_cancelled_while_it_runs() {
    let host = Host::new();
    let function = host.made(&[], Type::Int64, "def main():\n    while True: pass");
    let cancelled = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&cancelled);
    thread::spawn(move || {
        thread::sleep(Duration::from_millis(300));
        cancelled.store(true, Ordering::Relaxed);
    });
    let bounds = Bounds::new(None, move || asked.load(Ordering::Relaxed));
    assert_eq!(function.run(&[Vec::new()], &bounds), Err(RuntimeError::Cancelled));
}

#[test]
fn a_dying_process_is_told_with_its_last_words() {
    let host = Host::new();
    let body = "import os, sys\ndef main():\n    print('last words', file=sys.stderr, flush=True)\n    os._exit(7)";
    let error = host.run(Type::Int64, body).unwrap_err();
    assert!(error.to_string().contains("last words") && error.to_string().contains('7'), "{error}");
}

#[cfg(target_os = "linux")]
#[test]
fn memory_is_bounded() {
    let cache = TempDir::new().unwrap();
    let host = Arc::new(PythonHost::with_memory(cache.path(), 256 * 1024 * 1024));
    let body = "def main():\n    return len(bytearray(1024 * 1024 * 1024))";
    let function = Python::new(definition(&[], Type::Int64, body), &PythonOptions::default(), host).unwrap();
    let error = function.run(&[Vec::new()], &patient()).unwrap_err();
    assert!(matches!(error, RuntimeError::Limit { line: Some(2), .. }), "{error:?}");
}

#[test]
fn packages_are_installed_once_and_kept() {
    let host = Host::new();
    let options = PythonOptions { packages: vec!["six==1.16.0".into()], ..PythonOptions::default() };
    let body = "import six\ndef main(): return six.__version__";
    let function = host.with(&[], Type::String, body, &options).unwrap();
    assert_eq!(function.run(&[Vec::new()], &patient()), Ok(vec![text("1.16.0")]));
    // Another host finds what the first has installed, in no time.
    let other = Arc::new(PythonHost::new(host._cache.path()));
    let function = Python::new(definition(&[], Type::String, body), &options, other).unwrap();
    let before = Instant::now();
    assert_eq!(function.run(&[Vec::new()], &patient()), Ok(vec![text("1.16.0")]));
    assert!(before.elapsed() < Duration::from_secs(5), "{:?}", before.elapsed());
}

#[test]
fn a_package_that_nobody_has_is_told_by_name() {
    let host = Host::new();
    let options = PythonOptions { packages: vec!["six==0.0.0.dev999".into()], ..PythonOptions::default() };
    let function = host.with(&[], Type::Int64, "def main(): return 1", &options).unwrap();
    let error = function.run(&[Vec::new()], &patient()).unwrap_err();
    assert!(matches!(error, RuntimeError::Refused { .. }), "{error:?}");
    assert!(error.to_string().contains("six==0.0.0.dev999"), "{error}");
}
