//! What an expression can name.

use std::cell::Cell;
use std::ops::Range;
use std::rc::Rc;

use sqlparser::ast::NamedWindowDefinition;

use super::typed::{Literal, Typed};
use super::{Scope, Untranslatable};
use crate::value::Type;

pub(crate) type Outcome<T> = Result<T, Untranslatable>;

/// Translates the parts of one statement.
pub(crate) struct Translator<'s> {
    pub scope: &'s dyn Scope,
    names: Cell<usize>,
    depth: Cell<usize>,
}

/// Functions that call each other deeper than this are refused.
const DEEPEST: usize = 50;

impl<'s> Translator<'s> {
    pub fn new(scope: &'s dyn Scope) -> Self {
        Self { scope, names: Cell::new(0), depth: Cell::new(0) }
    }

    /// A name that nothing else in the statement has.
    pub fn fresh(&self, base: &str) -> String {
        self.names.set(self.names.get() + 1);
        format!("{base}_{}", self.names.get())
    }

    /// Does something one level deeper.
    pub fn deeper<T>(&self, what: &str, act: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
        if self.depth.get() >= DEEPEST {
            return Err(Untranslatable::invalid(format!("Function {what} is called too deeply"), 0..0));
        }
        self.depth.set(self.depth.get() + 1);
        let done = act();
        self.depth.set(self.depth.get() - 1);
        done
    }
}

/// What can be named at one place of a statement.
#[derive(Clone, Default)]
pub(crate) struct Env<'e> {
    pub relations: &'e [Relation],
    /// The query around this one.
    pub parent: Option<&'e Env<'e>>,
    /// The select list's names, where they may be used.
    pub aliases: &'e [(String, Typed)],
    pub windows: &'e [NamedWindowDefinition],
    /// A function's arguments, in its body.
    pub arguments: &'e [(String, Typed)],
    pub tables: Option<Rc<Tables>>,
    /// Which rows an aggregate takes, where PIVOT says so.
    pub filter: Option<&'e str>,
    /// Whether names of the select list go before columns, as in ORDER BY.
    pub aliases_first: bool,
    /// Whether the query has no rows to aggregate.
    pub without_from: bool,
}

/// The tables that WITH makes.
pub(crate) struct Tables {
    pub name: String,
    pub sql: String,
    pub columns: Vec<Column>,
    pub value_table: bool,
    pub before: Option<Rc<Tables>>,
}

impl Tables {
    pub fn find(&self, name: &str) -> Option<&Self> {
        let mut tables = Some(self);
        while let Some(table) = tables {
            if table.name.eq_ignore_ascii_case(name) {
                return Some(table);
            }
            tables = table.before.as_deref();
        }
        None
    }
}

/// An item of a FROM clause.
#[derive(Debug, Clone)]
pub(crate) struct Relation {
    pub name: Option<String>,
    pub columns: Vec<Column>,
    /// Rows that are values rather than columns: `UNNEST([1, 2]) AS x`.
    pub value: Option<Typed>,
}

/// A column with the SQL that names it.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    /// Empty where the query gives it none.
    pub name: String,
    pub sql: String,
    pub ty: Type,
    /// How the query's result was written, for what it coerces to.
    pub literal: Literal,
    /// Neither part of `*` nor found by its bare name: a join's own copies of a USING column.
    pub hidden: bool,
}

impl Column {
    pub fn new(name: impl Into<String>, sql: impl Into<String>, ty: Type) -> Self {
        Self { name: name.into(), sql: sql.into(), ty, literal: Literal::None, hidden: false }
    }

    pub fn typed(&self) -> Typed {
        Typed { sql: self.sql.clone(), ty: self.ty.clone(), literal: self.literal.clone() }
    }
}

impl Relation {
    /// A row as one value.
    pub fn whole(&self) -> Typed {
        if let Some(value) = &self.value {
            return value.clone();
        }
        let visible = || self.columns.iter().filter(|column| !column.hidden);
        let fields: Vec<_> = visible().map(|column| (column.name.clone(), column.ty.clone())).collect();
        let values: Vec<_> = visible().map(|column| column.sql.clone()).collect();
        Typed::new(super::typed::pack(&fields, &values), Type::Struct(fields))
    }

    pub fn columns_named<'r>(&'r self, name: &'r str) -> impl Iterator<Item = &'r Column> {
        self.columns.iter().filter(move |column| column.name.eq_ignore_ascii_case(name))
    }
}

/// What the first part of a path is.
pub(crate) enum Named {
    Value(Typed),
    /// A FROM item; the next part of the path is one of its columns.
    Relation(Relation),
}

impl<'e> Env<'e> {
    /// The environment of a query inside this one.
    pub fn child(&'e self) -> Env<'e> {
        Env { parent: Some(self), arguments: self.arguments, tables: self.tables.clone(), ..Env::default() }
    }

    /// What a name means here; none when nothing has it.
    pub fn find(&self, name: &str, span: &Range<usize>) -> Outcome<Option<Named>> {
        let alias = || self.aliases.iter().find(|(own, _)| own.eq_ignore_ascii_case(name));
        if self.aliases_first
            && let Some((_, typed)) = alias()
        {
            return Ok(Some(Named::Value(typed.clone())));
        }
        let mut found = self.relations.iter().flat_map(|relation| relation.columns_named(name)).filter(|it| !it.hidden);
        if let Some(column) = found.next() {
            if found.any(|other| other.sql != column.sql) {
                let message = format!("Column name {name} is ambiguous");
                return Err(Untranslatable::invalid(message, span.clone()));
            }
            return Ok(Some(Named::Value(Typed::new(column.sql.clone(), column.ty.clone()))));
        }
        if let Some(relation) = self.relation(name) {
            return Ok(Some(Named::Relation(relation.clone())));
        }
        if let Some((_, typed)) = alias() {
            return Ok(Some(Named::Value(typed.clone())));
        }
        match self.parent {
            Some(parent) => parent.find(name, span),
            None => Ok(self.argument(name).map(Named::Value)),
        }
    }

    /// A FROM item of this query by its name.
    pub fn relation(&self, name: &str) -> Option<&Relation> {
        let named = |relation: &&Relation| relation.name.as_deref().is_some_and(|own| own.eq_ignore_ascii_case(name));
        self.relations.iter().find(named)
    }

    /// A FROM item of this query or one around it.
    pub fn relation_around(&self, name: &str) -> Option<&Relation> {
        self.relation(name).or_else(|| self.parent?.relation_around(name))
    }

    fn argument(&self, name: &str) -> Option<Typed> {
        self.arguments.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, typed)| typed.clone())
    }

    /// Every name that could have been meant, for a suggestion.
    pub fn names(&self) -> Vec<&str> {
        let columns = self.relations.iter().flat_map(|relation| relation.columns.iter().map(|it| it.name.as_str()));
        let relations = self.relations.iter().filter_map(|relation| relation.name.as_deref());
        let mut names: Vec<&str> = columns.chain(relations).collect();
        names.extend(self.arguments.iter().map(|(name, _)| name.as_str()));
        if let Some(parent) = self.parent {
            names.extend(parent.names());
        }
        names
    }
}
