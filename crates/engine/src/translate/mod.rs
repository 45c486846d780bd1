//! One statement or expression of BigQuery's, as DuckDB's.
//!
//! Every expression is typed on its way: what a function takes and answers is in the tables of `families`, which
//! also make the manual's list; names are looked up in an `Env`; what a literal or a NULL coerces to follows BigQuery's
//! rules (`coerce`). DuckDB thus gets SQL in which each expression has exactly the type that holds its BigQuery type.

mod aggregate;
mod call;
mod coerce;
mod data_type;
mod environment;
mod expression;
mod families;
mod format_pattern;
mod manual;
mod place;
mod query;
mod registry;
mod signature;
mod statement;
mod suggest;
mod text;
mod typed;

use std::ops::Range;

use sqlparser::ast::{Expr, Query, Statement};

use crate::table::Column;
use crate::value::{Type, Value};
use environment::{Env, Translator};

pub use manual::{covered, manual};

/// What a statement finds around it.
pub trait Scope {
    /// A script's variable or a routine's argument. Names are compared without regard to case.
    fn variable(&self, name: &str) -> Option<(Type, Value)>;

    /// A variable of the system's by its path without the `@@`: `["error", "message"]`, `["row_count"]`.
    fn system_variable(&self, path: &[String]) -> Option<(Type, Value)>;

    /// A parameter of EXECUTE IMMEDIATE … USING by its name without the `@`.
    fn parameter(&self, name: &str) -> Option<(Type, Value)>;

    /// The parameter that the `position`th `?` of the statement stands for, from 0.
    fn positional_parameter(&self, position: usize) -> Option<(Type, Value)>;

    /// What a path of one to four parts in a FROM clause names.
    fn table(&self, path: &[String]) -> Resolved;

    /// A function that was created: by CREATE TEMP FUNCTION, or under a path.
    fn function(&self, path: &[String]) -> Option<Function>;
}

/// What a table's path names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolved {
    /// DuckDB's SQL for it, to stand after FROM: `"local.dataset"."table"`, or a query in brackets.
    Table { sql: String, columns: Vec<crate::Column> },
    /// There is none. The path as BigQuery would write it in its message, `project:dataset.table`.
    Missing { name: String },
}

/// A function of the script's or of the catalog's.
#[derive(Debug, Clone, PartialEq)]
pub struct Function {
    /// The path under which it was created.
    pub name: String,
    /// In their order; a type is none for ANY TYPE.
    pub parameters: Vec<(String, Option<Type>)>,
    /// None when the body alone says it.
    pub returns: Option<Type>,
    pub body: FunctionBody,
}

#[derive(Debug, Clone, PartialEq)]
pub enum FunctionBody {
    /// An expression over the parameters, to be put in place of the call: the arguments for the parameters.
    Sql(Box<Expr>),
    /// A scalar function that DuckDB knows by this name. It takes one struct whose fields are the parameters in order.
    Registered { duckdb_name: String },
}

/// Why a statement has no translation.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Untranslatable {
    /// Reads like BigQuery's where BigQuery would refuse it too.
    pub message: String,
    /// What it is about, by its name in SQL.
    pub what: String,
    /// Whether BigQuery has it and the offline engine has not. Otherwise BigQuery would refuse it too.
    pub not_available: bool,
    /// In bytes from the start of the source. None means the whole statement.
    pub span: Option<Range<usize>>,
}

impl Untranslatable {
    pub(crate) fn invalid(message: impl Into<String>, span: Range<usize>) -> Self {
        let span = Some(span).filter(|span| !span.is_empty());
        Self { message: message.into(), what: String::new(), not_available: false, span }
    }

    pub(crate) fn not_available(what: impl Into<String>, span: Range<usize>) -> Self {
        let what = what.into();
        let span = Some(span).filter(|span| !span.is_empty());
        Self { message: format!("{what} is not available offline"), what, not_available: true, span }
    }

    /// Says what it is about where that was not said yet.
    pub(crate) fn about(mut self, name: &str, span: &Range<usize>) -> Self {
        if self.what.is_empty() {
            self.what = name.to_owned();
        }
        if self.span.is_none() {
            self.span = Some(span.clone()).filter(|span| !span.is_empty());
        }
        self
    }

