//! Which part of the session runs which statement.

use std::ops::Range;

use super::frames::Variable;
use super::{Flow, Outcome, Session, Thrown};
use crate::failure::FailureKind;
use crate::script::{Expression, Kind, Name, Statement, Target, Transaction};
use crate::value::{Type, Value};

impl Session<'_> {
    pub(super) fn statement(&mut self, statement: &Statement) -> Outcome<Flow> {
        let Some(told) = self.begin_telling(statement) else { return self.execute(statement) };
        let flow = self.execute(statement)?;
        self.tell(statement, told);
        Ok(flow)
    }

    fn execute(&mut self, statement: &Statement) -> Outcome<Flow> {
        let span = &statement.span;
        match &statement.kind {
            Kind::Declare { names, data_type, default } => self.declare(names, data_type.as_ref(), default.as_ref())?,
            Kind::Set { targets, is_tuple, value } => self.set(targets, *is_tuple, value)?,
            Kind::Break { label } => return Ok(Flow::Break(label.clone())),
            Kind::Continue { label } => return Ok(Flow::Continue(label.clone())),
            Kind::Return => return Ok(Flow::Return),
            Kind::Raise { message } => return self.raise(message.as_ref(), span),
            Kind::Assert { condition, description } => self.assert(condition, description.as_ref(), span)?,
            Kind::Call { path, arguments } => self.call(path, arguments, span)?,
            Kind::Execute { sql, into, using } => self.execute_immediate(sql, into, using)?,
            Kind::CreateProcedure(create) => self.create_procedure(create)?,
            Kind::CreateFunction(create) => self.create_function(create, span)?,
            Kind::CreateTable(create) => self.create_table(create, span)?,
            Kind::CreateView(create) => self.create_view(create, span)?,
            Kind::CreateSchema { path, if_not_exists } => self.create_schema(path, *if_not_exists)?,
            Kind::Drop { what, path, if_exists } => self.drop(*what, path, *if_exists)?,
            Kind::Truncate { path } => self.truncate(path, span)?,
            Kind::AlterTable { path, if_exists, changes } => self.alter_table(path, *if_exists, changes, span)?,
            Kind::Transaction(transaction) => self.transaction(*transaction, span)?,
            Kind::NotAvailable(what) => return Err(self.not_available(what, span)),
            Kind::Sql(sql) => self.run_sql(sql)?,
            Kind::If { .. }
            | Kind::Case { .. }
            | Kind::Begin { .. }
            | Kind::Loop { .. }
            | Kind::While { .. }
            | Kind::Repeat { .. }
            | Kind::For { .. } => return self.compound(statement),
        }
        Ok(Flow::Next)
    }

    fn declare(&mut self, names: &[Name], data_type: Option<&Type>, default: Option<&Expression>) -> Outcome<()> {
        for name in names {
            if self.frame().variable(&name.text).is_some() {
                return Err(self.redeclared(name));
            }
        }
        let variable = match (data_type, default) {
            (Some(data_type), Some(default)) => {
                Variable { data_type: data_type.clone(), value: self.evaluate_as(default, data_type)? }
            }
            (Some(data_type), None) => Variable { data_type: data_type.clone(), value: Value::Null },
            (None, Some(default)) => {
                let (data_type, value) = self.evaluate(default)?;
                Variable { data_type, value }
            }
            (None, None) => return Ok(()),
        };
        for name in names {
            self.frame_mut().declare(&name.text, variable.clone());
        }
        Ok(())
    }

    pub(super) fn redeclared(&self, name: &Name) -> Box<Thrown> {
        self.invalid(format!("Variable '{}' redeclaration", name.text), &name.span)
    }

    fn set(&mut self, targets: &[Target], is_tuple: bool, value: &Expression) -> Outcome<()> {
        if !is_tuple {
            return targets.iter().try_for_each(|target| {
                let data_type = self.target_type(target)?;
                let value = self.evaluate_as(value, &data_type)?;
                self.assign(target, value)
            });
        }
        let (found, assigned) = self.evaluate(value)?;
        let Type::Struct(fields) = &found else {
            let message = format!("SET with multiple variables requires a STRUCT value; found {found}");
            return Err(self.invalid(message, &value.span));
        };
        if fields.len() != targets.len() {
            let message = format!(
                "Number of fields in the STRUCT ({}) does not match the number of variables in SET ({})",
                fields.len(),
                targets.len()
            );
            return Err(self.invalid(message, &value.span));
        }
        let Value::Struct(values) = assigned else {
            return Err(self.runtime("Cannot assign a NULL STRUCT to multiple variables", &value.span));
        };
        // All is converted before anything is assigned.
        let mut converted = Vec::with_capacity(values.len());
        for ((target, (_, field_type)), (_, field)) in targets.iter().zip(fields).zip(values) {
            let data_type = self.target_type(target)?;
            converted.push(self.coerced(field, field_type, &data_type, &value.span)?);
        }
        targets.iter().zip(converted).try_for_each(|(target, value)| self.assign(target, value))
    }

    fn target_type(&self, target: &Target) -> Outcome<Type> {
        match target {
            Target::Variable(name) => match self.frame().variable(&name.text) {
                Some(variable) => Ok(variable.data_type.clone()),
                None => Err(self.undeclared(name)),
            },
            Target::System(_) => Ok(Type::String),
        }
    }

    pub(super) fn undeclared(&self, name: &Name) -> Box<Thrown> {
        self.invalid(format!("Undeclared variable: {}", name.text), &name.span)
    }

    fn assign(&mut self, target: &Target, value: Value) -> Outcome<()> {
        match target {
            Target::Variable(name) => match self.frame_mut().variable_mut(&name.text) {
                Some(variable) => variable.value = value,
                None => return Err(self.undeclared(name)),
            },
            Target::System(path) => {
                let assigned = self.system.assign(&path.parts, value);
                assigned.map_err(|message| self.invalid(message, &path.span))?;
            }
        }
        Ok(())
    }

    fn assert(&mut self, condition: &Expression, description: Option<&Expression>, span: &Range<usize>) -> Outcome<()> {
        if self.condition(condition)? {
            return Ok(());
        }
        let description = match description {
            Some(description) => self.evaluate_as(description, &Type::String)?,
            None => Value::Null,
        };
        let message = match description {
            Value::String(description) => format!("Assertion failed: {description}"),
            _ => "Assertion failed".to_owned(),
        };
        Err(self.runtime(message, span))
    }

    fn transaction(&mut self, transaction: Transaction, span: &Range<usize>) -> Outcome<()> {
        let is_open = self.database.catalog.is_in_transaction();
        match (transaction, is_open) {
            (Transaction::Begin, true) => {
                return Err(self.runtime("Transaction is already in progress, cannot begin a new one", span));
            }
            (Transaction::Commit, false) => return Err(self.runtime("There is no transaction to commit", span)),
            (Transaction::Rollback, false) => return Err(self.runtime("There is no transaction to roll back", span)),
            _ => {}
        }
        let sql = match transaction {
            Transaction::Begin => "BEGIN TRANSACTION",
            Transaction::Commit => "COMMIT",
            Transaction::Rollback => "ROLLBACK",
        };
        if transaction == Transaction::Begin {
            let prepared = self.database.prepare_all();
            prepared.map_err(|error| self.runtime(error.to_string(), span))?;
        }
        self.command(sql, span)?;
        match transaction {
            Transaction::Begin => self.database.catalog.begin(),
            Transaction::Commit => self.database.catalog.commit(),
            Transaction::Rollback => self.database.catalog.roll_back(),
        }
        Ok(())
    }

    /// Rolls back what a script left open at its end.
    pub(super) fn leave_transaction(&mut self) {
        if self.database.catalog.is_in_transaction() {
            // A transaction that DuckDB has given up already cannot be rolled back again.
            let _ = self.database.connection.execute_batch("ROLLBACK");
            self.database.catalog.roll_back();
        }
    }

    /// The failure that a lack of translation is.
    pub(super) fn untranslatable(&self, error: crate::translate::Untranslatable, whole: &Range<usize>) -> Box<Thrown> {
        let kind =
            if error.not_available { FailureKind::NotAvailable { what: error.what } } else { FailureKind::Invalid };
        self.fail(kind, error.message, error.span.unwrap_or_else(|| whole.clone()))
    }
}
