//! Functions whose bodies are written in another language than SQL.
//!
//! Each becomes a scalar function that takes one struct of its arguments: a struct is never NULL, so the body is called
//! for NULL arguments too. A function without parameters gets a struct with the one field `_`.

use std::cell::RefCell;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use duckdb::Connection;
use duckdb::arrow::array::ArrayRef;
use extension_runtimes::{Bounds, Definition, Parameter, RuntimeError};

use super::{Arguments, ScalarFunction, Signature, javascript, python};
use crate::duck;
use crate::failure::FailureKind;
use crate::value::{Type, Value};

/// What stands for the arguments of a function without parameters.
pub(crate) const NOTHING: &str = "_";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    JavaScript,
    Python,
}

impl Language {
    /// The language of `LANGUAGE js`.
    pub fn named(name: &str) -> Option<Self> {
        match name.to_ascii_lowercase().as_str() {
            "js" | "javascript" => Some(Self::JavaScript),
            "python" => Some(Self::Python),
            _ => None,
        }
    }
}

/// What a CREATE FUNCTION statement says.
#[derive(Debug, Clone)]
pub struct Declaration<'a> {
    /// What messages call it: its name without the path.
    pub name: &'a str,
    pub language: Language,
    pub parameters: &'a [(String, Type)],
    pub returns: &'a Type,
    /// The code, as the string literal's value.
    pub body: &'a str,
    /// Each option with its texts: a list has several, a lone value one.
    pub options: &'a [(String, Vec<String>)],
    pub temporary: bool,
}

impl Declaration<'_> {
    pub(super) fn definition(&self) -> Definition {
        let parameter =
            |(name, data_type): &(String, Type)| Parameter { name: name.clone(), data_type: data_type.clone() };
        Definition {
            name: self.name.to_owned(),
            parameters: self.parameters.iter().map(parameter).collect(),
            returns: self.returns.clone(),
            body: self.body.to_owned(),
        }
    }

    /// The texts of an option; empty when it is not there.
    pub(super) fn option(&self, name: &str) -> Vec<String> {
        let found = self.options.iter().find(|(option, _)| option.eq_ignore_ascii_case(name));
        found.map(|(_, texts)| texts.clone()).unwrap_or_default()
    }

    pub(super) fn refuse_unknown_options(&self, known: &[&str]) -> Result<(), RuntimeError> {
        let is_known = |name: &String| known.iter().any(|known| known.eq_ignore_ascii_case(name));
        match self.options.iter().find(|(name, _)| !is_known(name)) {
            Some((name, _)) => Err(RuntimeError::Refused { message: format!("Unknown option: {name}") }),
            None => Ok(()),
        }
    }

    /// What DuckDB sees: one struct of all arguments.
    fn signature(&self) -> Signature {
        let fields = match self.parameters {
            [] => vec![(NOTHING.to_owned(), Type::Bool)],
            parameters => parameters.to_vec(),
        };
        Signature::new([Type::Struct(fields)], self.returns.clone())
    }
}

/// The functions in other languages of one session, and what their calls have come to.
#[derive(Debug)]
pub struct Foreign {
    /// In all sessions on the database: a function that one has created, the others may call.
    created: Arc<AtomicU64>,
    watch: Arc<Watch>,
    python: bool,
}

/// A call that failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignFailure {
    /// The function's name.
    pub function: String,
    pub error: RuntimeError,
}

#[derive(Debug, Default)]
struct Watch {
    bounds: Mutex<Bounds>,
    failure: Mutex<Option<ForeignFailure>>,
    installing: Mutex<Duration>,
}

thread_local! {
    /// What bounds the calls of this thread. A session runs on one thread, and DuckDB calls functions on the thread that
    /// runs the query, as long as it has no threads of its own.
    static WATCHED: RefCell<Option<Arc<Watch>>> = const { RefCell::new(None) };
}

/// A body, ready to be called with rows.
pub(super) type Runnable =
    Box<dyn Fn(&[Vec<Value>], &Bounds) -> Result<(Vec<Value>, Duration), RuntimeError> + Send + Sync>;

impl Foreign {
    /// `python` says whether functions in Python may run; where they may not, calling one is not available.
    pub fn new(python: bool) -> Self {
        Self { created: Arc::default(), watch: Arc::default(), python }
    }

    /// Those of another session on the same database.
    pub fn beside(&self) -> Self {
        Self { created: Arc::clone(&self.created), watch: Arc::default(), python: self.python }
    }