    /// An error in the body of a function, told at its call: the places inside are of another source.
    pub(crate) fn inside(mut self, function: &str, call: Range<usize>) -> Self {
        self.message = format!("Invalid function {function}: {}", self.message);
        self.span = Some(call);
        self
    }
}

/// A translated query or expression with what BigQuery says of its result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translated {
    /// DuckDB's SQL.
    pub sql: String,
    /// A query's columns; an expression's only one, which has no name. A column without a name is called `f0_`, `f1_`…
    pub columns: Vec<Column>,
}

/// A query, INSERT, UPDATE, DELETE, MERGE or TRUNCATE.
pub fn statement(ast: &Statement, scope: &dyn Scope) -> Result<String, Untranslatable> {
    match ast {
        Statement::Query(ast) => query(ast, scope),
        other => Translator::new(scope).statement(other),
    }
}

/// A query.
pub fn query(ast: &Query, scope: &dyn Scope) -> Result<String, Untranslatable> {
    Ok(typed_query(ast, scope)?.sql)
}

/// A query with the names and types of its columns.
pub fn typed_query(ast: &Query, scope: &dyn Scope) -> Result<Translated, Untranslatable> {
    let mut made = Translator::new(scope).query(ast, &Env::default())?;
    let mut columns: Vec<Column> = Vec::with_capacity(made.columns.len());
    // SELECT AS STRUCT at the top makes columns of the fields.
    if let (true, [only]) = (made.value_table, made.columns.as_slice())
        && let Type::Struct(fields) = &only.ty
    {
        let value = typed::Typed::new(format!("\"rows\".{}", only.sql), only.ty.clone());
        let names = typed::field_names(fields);
        let items: Vec<_> = (0..fields.len())
            .filter_map(|place| {
                Some(format!("{} AS {}", value.field(place)?.sql, crate::duck::identifier(&names[place])))
            })
            .collect();
        made.sql = format!("SELECT {} FROM ({}) AS \"rows\"", items.join(", "), made.sql);
        columns = fields.iter().map(|(name, ty)| Column { name: name.clone(), data_type: ty.clone() }).collect();
        return Ok(Translated { sql: made.sql, columns });
    }
    for column in &made.columns {
        let name = if column.name.is_empty() { column.sql.trim_matches('"') } else { &column.name };
        if columns.iter().any(|own| own.name.eq_ignore_ascii_case(name)) {
            let message = format!("Duplicate column names in the result are not supported. Found duplicate(s): {name}");
            return Err(Untranslatable::invalid(message, 0..0));
        }
        columns.push(Column { name: name.to_owned(), data_type: column.ty.clone() });
    }
    Ok(Translated { sql: made.sql, columns })
}

/// An expression outside of any query, such as a variable's default.
pub fn expression(ast: &Expr, scope: &dyn Scope) -> Result<String, Untranslatable> {
    Ok(typed_expression(ast, scope)?.sql)
}

/// An expression with its type.
pub fn typed_expression(ast: &Expr, scope: &dyn Scope) -> Result<Translated, Untranslatable> {
    let typed = Translator::new(scope).expression(ast, &Env::default())?;
    Ok(Translated { sql: typed.sql, columns: vec![Column { name: String::new(), data_type: typed.ty }] })
}

/// The type that a written type means.
pub fn data_type(ast: &sqlparser::ast::DataType) -> Result<Type, Untranslatable> {
    data_type::read(ast, 0..0)
}

/// A value's SQL converted to another type as an assignment does it; none when BigQuery would refuse.
pub fn assigned(ast: &Expr, to: &Type, scope: &dyn Scope) -> Result<String, Untranslatable> {
    let typed = Translator::new(scope).expression(ast, &Env::default())?;
    let coerced = coerce::coerce(&typed, to);
    coerced.map(|typed| typed.sql).ok_or_else(|| {
        let message = format!("Cannot coerce expression of type {} to type {to}", typed.ty);
        Untranslatable::invalid(message, place::place(ast))
    })
}
