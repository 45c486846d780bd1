//! Procedures: created, called, dropped.

use std::ops::Range;
use std::sync::Arc;
use std::time::SystemTime;

use sqlparser::ast::Expr;

use super::frames::{Frame, Origin, Variable};
use super::{Outcome, Session};
use crate::catalog::{Path, Procedure};
use crate::script::{self, CreateProcedure, Expression, Mode, ProcedureParameter};
use crate::value::{Type, Value};

impl Session<'_> {
    pub(super) fn create_procedure(&mut self, create: &CreateProcedure) -> Outcome<()> {
        let path = self.routine_path(&create.path)?;
        self.need_dataset(&path, &create.path.span)?;
        let message = format!("Already Exists: Routine {}", path.with_colon());
        let procedure = Procedure {
            parameters: create.parameters.clone(),
            script: Arc::clone(&create.script),
            body: create.body.clone(),
            created: SystemTime::now(),
        };
        let added = self.database.note_procedure(path, procedure, create.creation.or_replace);
        let added = added.map_err(|refusal| self.refused(refusal, &create.path.span))?;
        if added || create.creation.if_not_exists {
            return Ok(());
        }
        Err(self.runtime(message, &create.path.span))
    }

    pub(super) fn drop_procedure(&mut self, path: &script::Path, if_exists: bool) -> Outcome<()> {
        let place = self.routine_path(path)?;
        let removed = self.database.drop_procedure(&place);
        let removed = removed.map_err(|refusal| self.refused(refusal, &path.span))?;
        if !removed && !if_exists {
            let message = format!("Not found: Routine {} was not found in location US", place.with_colon());
            return Err(self.runtime(message, &path.span));
        }
        Ok(())
    }

    pub(super) fn routine_path(&self, path: &script::Path) -> Outcome<Path> {
        let place = Path::of(&path.parts, self.system.default_project(), &self.system.dataset);
        place.ok_or_else(|| self.invalid(format!("Invalid routine name: `{}`", path.parts.join(".")), &path.span))
    }

    pub(super) fn call(&mut self, path: &script::Path, arguments: &[Expression], span: &Range<usize>) -> Outcome<()> {
        let place = self.routine_path(path)?;
        let procedure = self.database.catalog.procedure(&place);
        let Some(procedure) = procedure else {
            return Err(self.invalid(format!("Procedure is not found: {}", place.with_dots()), &path.span));
        };
        // The script itself is a frame, and no call.
        if self.frames.len() > self.database.settings.limits.depth {
            let message = format!("Out of stack space due to deeply-nested procedure call to {}", place.with_dots());
            return Err(self.runtime(message, &path.span));
        }
        let parameters = &procedure.parameters;
        if arguments.len() != parameters.len() {
            let signature: Vec<_> = parameters.iter().map(signature).collect();
            let message = format!(
                "Number of arguments does not match for procedure {}. Supported signature: {}({}); got {} arguments",
                place.with_dots(),
                place.with_dots(),
                signature.join(", "),
                arguments.len()
            );
            return Err(self.invalid(message, span));
        }
        let mut frame =
            Frame::new(Origin::Procedure { path: place, body: procedure.body.start }, procedure.script.source.clone());
        for (parameter, argument) in parameters.iter().zip(arguments) {
            frame.declare(&parameter.name, self.argument(parameter, argument)?);
        }
        self.frames.push(frame);
        self.block(&procedure.script.body)?;
        let returned: Vec<_> = parameters.iter().map(|it| self.frame().variable(&it.name).cloned()).collect();
        self.frames.pop();
        for ((parameter, argument), variable) in parameters.iter().zip(arguments).zip(returned) {
            if parameter.mode == Mode::In {
                continue;
            }
            let (Some(name), Some(variable)) = (variable_name(argument), variable) else { continue };
            let Some(wanted) = self.frame().variable(name).map(|own| own.data_type.clone()) else { continue };
            let value = self.coerced(variable.value, &variable.data_type, &wanted, &argument.span)?;
            if let Some(own) = self.frame_mut().variable_mut(name) {
                own.value = value;
            }
        }
        Ok(())
    }

    /// What a parameter holds when its procedure starts.
    fn argument(&mut self, parameter: &ProcedureParameter, argument: &Expression) -> Outcome<Variable> {
        let own = variable_name(argument).and_then(|name| self.frame().variable(name)).cloned();
        if parameter.mode != Mode::In && own.is_none() {
            let mode = if parameter.mode == Mode::Out { "OUT" } else { "INOUT" };
            let message = format!("The argument for {mode} parameter {} must be a variable", parameter.name);
            return Err(self.invalid(message, &argument.span));
        }
        match (&parameter.data_type, parameter.mode, own) {
            (Some(data_type), Mode::Out, _) => Ok(Variable { data_type: data_type.clone(), value: Value::Null }),
            (None, Mode::Out, Some(own)) => Ok(Variable { value: Value::Null, ..own }),
            (Some(data_type), ..) => {
                let value = self.evaluate_as(argument, data_type)?;
                Ok(Variable { data_type: data_type.clone(), value })
            }
            (None, ..) => {
                let (data_type, value) = self.evaluate(argument)?;
                Ok(Variable { data_type, value })
            }
        }
    }
}

/// The variable that an argument is, if it is one.
fn variable_name(argument: &Expression) -> Option<&str> {
    match argument.tree.as_ref() {
        Expr::Identifier(name) => Some(&name.value),
        _ => None,
    }
}

fn signature(parameter: &ProcedureParameter) -> String {
    let mode = match parameter.mode {
        Mode::In => "",
        Mode::Out => "OUT ",
        Mode::InOut => "INOUT ",
    };
    let data_type = parameter.data_type.as_ref().map_or("ANY TYPE".to_owned(), Type::to_string);
    format!("{mode}{} {data_type}", parameter.name)
}
