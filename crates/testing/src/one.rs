//! One case from a fresh database to what came of it.

use std::time::Instant;

use extension_engine::Cancel;
use extension_model::test_cases::TestCase;
use extension_model::{Component, Logic, Package};

use crate::call::{Ran, Setting, outcome};
use crate::place::Origin;
use crate::suite::Planned;
use crate::{CaseResult, Difference, Engine, Outcome, OutputResult, Suite, Told, Variables, compare};

impl Suite<'_> {
    /// The variables, with where the engine's own tables and functions are.
    pub(crate) fn located(&self, engine: &dyn Engine) -> Variables {
        let variables = self.variables.clone().with("WORKFLOWS_TEMP", engine.location());
        // Without a hyphen, so that it can stand with and without backticks.
        variables.or("ANALYTICS_TOOLBOX_LOCATION", "carto")
    }

    /// The package's own installation script, ready for the engine.
    pub(crate) fn script(&self, engine: &dyn Engine, variables: &Variables) -> Result<String, Outcome> {
        let provider = self.package.provider();
        if !engine.speaks(provider) {
            let message = format!(
                "The engine \"{}\" speaks no {}, so nothing of this package can run on it",
                engine.name(),
                provider.title()
            );
            return Err(Outcome::NotRunnable { told: Told::new(message) });
        }
        let broken = |told: Told| Outcome::Broken { told };
        let bundle = extension_package::bundle(self.package).map_err(|error| {
            let told = Told::new(error.message.clone());
            broken(Told { path: Some(error.path.clone()), place: error.place, ..told })
        })?;
        variables.fill(&bundle.script).map_err(|unset| {
            let mark = format!("@@{}@@", unset.name);
            let holder = self.package.files().find_map(|(path, content)| {
                let text = content.text().filter(|_| path.as_str().contains("/src/"))?;
                Some((path.clone(), extension_model::text::Lines::new(text).place(text.find(&mark)?)))
            });
            let (path, place) = holder.unzip();
            broken(Told { path, place, ..Told::new(unset.to_string()) })
        })
    }

    /// Runs a case; `judge` says what is other than expected.
    pub(crate) fn result(
        &self,
        engine: &dyn Engine,
        planned: &Planned,
        variables: &Variables,
        script: Result<&str, &Outcome>,
        judge: &dyn Fn(&TestCase, &[OutputResult]) -> Vec<Difference>,
        cancel: &Cancel,
    ) -> CaseResult {
        let started = Instant::now();
        let mut ran = Ran::default();
        let mut warnings = Vec::new();
        let outcome = match self.ran(engine, planned, variables, script, cancel, &mut ran) {
            Err(outcome) => outcome,
            Ok(case) => {
                warnings.extend(ran.outputs.iter().flat_map(compare::warnings));
                let differences = judge(&case, &ran.outputs);
                if differences.is_empty() { Outcome::Passed } else { Outcome::Failed { differences } }
            }
        };
        CaseResult {
            case: planned.key.clone(),
            engine: engine.name().to_owned(),
            mode: planned.mode,
            outcome,
            warnings,
            outputs: ran.outputs,
            statements: ran.statements,
            milliseconds: started.elapsed().as_secs_f64() * 1000.0,
        }
    }

    fn ran(
        &self,
        engine: &dyn Engine,
        planned: &Planned,
        variables: &Variables,
        script: Result<&str, &Outcome>,
        cancel: &Cancel,
        ran: &mut Ran,
    ) -> Result<TestCase, Outcome> {
        let case = planned.case.clone().map_err(|told| Outcome::Broken { told })?;
        if cancel.is_cancelled() {
            return Err(Outcome::Cancelled);
        }
        let script = script.map_err(Outcome::clone)?;
        let folder = planned.key.component.as_str();
        let broken = |message: String| Outcome::Broken { told: Told::new(message) };
        if !self.package.extension().components.iter().any(|listed| listed == folder) {
            return Err(broken(format!(
                "The extension does not list the component \"{folder}\"; add it to \"components\""
            )));
        }
        let files = self.package.component(folder);
        let component =
            files.metadata().ok_or_else(|| broken(format!("components/{folder}/metadata.json cannot be read")))?;
        let origin = Origin { package: self.package, component: folder, variables };
        let told = |error| outcome(error, origin, None);
        let mut warehouse = engine.open().map_err(told)?;
        warehouse.run(script, cancel, &mut Vec::new()).map_err(told)?;
        let setting = Setting {
            package: self.package,
            folder,
            procedure_name: &procedure_name(&files.logic(), &component, self.package),
            component: &component,
            variables,
            location: engine.location(),
            mode: planned.mode,
        };
        setting.run(warehouse.as_mut(), &case, cancel, ran)?;
        Ok(case)
    }
}

fn procedure_name(logic: &Logic<'_>, component: &Component, package: &Package) -> String {
    match logic {
        Logic::Runs { fullrun, .. } => {
            let fullrun = fullrun.map(|text| text.as_bytes()).unwrap_or_default();
            extension_sql::procedure_name(&component.name, fullrun, package.provider())
        }
        Logic::Procedure(_) => component.procedure_name.clone().unwrap_or_default(),
    }
}
