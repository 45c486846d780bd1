//! One case on one database: tables in, dry run, full run, tables out.

use extension_model::test_cases::TestCase;
use extension_model::{Component, Package};
use extension_sql::{Call, call_statement};
use extension_warehouse::{Session, TableName, WarehouseError};
use serde_json::Value;

use crate::compare::Comparison;
use crate::output::OutputRows;
use crate::place::Origin;
use crate::rows::{self, SampleRows};
use crate::uploads::Uploads;
use crate::{Cancel, Mode, Outcome, OutputResult, RunKind, Statement, Told, Variables, place};

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
    /// Where cases share one place: the tables they have in common, and what tells this case's own from the others'.
    pub shared: Option<Shared<'a>>,
    /// How many rows of an output are kept.
    pub most_kept: usize,
}

#[derive(Clone, Copy)]
pub(crate) struct Shared<'a> {
    pub uploads: &'a Uploads,
    /// Ends the names of this case's outputs.
    pub suffix: &'a str,
}

/// What each output is compared with; none where nothing is expected of it.
pub(crate) type Comparisons<'f> = Vec<Option<Comparison<'f>>>;

/// What the runs brought.
#[derive(Default)]
pub(crate) struct Ran {
    pub outputs: Vec<OutputResult>,
    pub statements: Vec<Statement>,
}

