//! One case from a fresh database to what came of it.

use std::time::Instant;

use extension_model::test_cases::TestCase;
use extension_model::{Component, Logic, Package};
use extension_warehouse::Session;

use crate::call::{Comparisons, Ran, Setting, Shared, outcome};
use crate::compare::Comparison;
use crate::fixture::Fixture;
use crate::place::Origin;
use crate::stage::Stage;
use crate::suite::Planned;
use crate::{CaseResult, Difference, Outcome, Suite, Told, compare};

impl Suite<'_> {
    /// Runs a case. `fixture` is what its outputs are compared with; none where nothing is expected of their rows.
    pub(crate) fn result(
        &self,
        stage: &Stage<'_>,
        planned: &Planned,
        fixture: Option<Result<&Fixture, &Told>>,
    ) -> CaseResult {
        let started = Instant::now();
        let mut ran = Ran::default();
        let mut warnings = Vec::new();
        let mut differences = Vec::new();
        let outcome = match self.ran(stage, planned, fixture, &mut ran, &mut differences) {
            Err(outcome) => outcome,
            Ok(()) => {
                warnings.extend(ran.outputs.iter().flat_map(compare::warnings));
                differences.splice(0..0, ran.outputs.iter().filter_map(compare::columns));
                if differences.is_empty() { Outcome::Passed } else { Outcome::Failed { differences } }
            }
        };
        CaseResult {
            case: planned.key.clone(),
            engine: stage.warehouse.name().to_owned(),
            mode: planned.mode,
            outcome,
            warnings,
            outputs: ran.outputs,
            statements: ran.statements,
            offline: None,
            milliseconds: started.elapsed().as_secs_f64() * 1000.0,
        }
    }

    fn ran(
        &self,
        stage: &Stage<'_>,
        planned: &Planned,
        fixture: Option<Result<&Fixture, &Told>>,
        ran: &mut Ran,
        differences: &mut Vec<Difference>,
    ) -> Result<(), Outcome> {
        let case = planned.case.clone().map_err(|told| Outcome::Broken { told })?;
        if stage.cancel.is_cancelled() {
            return Err(Outcome::Cancelled);
        }
        let script = stage.script.map_err(Outcome::clone)?;
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
        let mut session = self.session(stage, script, folder)?;
        let mut comparisons = self.comparisons(planned, &case, &component, fixture, differences);
        let suffix = format!("_{}", planned.mark);
        let setting = Setting {
            package: self.package,
            folder,
            procedure_name: &procedure_name(&files.logic(), &component, self.package),
            component: &component,
            variables: stage.variables,
            location: stage.warehouse.location(),
            mode: planned.mode,
            shared: stage.shared.as_ref().map(|shared| Shared { uploads: shared.uploads, suffix: &suffix }),
            most_kept: stage.most_kept,
        };
        setting.run(session.as_mut(), &case, &mut comparisons, stage.cancel, ran)?;
        let compared = component.outputs.iter().zip(comparisons);
        differences.extend(compared.filter_map(|(output, comparison)| comparison?.difference(&output.name)));
        Ok(())
    }

    /// A session in which the package is installed.
    fn session(&self, stage: &Stage<'_>, script: &str, component: &str) -> Result<Box<dyn Session>, Outcome> {
        let origin = Origin { package: self.package, component, variables: stage.variables };
        let told = |error| outcome(error, origin, None);
        let mut session = stage.warehouse.open().map_err(told)?;
        match &stage.shared {
            Some(shared) => shared.installed.clone().map_err(told)?,
            None => session.run(script, stage.cancel, &mut Vec::new()).map_err(told)?,
        }
        Ok(session)
    }

    /// What each output is compared with. What stands in the way of that is a difference.
    fn comparisons<'f>(
        &self,
        planned: &Planned,
        case: &TestCase,
        component: &Component,
        fixture: Option<Result<&'f Fixture, &Told>>,
        differences: &mut Vec<Difference>,
    ) -> Comparisons<'f> {
        let fixture = match fixture {
            Some(Ok(fixture)) => Some(fixture),
            Some(Err(told)) => {
                differences.push(Difference::NoFixture { told: told.clone() });
                None
            }
            None => None,
        };
        let outputs = component.outputs.iter();
        outputs
            .map(|output| {
                let fixture = fixture.filter(|_| !case.skip_output.contains(&output.name))?;
                match self.expected(&planned.key, fixture, &output.name) {
                    Ok(expected) => Some(Comparison::new(expected, self.package.provider(), case.test_sorting)),
                    Err(told) => {
                        differences.push(Difference::NoFixture { told });
                        None
                    }
                }
            })
            .collect()
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
