//! Scripts: their structure as a tree, and the session that runs it.
//!
//! `read` turns a text into the tree below; single SQL statements and expressions in it are parsed there and then, so
//! that a script with a mistake anywhere does not start. `run` walks the tree.

mod read;
mod run;

use std::ops::Range;
use std::sync::Arc;

use sqlparser::ast::Expr;

use crate::value::Type;

pub(crate) use read::script as read;
pub(crate) use run::{Kept, check, kind, run, worded};

/// A text with its statements.
#[derive(Debug)]
pub(crate) struct Script {
    pub source: Arc<str>,
    pub body: Block,
}

/// Statements, and what is done when one fails.
#[derive(Debug, Default)]
pub(crate) struct Block {
    pub statements: Vec<Statement>,
    pub handler: Option<Vec<Statement>>,
}

#[derive(Debug)]
pub(crate) struct Statement {
    /// In bytes, from its first word to its last, without the `;`.
    pub span: Range<usize>,
    pub kind: Kind,
}

#[derive(Debug)]
pub(crate) enum Kind {
    Declare {
        names: Vec<Name>,
        data_type: Option<Type>,
        default: Option<Expression>,
    },
    Set {
        targets: Vec<Target>,
        is_tuple: bool,
        value: Expression,
    },
    If {
        branches: Vec<Branch>,
        otherwise: Vec<Statement>,
    },
    Case {
        subject: Option<Expression>,
        branches: Vec<Branch>,
        otherwise: Option<Vec<Statement>>,
    },
    Begin {
        label: Option<String>,
        block: Block,
    },
    Loop {
        label: Option<String>,
        body: Vec<Statement>,
    },
    While {
        label: Option<String>,
        condition: Expression,
        body: Vec<Statement>,
    },
    Repeat {
        label: Option<String>,
        body: Vec<Statement>,
        until: Expression,
    },
    For {
        label: Option<String>,
        variable: Name,
        query: Sql,
        body: Vec<Statement>,
    },
    Break {
        label: Option<String>,
    },
    Continue {
        label: Option<String>,
    },
    Return,
    Raise {
        message: Option<Expression>,
    },
    Assert {
        condition: Expression,
        description: Option<Expression>,
    },
    Call {
        path: Path,
        arguments: Vec<Expression>,
    },
    Execute {
        sql: Expression,
        into: Vec<Name>,
        using: Vec<(Expression, Option<String>)>,
    },
    CreateProcedure(CreateProcedure),
    CreateFunction(CreateFunction),
    CreateTable(CreateTable),
    CreateView(CreateView),
    CreateSchema {
        path: Path,
        if_not_exists: bool,
    },
    Drop {
        what: Dropped,
        path: Path,
        if_exists: bool,
    },
    Truncate {
        path: Path,
    },
    AlterTable {
        path: Path,
        if_exists: bool,
        changes: Vec<Change>,
    },
    Transaction(Transaction),
    /// A statement that BigQuery knows and the offline engine does not run, by its name.
    NotAvailable(String),
    /// A query, INSERT, UPDATE, DELETE or MERGE.
    Sql(Sql),
}

/// A branch of IF or CASE.
#[derive(Debug)]
pub(crate) struct Branch {
    pub when: Expression,
    pub then: Vec<Statement>,
}

#[derive(Debug, Clone)]
pub(crate) struct Name {
    pub text: String,
    pub span: Range<usize>,
}

/// The parts of a path, quoted or not: `` `a.b`.c `` has three.
#[derive(Debug, Clone)]
pub(crate) struct Path {
    pub parts: Vec<String>,
    pub span: Range<usize>,
}

#[derive(Debug)]
pub(crate) struct Expression {
    pub tree: Box<Expr>,
    pub span: Range<usize>,
}

#[derive(Debug)]
pub(crate) struct Sql {
    pub tree: Box<sqlparser::ast::Statement>,
    pub span: Range<usize>,
}

/// What SET assigns to.
#[derive(Debug)]
pub(crate) enum Target {
    Variable(Name),
    /// `@@name.part`, without the `@@`.
    System(Path),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Transaction {
    Begin,
    Commit,
    Rollback,
}

/// What stands between CREATE and the kind of thing, and behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Creation {
    pub or_replace: bool,
    pub temporary: bool,
    pub if_not_exists: bool,
}

#[derive(Debug)]
pub(crate) struct CreateTable {
    pub creation: Creation,
    pub path: Path,
    pub columns: Option<Vec<ColumnDefinition>>,
    pub source: Option<TableSource>,
    /// The names that PARTITION BY and CLUSTER BY use.
    pub arranged_by: Vec<Name>,
}

#[derive(Debug)]
pub(crate) enum TableSource {
    Query(Sql),
    /// The structure alone: CREATE TABLE … LIKE.
    Like(Path),
    /// With its rows: COPY, CLONE.
    Copy(Path),
}

#[derive(Debug)]
pub(crate) struct ColumnDefinition {
    pub name: Name,
    /// None in a list of names for what a query returns.
    pub data_type: Option<Type>,
    pub not_null: bool,
    pub default: Option<Expression>,
}

#[derive(Debug)]
pub(crate) struct CreateView {
    pub creation: Creation,
    pub path: Path,
    pub columns: Vec<Name>,
    pub query: Sql,
}

#[derive(Debug)]
pub(crate) struct CreateProcedure {
    pub creation: Creation,
    pub path: Path,
    pub parameters: Vec<ProcedureParameter>,
    /// The whole statement as a text of its own, so that it outlives the script that created it.
    pub script: Arc<Script>,
    /// BEGIN to END, in the script's source.
    pub body: Range<usize>,
}

#[derive(Debug, Clone)]
pub(crate) struct ProcedureParameter {
    pub name: String,
    pub mode: Mode,
    /// None for ANY TYPE.
    pub data_type: Option<Type>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    In,
    Out,
    InOut,
}

#[derive(Debug)]
pub(crate) struct CreateFunction {
    pub creation: Creation,
    pub path: Path,
    /// A type is none for ANY TYPE.
    pub parameters: Vec<(String, Option<Type>)>,
    pub returns: Option<Type>,
    pub body: FunctionSource,
}

#[derive(Debug)]
pub(crate) enum FunctionSource {
    Sql(Expression),
    Foreign { language: String, code: String, options: Vec<(String, Expression)> },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dropped {
    Table,
    View,
    Schema,
    Procedure,
    Function,
}

/// A change of ALTER TABLE.
#[derive(Debug)]
pub(crate) enum Change {
    AddColumn {
        column: Box<ColumnDefinition>,
        if_not_exists: bool,
    },
    DropColumn {
        name: Name,
        if_exists: bool,
    },
    RenameColumn {
        from: Name,
        to: Name,
    },
    RenameTo(Name),
    SetType {
        name: Name,
        data_type: Type,
    },
    /// What changes nothing that a script can see: SET OPTIONS and its like.
    Nothing,
}
