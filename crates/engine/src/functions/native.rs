//! Functions written in Rust, row by row: NULL for any argument gives NULL, and an error names the function.
//!
//! A table of them is made by [`natives!`]: it is what DuckDB registers and what the translation and the manual read.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use duckdb::arrow::array::{Array, ArrayRef, AsArray};
use duckdb::arrow::datatypes::{DataType, Float64Type, Int64Type};
use extension_geography::{Geography, GeographyError, Prepared};

use super::{Arguments, ScalarFunction, Signature};
use crate::duck;
use crate::value::{Type, Value};

/// What a native function answers.
pub(crate) type Answer = Result<Value, String>;

/// One function.
pub(crate) struct Native {
    /// As DuckDB knows it.
    pub duckdb_name: &'static str,
    /// As messages name it.
    pub shown: &'static str,
    /// As the manual prints them: `GEOGRAPHY, FLOAT64 -> BOOL`. All have one result.
    pub signatures: &'static [&'static str],
    pub body: fn(&Row) -> Answer,
}

/// Makes `ROWS`, which the translation reads, and `NATIVES`, which DuckDB registers:
/// `"ST_X" "ST_X" "bq_st_x" ["GEOGRAPHY -> FLOAT64"] => body;`
macro_rules! natives {
    ($($name:literal $shown:literal $duckdb:literal [$($signature:literal),+] => $body:expr;)*) => {
        pub(crate) const ROWS: &[(&str, &str, &str)] =
            &[$($(($name, $signature, concat!($duckdb, "({*})")),)+)*];

        pub(crate) const NATIVES: &[$crate::functions::native::Native] = &[$(
            $crate::functions::native::Native {
                duckdb_name: $duckdb,
                shown: $shown,
                signatures: &[$($signature),+],
                body: $body,
            },
        )*];
    };
}
pub(crate) use natives;

impl Native {
    /// The function for DuckDB; none if a signature cannot be read, which a test rules out.
    pub fn function(&'static self) -> Option<ScalarFunction> {
        let signatures: Vec<Signature> =
            self.signatures.iter().map(|text| Signature::read(text)).collect::<Option<_>>()?;
        let result = signatures.first()?.result.clone();
        Some(ScalarFunction::new(self.duckdb_name, signatures, move |arguments| self.rows(arguments, &result)))
    }

    fn rows(&self, arguments: &Arguments, result: &Type) -> Result<ArrayRef, String> {
        let columns = (0..arguments.len()).map(|place| arguments.any(place)).collect::<Result<Vec<_>, _>>()?;
        let mut answers = Vec::with_capacity(arguments.rows());
        for row in 0..arguments.rows() {
            let row = Row { columns: &columns, row };
            let null = columns.iter().any(|column| column.is_null(row.row));
            let answer = if null { Ok(Value::Null) } else { (self.body)(&row) };
            answers.push(answer.map_err(|problem| format!("{} failed: {problem}", self.shown))?);
        }
        duck::array(&answers.iter().collect::<Vec<_>>(), result).map_err(|problem| problem.to_string())
    }
}

/// The arguments of one row, none of which is NULL.
pub(crate) struct Row<'a> {
    columns: &'a [&'a dyn Array],
    row: usize,
}

impl<'a> Row<'a> {
    /// Whether there is an argument in a place.
    pub fn has(&self, place: usize) -> bool {
        place < self.columns.len()
    }

    pub fn is_text(&self, place: usize) -> bool {
        self.columns.get(place).is_some_and(|column| *column.data_type() == DataType::Utf8)
    }

