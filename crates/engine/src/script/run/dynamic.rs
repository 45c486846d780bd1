//! EXECUTE IMMEDIATE.

use std::ops::Range;
use std::sync::Arc;

use super::frames::{Frame, Origin, Parameters, Variable};
use super::{Flow, Outcome, Session};
use crate::failure::{FailureKind, Frame as Told, Place};
use crate::script::{Expression, Kind, Name, Script};
use crate::table::Table;
use crate::value::{Type, Value};

impl Session<'_> {
    pub(super) fn execute_immediate(
        &mut self,
        sql: &Expression,
        into: &[Name],
        using: &[(Expression, Option<String>)],
    ) -> Outcome<()> {
        for (at, name) in into.iter().enumerate() {
            if self.frame().variable(&name.text).is_none() {
                return Err(self.undeclared(name));
            }
            if into[..at].iter().any(|other| other.text.eq_ignore_ascii_case(&name.text)) {
                let message = "EXECUTE IMMEDIATE with INTO clause cannot assign to the same variable multiple times";
                return Err(self.invalid(message, &name.span));
            }
        }
        let Value::String(text) = self.evaluate_as(sql, &Type::String)? else {
            return Err(self.runtime("EXECUTE IMMEDIATE sql string cannot be NULL", &sql.span));
        };
        let parameters = self.parameters(using)?;
        let script = self.dynamic_script(&text, &sql.span)?;
        if script.body.statements.is_empty() {
            return Err(self.runtime("Empty EXECUTE IMMEDIATE sql string cannot be executed", &sql.span));
        }
        if self.frames.len() > self.database.settings.limits.depth {
            let message = "Out of stack space due to deeply-nested execute immediate call";
            return Err(self.runtime(message, &sql.span));
        }
        let mut frame = Frame::new(Origin::Dynamic, script.source.clone());
        frame.parameters = parameters;
        self.frames.push(frame);
        let outer_result = if into.is_empty() { None } else { self.last_result.take() };
        // Statements of a whole script share one block; a jump does not leave the text.
        let _: Flow = self.block(&script.body)?;
        self.frames.pop();
        if into.is_empty() {
            return Ok(());
        }
        let result = std::mem::replace(&mut self.last_result, outer_result);
        let is_query = matches!(script.body.statements.last().map(|last| &last.kind), Some(Kind::Sql(_)));
        self.assign_row(result.filter(|_| is_query).map(Arc::unwrap_or_clone), into, sql)
    }

    fn parameters(&mut self, using: &[(Expression, Option<String>)]) -> Outcome<Parameters> {
        let mut parameters = Parameters::default();
        for (value, name) in using {
            let (data_type, evaluated) = self.evaluate(value)?;
            let variable = Variable { data_type, value: evaluated };
            match name {
                Some(name) => {
                    if parameters.named.insert(name.to_lowercase(), variable).is_some() {
                        let message = format!("EXECUTE IMMEDIATE USING has the parameter {name} more than once");
                        return Err(self.invalid(message, &value.span));
                    }
                }
                None => parameters.positional.push(variable),
            }
        }
        if !parameters.named.is_empty() && !parameters.positional.is_empty() {
            let span = using[0].0.span.start..using[using.len() - 1].0.span.end;
            let message = "Cannot mix named and positional parameters in scripts";
            return Err(self.invalid(message, &span));
        }
        Ok(parameters)
    }

    fn dynamic_script(&self, text: &str, span: &Range<usize>) -> Outcome<Script> {
        crate::script::read(text).map_err(|error| {
            let place = Place::of(text, error.span);
            let message = format!("{} at [{}:{}]", error.message, place.line, place.column);
            let message = format!("Invalid EXECUTE IMMEDIATE sql string `{text}`, {message}");
            let mut thrown = self.fail(FailureKind::Syntax, message, span.clone());
            thrown.failure.frames.insert(0, Told { routine: None, source: text.to_owned(), place, body: 0 });
            thrown
        })
    }

    /// Gives the one row of a result to variables; NULLs where there is none.
    fn assign_row(&mut self, result: Option<Table>, into: &[Name], sql: &Expression) -> Outcome<()> {
        let Some(mut table) = result else {
            let message = "EXECUTE IMMEDIATE with INTO clause needs a statement that returns a row";
            return Err(self.runtime(message, &sql.span));
        };
        if table.columns.len() != into.len() {
            let message = format!(
                "The number of columns in the query result ({}) must equal the number of variables ({})",
                table.columns.len(),
                into.len()
            );
            return Err(self.runtime(message, &sql.span));
        }
        if table.rows.len() > 1 {
            return Err(self.runtime("DynamicSQL may only return 0 or 1 rows with INTO clause", &sql.span));
        }
        let row = table.rows.pop().unwrap_or_else(|| vec![Value::Null; into.len()]);
        for ((name, column), value) in into.iter().zip(&table.columns).zip(row) {
            let Some(wanted) = self.frame().variable(&name.text).map(|variable| variable.data_type.clone()) else {
                return Err(self.undeclared(name));
            };
            let value = self.coerced(value, &column.data_type, &wanted, &name.span).map_err(|mut thrown| {
                thrown.failure.message = format!(
                    "Value returned by Dynamic SQL has type {} which is not assignable to variable {} of type {wanted}",
                    column.data_type, name.text
                );
                thrown
            })?;
            if let Some(variable) = self.frame_mut().variable_mut(&name.text) {
                variable.value = value;
            }
        }
        Ok(())
    }
}
