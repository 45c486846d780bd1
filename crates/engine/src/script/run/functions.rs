//! Functions that scripts create.

use std::collections::BTreeMap;
use std::ops::Range;
use std::time::SystemTime;

use super::{Outcome, Session};
use crate::catalog::{Path, SharedFunction};
use crate::functions::{Declaration, ForeignFailure, Language};
use crate::script::{self, CreateFunction, FunctionSource};
use crate::translate::{Function, FunctionBody};
use crate::value::{Type, Value};

/// The functions of CREATE TEMP FUNCTION, by their names in small letters.
pub(super) type TemporaryFunctions = BTreeMap<String, Function>;

impl Session<'_> {
    pub(super) fn create_function(&mut self, create: &CreateFunction, span: &Range<usize>) -> Outcome<()> {
        let place = self.function_path(create)?;
        let is_there = match (&place.dataset, self.database.catalog.function(&place).is_some()) {
            (Some(_), is_there) => is_there,
            (None, _) => self.functions.contains_key(&place.name.to_lowercase()),
        };
        if is_there && create.creation.if_not_exists {
            return Ok(());
        }
        if is_there && !create.creation.or_replace {
            let message = format!("Already Exists: Routine {}", place.with_colon());
            return Err(self.runtime(message, &create.path.span));
        }
        self.need_dataset(&place, &create.path.span)?;
        let body = match &create.body {
            FunctionSource::Sql(expression) => FunctionBody::Sql(expression.tree.clone()),
            FunctionSource::Foreign { language, code, options } => {
                self.foreign(create, &place, language, code, options, span)?
            }
        };
        let function = Function {
            name: place.with_dots(),
            parameters: create.parameters.clone(),
            returns: create.returns.clone(),
            body,
        };
        if place.dataset.is_some() {
            let frame = self.frame();
            let text = |span: &Range<usize>| frame.source.get(span.clone()).unwrap_or_default().to_owned();
            let (language, body) = match &create.body {
                FunctionSource::Sql(expression) => ("SQL".to_owned(), text(&expression.span)),
                FunctionSource::Foreign { language, code, .. } => (language.to_uppercase(), code.clone()),
            };
            let shared = SharedFunction { function, source: text(span), language, body, created: SystemTime::now() };
            let noted = self.database.note_function(place, shared);
            noted.map_err(|refusal| self.refused(refusal, span))?;
        } else {
            self.functions.insert(place.name.to_lowercase(), function);
        }
        Ok(())
    }

    fn function_path(&self, create: &CreateFunction) -> Outcome<Path> {
        if !create.creation.temporary {
            return self.routine_path(&create.path);
        }
        match create.path.parts.as_slice() {
            [name] => Ok(Path::temporary(name)),
            parts => {
                let message = format!("Temporary functions cannot be qualified: {}", parts.join("."));
                Err(self.invalid(message, &create.path.span))
            }
        }
    }

    fn foreign(
        &mut self,
        create: &CreateFunction,
        place: &Path,
        language: &str,
        code: &str,
        options: &[(String, script::Expression)],
        span: &Range<usize>,
    ) -> Outcome<FunctionBody> {
        let Some(language) = Language::named(language) else {
            return Err(self.not_available(format!("LANGUAGE {language}"), span));
        };
        let Some(returns) = create.returns.clone() else {
            let message = "Non-SQL functions must specify a return type";
            return Err(self.invalid(message, span));
        };
        let mut parameters = Vec::with_capacity(create.parameters.len());
        for (name, data_type) in &create.parameters {
            let Some(data_type) = data_type.clone() else {
                let message = format!("Parameter {name} of a non-SQL function cannot be of ANY TYPE");
                return Err(self.invalid(message, span));
            };
            parameters.push((name.clone(), data_type));
        }
        let mut texts = Vec::with_capacity(options.len());
        for (name, value) in options {
            texts.push((name.clone(), option_texts(self.evaluate(value)?.1)));
        }
        let declaration = Declaration {
            name: &place.name,
            language,
            parameters: &parameters,
            returns: &returns,
            body: code,
            options: &texts,
            temporary: create.creation.temporary,
        };
        let created = self.database.foreign.create(&self.database.connection, &declaration);
        let duckdb_name = created.map_err(|error| {
            let failure = ForeignFailure { function: place.name.clone(), error };
            self.fail(failure.kind(), failure.error.to_string(), span.clone())
        })?;
        Ok(FunctionBody::Registered { duckdb_name })
    }

    pub(super) fn drop_function(&mut self, path: &script::Path, if_exists: bool) -> Outcome<()> {
        if let [name] = path.parts.as_slice()
            && self.functions.remove(&name.to_lowercase()).is_some()
        {
            return Ok(());
        }
        let place = self.routine_path(path)?;
        let removed = self.database.drop_function(&place);
        let removed = removed.map_err(|refusal| self.refused(refusal, &path.span))?;
        if !removed && !if_exists {
            let message = format!("Not found: Routine {} was not found in location US", place.with_colon());
            return Err(self.runtime(message, &path.span));
        }
        Ok(())
    }

    /// The function that a path names.
    pub(super) fn function(&self, parts: &[String]) -> Option<Function> {
        if let [name] = parts
            && let Some(function) = self.functions.get(&name.to_lowercase())
        {
            return Some(function.clone());
        }
        let place = Path::of(parts, self.system.default_project(), &self.system.dataset)?;
        self.database.catalog.function(&place).map(|shared| shared.function.clone())
    }

    /// Every persistent routine with its kind and what it returns, for INFORMATION_SCHEMA.
    pub(super) fn routines(&self) -> Vec<(Path, &'static str, Option<Type>)> {
        let catalog = &self.database.catalog;
        let functions =
            catalog.functions().into_iter().map(|(path, it)| (path, "FUNCTION", it.function.returns.clone()));
        let procedures = catalog.procedures().into_iter().map(|(path, _)| (path, "PROCEDURE", None));
        functions.chain(procedures).collect()
    }
}

/// An option's value as texts: a list has several, a lone value one.
fn option_texts(value: Value) -> Vec<String> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(items) => items.into_iter().flat_map(option_texts).collect(),
        Value::String(text) | Value::Numeric(text) | Value::Json(text) => vec![text],
        Value::Bool(value) => vec![value.to_string()],
        Value::Int64(number) => vec![number.to_string()],
        Value::Float64(number) => vec![number.to_string()],
        other => vec![format!("{other:?}")],
    }
}