    /// Makes a function known to a database and returns the name it has there.
    ///
    /// # Errors
    /// When its language does not take what it declares, or its body cannot be read.
    pub fn create(&self, connection: &Connection, declaration: &Declaration<'_>) -> Result<String, RuntimeError> {
        let run = match declaration.language {
            Language::JavaScript => javascript::runnable(declaration)?,
            Language::Python if self.python => python::runnable(declaration)?,
            Language::Python => untrusted(declaration.name),
        };
        let name = format!("bq_foreign_{}", self.created.fetch_add(1, Ordering::Relaxed));
        let signature = declaration.signature();
        let (function, watch) = (declaration.name.to_owned(), Arc::clone(&self.watch));
        let (parameters, returns) = (declaration.parameters.to_vec(), declaration.returns.clone());
        let mut scalar = ScalarFunction::new(name.clone(), [signature], move |arguments: &Arguments| {
            let rows = rows(arguments, &parameters)?;
            let calling = WATCHED.with_borrow(Clone::clone);
            let watch = calling.as_ref().unwrap_or(&watch);
            let bounds = lock(&watch.bounds).clone();
            let values = run(&rows, &bounds).map(|(values, installing)| {
                *lock(&watch.installing) += installing;
                values
            });
            let values = values.map_err(|error| {
                let message = error.to_string();
                *lock(&watch.failure) = Some(ForeignFailure { function: function.clone(), error });
                message
            })?;
            array(&values, &returns)
        });
        // A body may count, draw lots or look at the clock.
        scalar.volatile = true;
        scalar.register(connection).map_err(|error| RuntimeError::Refused { message: error.to_string() })?;
        Ok(name)
    }

    /// What calls from now on are bounded by.
    pub fn watch(&self, bounds: Bounds) {
        WATCHED.set(Some(Arc::clone(&self.watch)));
        *lock(&self.watch.bounds) = bounds;
        *lock(&self.watch.failure) = None;
        *lock(&self.watch.installing) = Duration::ZERO;
    }

    /// The call that made a statement fail, if one did. It is told once.
    pub fn take_failure(&self) -> Option<ForeignFailure> {
        lock(&self.watch.failure).take()
    }

    /// How long packages were installed since the watch began: time that is not the script's.
    pub fn installing(&self) -> Duration {
        *lock(&self.watch.installing)
    }
}

impl ForeignFailure {
    pub fn kind(&self) -> FailureKind {
        match &self.error {
            RuntimeError::Refused { .. } => FailureKind::Invalid,
            RuntimeError::NotAvailable { what, .. } => FailureKind::NotAvailable { what: what.clone() },
            RuntimeError::Failed { .. } => FailureKind::Runtime,
            RuntimeError::Limit { .. } => FailureKind::Limit,
            RuntimeError::Cancelled => FailureKind::Cancelled,
        }
    }
}

/// What stands for a function that may not run. It can still be created: a script that never calls it needs no trust.
fn untrusted(name: &str) -> Runnable {
    let what = format!("The Python function {name}");
    let reason = "the package is not trusted to run Python on this computer";
    Box::new(move |_, _| Err(RuntimeError::NotAvailable { what: what.clone(), reason: reason.to_owned() }))
}

fn rows(arguments: &Arguments, parameters: &[(String, Type)]) -> Result<Vec<Vec<Value>>, String> {
    if parameters.is_empty() {
        return Ok(vec![Vec::new(); arguments.rows()]);
    }
    let structure = arguments.structure(0)?;
    let columns: Vec<Vec<Value>> = structure
        .columns()
        .iter()
        .zip(parameters)
        .map(|(column, (_, data_type))| duck::values(column.as_ref(), data_type))
        .collect::<Result<_, _>>()?;
    let mut rows: Vec<_> = (0..arguments.rows()).map(|_| Vec::with_capacity(parameters.len())).collect();
    for column in columns {
        for (row, value) in rows.iter_mut().zip(column) {
            row.push(value);
        }
    }
    Ok(rows)
}

fn array(values: &[Value], returns: &Type) -> Result<ArrayRef, String> {
    duck::array(&values.iter().collect::<Vec<_>>(), returns).map_err(|error| error.to_string())
}

