//! An expression of DuckDB's with its BigQuery type.

use crate::duck::{duckdb_type, identifier, text_literal};
use crate::value::{Type, Value, field_name};

/// A translated expression.
#[derive(Debug, Clone)]
pub(crate) struct Typed {
    /// DuckDB's SQL. It can stand as an operand anywhere: it is a call, a literal, a path or in brackets.
    pub sql: String,
    pub ty: Type,
    /// What a literal coerces to depends on what it is.
    pub literal: Literal,
}

/// What is known of an expression from how it is written.
#[derive(Debug, Clone, Default)]
pub(crate) enum Literal {
    #[default]
    None,
    Null,
    Integer(String),
    Float(String),
    Text(String),
    /// The value of a variable or a parameter. It coerces as any expression does.
    Known(Value),
    /// A call of ERROR, as SQL that has the type VARCHAR: it may stand where anything is wanted.
    Raised(String),
    /// The items of an array or the fields of a struct that was written without types.
    Items(Vec<Typed>),
}

impl Typed {
    pub fn new(sql: impl Into<String>, ty: Type) -> Self {
        Self { sql: sql.into(), ty, literal: Literal::None }
    }

    /// A bare NULL. It is INT64 where nothing says otherwise.
    pub fn null() -> Self {
        Self { sql: "CAST(NULL AS BIGINT)".into(), ty: Type::Int64, literal: Literal::Null }
    }

    pub fn text(text: &str) -> Self {
        Self { sql: text_literal(text), ty: Type::String, literal: Literal::Text(text.to_owned()) }
    }

    pub fn is_null(&self) -> bool {
        matches!(self.literal, Literal::Null)
    }

    /// Whether it may stand where anything is wanted.
    pub fn fits_anything(&self) -> bool {
        matches!(self.literal, Literal::Null | Literal::Raised(_))
    }

    /// The text of a string literal.
    pub fn as_text(&self) -> Option<&str> {
        if let Literal::Text(text) = &self.literal { Some(text) } else { None }
    }

    /// The value, where it is known without asking the database.
    pub fn known(&self) -> Option<Value> {
        match &self.literal {
            Literal::Text(text) if self.ty == Type::String => Some(Value::String(text.clone())),
            Literal::Integer(digits) if self.ty == Type::Int64 => digits.parse().ok().map(Value::Int64),
            Literal::Known(value) => Some(value.clone()),
            _ => None,
        }
    }

    /// The number of an integer literal.
    pub fn as_integer(&self) -> Option<i64> {
        if let Literal::Integer(text) = &self.literal { text.parse().ok() } else { None }
    }

    /// The expression cast to a type by DuckDB, whatever it is.
    pub fn cast(&self, ty: &Type) -> Self {
        Self::new(format!("CAST({} AS {})", self.sql, duckdb_type(ty)), ty.clone())
    }

    /// A field of a struct by its place.
    pub fn field(&self, place: usize) -> Option<Self> {
        let Type::Struct(fields) = &self.ty else { return None };
        let (_, ty) = fields.get(place)?;
        let name = &field_names(fields)[place];
        Some(Self::new(format!("struct_extract({}, {})", self.sql, text_literal(name)), ty.clone()))
    }
}

/// The names under which DuckDB holds a struct's fields.
pub(crate) fn field_names(fields: &[(String, Type)]) -> Vec<String> {
    fields.iter().enumerate().map(|(place, (name, _))| field_name(name, place)).collect()
}

/// A struct of DuckDB's from its fields' expressions.
pub(crate) fn pack(fields: &[(String, Type)], values: &[String]) -> String {
    let names = field_names(fields);
    let pairs: Vec<_> =
        names.iter().zip(values).map(|(name, value)| format!("{}: {value}", identifier(name))).collect();
    format!("{{{}}}", pairs.join(", "))
}