    fn column(&self, place: usize) -> Result<&'a dyn Array, String> {
        self.columns.get(place).copied().ok_or_else(|| format!("argument {} is missing", place + 1))
    }

    fn wrong(&self, place: usize) -> String {
        format!("argument {} has a type that is not expected", place + 1)
    }

    pub fn bool(&self, place: usize) -> Result<bool, String> {
        Ok(self.column(place)?.as_boolean_opt().ok_or_else(|| self.wrong(place))?.value(self.row))
    }

    pub fn int(&self, place: usize) -> Result<i64, String> {
        let column = self.column(place)?.as_primitive_opt::<Int64Type>();
        Ok(column.ok_or_else(|| self.wrong(place))?.value(self.row))
    }

    pub fn float(&self, place: usize) -> Result<f64, String> {
        let column = self.column(place)?.as_primitive_opt::<Float64Type>();
        Ok(column.ok_or_else(|| self.wrong(place))?.value(self.row))
    }

    pub fn text(&self, place: usize) -> Result<&'a str, String> {
        Ok(self.column(place)?.as_string_opt::<i32>().ok_or_else(|| self.wrong(place))?.value(self.row))
    }

    pub fn bytes(&self, place: usize) -> Result<&'a [u8], String> {
        Ok(self.column(place)?.as_binary_opt::<i32>().ok_or_else(|| self.wrong(place))?.value(self.row))
    }

    pub fn geography(&self, place: usize) -> Result<Rc<Prepared<'static>>, String> {
        prepared(self.bytes(place)?)
    }

    /// The elements of an array of texts; none if one is NULL.
    pub fn texts(&self, place: usize) -> Result<Option<Vec<String>>, String> {
        let items = self.items(place)?;
        let texts = items.as_string_opt::<i32>().ok_or_else(|| self.wrong(place))?;
        Ok(texts.iter().map(|text| text.map(str::to_owned)).collect())
    }

    /// The elements of an array of geographies, NULLs among them.
    pub fn geographies(&self, place: usize) -> Result<Vec<Option<Geography>>, String> {
        let items = self.items(place)?;
        let items = items.as_binary_opt::<i32>().ok_or_else(|| self.wrong(place))?;
        items.iter().map(|bytes| bytes.map(Geography::from_wkb).transpose().map_err(text)).collect()
    }

    /// The elements of an array as they lie there.
    pub fn items(&self, place: usize) -> Result<ArrayRef, String> {
        Ok(self.column(place)?.as_list_opt::<i32>().ok_or_else(|| self.wrong(place))?.value(self.row))
    }
}

/// An error's words.
pub(crate) fn text(problem: GeographyError) -> String {
    problem.to_string()
}

/// A geography as an answer.
pub(crate) fn geography(geography: &Geography) -> Value {
    Value::Geography(geography.to_wkb())
}

/// Geographies shorter than this are read again quicker than they are found.
const SHORT: usize = 150;

/// How much is kept.
const MOST_BYTES: usize = 8 << 20;

thread_local! {
    static KEPT: RefCell<Kept> = RefCell::default();
}

/// What was read lately: in a join the same areas come again and again.
#[derive(Default)]
struct Kept {
    prepared: HashMap<Vec<u8>, Rc<Prepared<'static>>>,
    bytes: usize,
    last: Option<(Vec<u8>, Rc<Prepared<'static>>)>,
}

fn prepared(bytes: &[u8]) -> Result<Rc<Prepared<'static>>, String> {
    let read = || Ok(Rc::new(Prepared::owned(Geography::from_wkb(bytes).map_err(text)?)));
    if bytes.len() < SHORT {
        return read();
    }
    KEPT.with_borrow_mut(|kept| {
        if let Some((last, prepared)) = &kept.last
            && last == bytes
        {
            return Ok(prepared.clone());
        }
        let prepared = match kept.prepared.get(bytes) {
            Some(prepared) => prepared.clone(),
            None => {
                if kept.bytes + bytes.len() > MOST_BYTES {
                    *kept = Kept::default();
                }
                let prepared = read()?;
                kept.bytes += bytes.len();
                kept.prepared.insert(bytes.to_vec(), Rc::clone(&prepared));
                prepared
            }
        };
        kept.last = Some((bytes.to_vec(), prepared.clone()));
        Ok(prepared)
    })
}
