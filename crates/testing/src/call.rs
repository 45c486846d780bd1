//! One case on one database: tables in, dry run, full run, tables out.

use extension_engine::Cancel;
use extension_model::test_cases::TestCase;
use extension_model::{Component, Package};
use extension_sql::{Call, call_statement};
use serde_json::Value;

use crate::place::Origin;
use crate::rows::{self, SampleRows};
use crate::{
    Mode, Outcome, OutputResult, RunError, RunKind, Statement, TableName, Told, Variables, WarehouseLike, place,
};

/// Everything a case needs that is the same for all cases of its component.
pub(crate) struct Setting<'a> {
    pub package: &'a Package,
    /// The component's folder.
    pub folder: &'a str,
    pub component: &'a Component,
    pub procedure_name: &'a str,
    pub variables: &'a Variables,
    pub location: &'a str,
    pub mode: Mode,
}

/// What the runs brought.
#[derive(Default)]
pub(crate) struct Ran {
    pub outputs: Vec<OutputResult>,
    pub statements: Vec<Statement>,
}

impl Setting<'_> {
    /// Calls the procedure twice on a database where it is installed; the error is what came of the case instead.
    /// `ran` then still holds what was executed.
    pub fn run(
        &self,
        warehouse: &mut dyn WarehouseLike,
        case: &TestCase,
        cancel: &Cancel,
        ran: &mut Ran,
    ) -> Result<(), Outcome> {
        let mut case = case.clone();
        self.fill(&mut case).map_err(broken)?;
        self.upload(warehouse, &mut case)?;
        let dry = self.call(warehouse, &case, RunKind::Dry, cancel, &mut ran.statements)?;
        let full = self.call(warehouse, &case, RunKind::Full, cancel, &mut ran.statements)?;
        let outputs = self.component.outputs.iter().zip(dry).zip(full);
        ran.outputs =
            outputs.map(|((output, dry), full)| OutputResult { name: output.name.clone(), dry, full }).collect();
        Ok(())
    }

    /// Puts values in place of the marks, and refuses inputs that the component does not have.
    fn fill(&self, case: &mut TestCase) -> Result<(), Told> {
        let told = |message: String, keys: &[&str]| self.told_in_tests(case_index(self, &case.id), keys, message);
        if let Some(unknown) = case.inputs.keys().find(|name| self.component.input(name).is_none()) {
            return Err(told(format!("The component has no input \"{unknown}\""), &["inputs", unknown]));
        }
        let fill = |value: &mut Value| fill_value(value, self.variables);
        for value in case.inputs.values_mut().chain(case.env_vars.values_mut()) {
            fill(value).map_err(|unset| Told::new(unset.to_string()))?;
        }
        Ok(())
    }

    /// An error at a place of the test file.
    fn told_in_tests(&self, index: Option<usize>, keys: &[&str], message: String) -> Told {
        let told = Told::new(message);
        let Some(path) = self.package.component(self.folder).path("test/test.json") else { return told };
        let document = self.package.document(&path);
        let case = document.and_then(|document| document.tree().ok()?.elements().get(index?));
        let Some((document, mut node)) = document.zip(case) else { return told };
        let mut span = node.span.clone();
        for key in keys {
            let Some(member) = node.member(key) else { break };
            span = member.key_span.clone();
            node = &member.node;
        }
        let at = extension_model::text::Lines::new(document.text()).place(span.start);
        told.at(Some(path), at.line as usize, at.column as usize)
    }

    /// Creates the tables of the inputs and of the setup, and names the former in the inputs.
    fn upload(&self, warehouse: &mut dyn WarehouseLike, case: &mut TestCase) -> Result<(), Outcome> {
        let files = self.package.component(self.folder);
        let read = |stem: &str| rows::read(&files, stem, self.variables, self.package.provider()).map_err(broken);
        for input in self.component.inputs.iter().filter(|input| input.type_name == "Table") {
            let Some(stem) = case.inputs.get(&input.name).and_then(Value::as_str).map(str::to_owned) else { continue };
            let rows = read(&stem)?;
            let name = self.name(format!("_test_{}_{stem}", self.component.name));
            self.create(warehouse, &name, &rows)?;
            case.inputs.insert(input.name.clone(), Value::from(name.given(self.location)));
        }
        for (table, stem) in &case.setup_tables {
            let rows = read(stem)?;
            let table = self.variables.fill(table).map_err(|unset| broken(Told::new(unset.to_string())))?;
            let own = table.strip_prefix(self.location).and_then(|rest| rest.strip_prefix('.')).unwrap_or(&table);
            self.create(warehouse, &self.name(own.to_owned()), &rows)?;
        }
        Ok(())
    }

    fn create(&self, warehouse: &mut dyn WarehouseLike, name: &TableName, rows: &SampleRows) -> Result<(), Outcome> {
        warehouse.create_table(name, &rows.table).map_err(|error| match error {
            RunError::Row { row, message } => {
                let line = rows.lines.get(row).copied().unwrap_or(1);
                broken(Told::new(message).at(rows.path.clone(), line, 1))
            }
            other => self.outcome(other, None),
        })
    }

    fn call(
        &self,
        warehouse: &mut dyn WarehouseLike,
        case: &TestCase,
        run: RunKind,
        cancel: &Cancel,
        statements: &mut Vec<Statement>,
    ) -> Result<Vec<crate::Table>, Outcome> {
        let names: Vec<_> = self
            .component
            .outputs
            .iter()
            .map(|output| self.name(format!("_test_{}_{}", self.component.name, output.name)))
            .collect();
        let told = |error| self.outcome(error, Some(run));
        for name in &names {
            warehouse.drop_table(name).map_err(told)?;
        }
        let outputs: Vec<_> = names.iter().map(|name| name.given(self.location)).collect();
        let call = Call {
            component: self.component,
            procedure_name: self.procedure_name,
            values: &case.inputs,
            outputs: &outputs,
            dry_run: run == RunKind::Dry,
            env_vars: &case.env_vars,
        };
        let script = call_statement(&call, self.package.provider());
        let script = self.variables.fill(&script).map_err(|unset| broken(Told::new(unset.to_string())))?;
        let before = statements.len();
        let result = warehouse.run(&script, cancel, statements);
        statements[before..].iter_mut().for_each(|statement| statement.run = Some(run));
        result.map_err(told)?;
        let read = |(name, output): (&TableName, &extension_model::Output)| {
            warehouse.read_table(name).map_err(told)?.ok_or_else(|| {
                let message = format!("The {} did not create the output \"{}\"", run.told(), output.name);
                let path = self.package.component(self.folder).path(run.file());
                broken(Told { run: Some(run), path, ..Told::new(message) })
            })
        };
        names.iter().zip(&self.component.outputs).map(read).collect()
    }

    fn name(&self, name: String) -> TableName {
        match self.mode {
            Mode::Qualified => TableName::Located(name),
            Mode::Session => TableName::Session(name),
        }
    }

    pub fn outcome(&self, error: RunError, run: Option<RunKind>) -> Outcome {
        let Self { package, folder: component, variables, .. } = *self;
        outcome(error, Origin { package, component, variables }, run)
    }
}

/// What an error makes of a case.
pub(crate) fn outcome(error: RunError, origin: Origin<'_>, run: Option<RunKind>) -> Outcome {
    match error {
        RunError::Cancelled => Outcome::Cancelled,
        RunError::NotAvailable { message, trail } => {
            Outcome::NotRunnable { told: place::told(message, &trail, origin, run) }
        }
        RunError::Failed { message, trail } => broken(place::told(message, &trail, origin, run)),
        RunError::Row { message, .. } => broken(Told::new(message)),
    }
}

fn broken(told: Told) -> Outcome {
    Outcome::Broken { told }
}

fn case_index(setting: &Setting<'_>, id: &str) -> Option<usize> {
    setting.package.component(setting.folder).test_cases().iter().position(|case| case.id == id)
}

fn fill_value(value: &mut Value, variables: &Variables) -> Result<(), crate::Unset> {
    match value {
        Value::String(text) => *text = variables.fill(text)?,
        Value::Array(entries) => entries.iter_mut().try_for_each(|entry| fill_value(entry, variables))?,
        Value::Object(members) => members.values_mut().try_for_each(|member| fill_value(member, variables))?,
        _ => {}
    }
    Ok(())
}