impl Setting<'_> {
    /// Calls the procedure twice where it is installed; the error is what came of the case instead. `ran` then still
    /// holds what was executed.
    pub fn run(
        &self,
        session: &mut dyn Session,
        case: &TestCase,
        comparisons: &mut Comparisons<'_>,
        cancel: &Cancel,
        ran: &mut Ran,
    ) -> Result<(), Outcome> {
        let mut case = case.clone();
        self.fill(&mut case).map_err(broken)?;
        self.upload(session, &mut case, cancel)?;
        let called = self.calls(session, &case, comparisons, cancel, ran);
        if self.shared.is_some() {
            // Whatever the case came to, nothing of it stays. An error of the case is worth more than one of this.
            let removed = self.remove_outputs(session);
            called?;
            return removed;
        }
        called
    }

    fn calls(
        &self,
        session: &mut dyn Session,
        case: &TestCase,
        comparisons: &mut Comparisons<'_>,
        cancel: &Cancel,
        ran: &mut Ran,
    ) -> Result<(), Outcome> {
        let nothing: &mut Comparisons = &mut comparisons.iter().map(|_| None).collect();
        let dry = self.call(session, case, RunKind::Dry, nothing, cancel, &mut ran.statements)?;
        let full = self.call(session, case, RunKind::Full, comparisons, cancel, &mut ran.statements)?;
        let outputs = self.component.outputs.iter().zip(dry).zip(full);
        ran.outputs = outputs
            .map(|((output, (dry, dry_count)), (full, full_count))| OutputResult {
                name: output.name.clone(),
                dry,
                full,
                dry_count,
                full_count,
            })
            .collect();
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
    fn upload(&self, session: &mut dyn Session, case: &mut TestCase, cancel: &Cancel) -> Result<(), Outcome> {
        let files = self.package.component(self.folder);
        let read = |stem: &str| rows::read(&files, stem, self.variables, self.package.provider()).map_err(broken);
        for input in self.component.inputs.iter().filter(|input| input.type_name == "Table") {
            let Some(stem) = case.inputs.get(&input.name).and_then(Value::as_str).map(str::to_owned) else { continue };
            let rows = read(&stem)?;
            let name = self.name(format!("_test_{}_{stem}", self.component.name));
            self.load(session, &name, &rows, cancel)?;
            case.inputs.insert(input.name.clone(), Value::from(name.given(self.location)));
        }
        for (table, stem) in &case.setup_tables {
            let rows = read(stem)?;
            let table = self.variables.fill(table).map_err(|unset| broken(Told::new(unset.to_string())))?;
            let own = table.strip_prefix(self.location).and_then(|rest| rest.strip_prefix('.')).unwrap_or(&table);
            self.load(session, &self.name(own.to_owned()), &rows, cancel)?;
        }
        Ok(())
    }

    fn load(
        &self,
        session: &mut dyn Session,
        name: &TableName,
        rows: &SampleRows,
        cancel: &Cancel,
    ) -> Result<(), Outcome> {
        let loaded = match (self.shared, name) {
            (Some(shared), TableName::Located(name)) => shared.uploads.load(session, name, &rows.table, cancel),
            _ => session.load(name, &rows.table, cancel),
        };
        loaded.map_err(|error| match error {
            WarehouseError::Row { row, message } => {
                let line = rows.lines.get(row).copied().unwrap_or(1);
                broken(Told::new(message).at(rows.path.clone(), line, 1))
            }
            other => self.outcome(other, None),
        })
    }

    /// The tables that the outputs are written to.
    fn outputs(&self) -> impl Iterator<Item = TableName> {
        let suffix = self.shared.map(|shared| shared.suffix).unwrap_or_default();
        let outputs = self.component.outputs.iter();
        outputs.map(move |output| self.name(format!("_test_{}_{}{suffix}", self.component.name, output.name)))
    }

    fn remove_outputs(&self, session: &mut dyn Session) -> Result<(), Outcome> {
        self.outputs().try_for_each(|name| session.drop_table(&name)).map_err(|error| self.outcome(error, None))
    }

    /// Each output with the rows that are kept, and how many there are.
    fn call(
        &self,
        session: &mut dyn Session,
        case: &TestCase,
        run: RunKind,
        comparisons: &mut Comparisons<'_>,
        cancel: &Cancel,
        statements: &mut Vec<Statement>,
    ) -> Result<Vec<(crate::Table, usize)>, Outcome> {
        let told = |error| self.outcome(error, Some(run));
        self.remove_outputs(session)?;
        let names: Vec<_> = self.outputs().collect();
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
        let mut executed = Vec::new();
        let result = session.run(&script, cancel, &mut executed);
        statements.extend(executed.into_iter().map(|executed| Statement::of(executed, run)));
        result.map_err(told)?;
        let mut read = Vec::with_capacity(names.len());
        for ((name, output), comparison) in names.iter().zip(&self.component.outputs).zip(comparisons) {
            let mut rows = OutputRows::new(self.most_kept, comparison.as_mut());
            if !session.read(name, &mut rows, cancel).map_err(told)? {
                let message = format!("The {} did not create the output \"{}\"", run.told(), output.name);
                let path = self.package.component(self.folder).path(run.file());
                return Err(broken(Told { run: Some(run), path, ..Told::new(message) }));
            }
            read.push((rows.table, rows.count));
        }
        Ok(read)
    }

    fn name(&self, name: String) -> TableName {
        match self.mode {
            Mode::Qualified => TableName::Located(name),
            Mode::Session => TableName::Session(name),
        }
    }

    pub fn outcome(&self, error: WarehouseError, run: Option<RunKind>) -> Outcome {
        let Self { package, folder: component, variables, .. } = *self;
        outcome(error, Origin { package, component, variables }, run)
    }
}

/// What an error makes of a case.
pub(crate) fn outcome(error: WarehouseError, origin: Origin<'_>, run: Option<RunKind>) -> Outcome {
    match error {
        WarehouseError::Cancelled => Outcome::Cancelled,
        WarehouseError::NotAvailable { message, trail } => {
            Outcome::NotRunnable { told: place::told(message, &trail, origin, run) }
        }
        WarehouseError::Failed { message, trail } => broken(place::told(message, &trail, origin, run)),
        WarehouseError::Row { message, .. } => broken(Told::new(message)),
        refused @ WarehouseError::Refused { .. } => broken(Told { run, ..Told::new(refused.to_string()) }),
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