/// What was stored is whole: each lock holds one value.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Database, Settings};

    fn declared<'a>(language: Language, parameters: &'a [(String, Type)], body: &'a str) -> Declaration<'a> {
        const RETURNS: &Type = &Type::String;
        Declaration { name: "F", language, parameters, returns: RETURNS, body, options: &[], temporary: false }
    }

    fn texts(database: &Database, sql: &str) -> Result<Vec<Value>, String> {
        Ok(database.select(sql)?.rows.into_iter().map(|mut row| row.remove(0)).collect())
    }

    #[test]
    fn bodies_see_every_row_with_its_nulls() {
        let database = Database::open(Settings::default()).unwrap();
        let foreign = Foreign::new(true);
        let parameters = [
            ("a".to_owned(), Type::Float64),
            ("b".to_owned(), Type::array(Type::Struct(vec![("c".into(), Type::Date)]))),
        ];
        let javascript = "return [a, b && b.map(x => x.c.toISOString().slice(0, 10))].join('|')";
        let python = "def main(a, b):\n    return f\"{a}|{b and [x['c'].isoformat() for x in b]}\"";
        let expected = [
            (Language::JavaScript, javascript, ["1.5|2024-02-29", "|"]),
            (Language::Python, python, ["1.5|['2024-02-29']", "None|None"]),
        ];
        for (language, body, texts_expected) in expected {
            let name = foreign.create(database.connection(), &declared(language, &parameters, body)).unwrap();
            let rows = format!(
                "SELECT {name}(struct_pack(a := a, b := b)) FROM (VALUES \
                 (1.5::DOUBLE, [{{'c': DATE '2024-02-29'}}]), (NULL, NULL)) AS t(a, b)"
            );
            let expected: Vec<_> = texts_expected.map(|text| Value::String(text.into())).into();
            assert_eq!(texts(&database, &rows), Ok(expected));
            let nulls = format!("SELECT {name}(struct_pack(a := NULL::DOUBLE, b := NULL::STRUCT(c DATE)[]))");
            assert_eq!(texts(&database, &nulls), Ok(vec![Value::String(texts_expected[1].into())]));
        }
    }

    #[test]
    fn python_that_may_not_run_is_created_and_refused_when_it_is_called() {
        let database = Database::open(Settings::default()).unwrap();
        let foreign = Foreign::new(false);
        let name =
            foreign.create(database.connection(), &declared(Language::Python, &[], "def main(): return 'x'")).unwrap();
        assert!(texts(&database, &format!("SELECT {name}({{'{NOTHING}': true}})")).is_err());
        let failure = foreign.take_failure().unwrap();
        assert_eq!(failure.kind(), FailureKind::NotAvailable { what: "The Python function F".into() });
    }

    #[test]
    fn a_function_without_parameters_is_called_for_each_row() {
        let database = Database::open(Settings::default()).unwrap();
        let body = "globalThis.n = (globalThis.n || 0) + 1; return `${n}`";
        let name =
            Foreign::new(true).create(database.connection(), &declared(Language::JavaScript, &[], body)).unwrap();
        let sql = format!("SELECT {name}({{'{NOTHING}': true}}) FROM range(3)");
        let expected: Vec<_> = ["1", "2", "3"].map(|text| Value::String(text.into())).into();
        assert_eq!(texts(&database, &sql), Ok(expected));
    }

    #[test]
    fn a_failing_call_is_told_whole() {
        let database = Database::open(Settings::default()).unwrap();
        let foreign = Foreign::new(true);
        foreign.watch(Bounds::within(Duration::from_secs(60)));
        let body = "\nthrow new Error('no luck')";
        let name = foreign.create(database.connection(), &declared(Language::JavaScript, &[], body)).unwrap();
        assert!(texts(&database, &format!("SELECT {name}({{'{NOTHING}': true}})")).is_err());
        let failure = foreign.take_failure().unwrap();
        assert_eq!(
            (failure.function.as_str(), failure.error.line(), failure.kind()),
            ("F", Some(2), FailureKind::Runtime)
        );
        assert_eq!(foreign.take_failure(), None);
        let options = [("library".to_owned(), vec!["gs://a/b.js".to_owned()])];
        let declaration = Declaration { options: &options, ..declared(Language::JavaScript, &[], "return 1") };
        assert!(matches!(foreign.create(database.connection(), &declaration), Err(RuntimeError::NotAvailable { .. })));
        let options = [("libary".to_owned(), Vec::new())];
        let declaration = Declaration { options: &options, ..declared(Language::JavaScript, &[], "return 1") };
        assert_eq!(
            foreign.create(database.connection(), &declaration).unwrap_err().to_string(),
            "Unknown option: libary"
        );
    }
}
