use std::cell::RefCell;
use std::path::Path;

use extension_emulator::{Fault, FaultKind};
use extension_model::{Package, Provider};
use extension_warehouse::{
    Act, ActEvent, ActKind, Cancel, Plan, Session, WarehouseError, carry_out, deploy_plan, installed, remove_plan,
};

use crate::support::{Place, place};

fn example(name: &str) -> Package {
    extension_package::open(&Path::new("../../examples").join(name)).unwrap()
}

/// The plan with its marks filled, as the studio fills them.
fn planned(session: &mut dyn Session, package: &Package) -> Plan {
    let deployment = extension_package::deployment(package).unwrap();
    let mut plan = deploy_plan(session, &deployment, &Cancel::new()).unwrap();
    fill(&mut plan.acts);
    plan
}

fn fill(acts: &mut [Act]) {
    for act in acts {
        act.sql = act.sql.replace("@@workflows_temp@@", "offline.workflows_temp");
        act.sql = act.sql.replace("@@analytics_toolbox_location@@", "carto");
    }
}

fn deploy(place: &Place, package: &Package) -> Vec<ActKind> {
    let mut session = place.session();
    let plan = planned(session.as_mut(), package);
    let events = RefCell::new(0);
    let end = carry_out(session.as_mut(), &plan.acts, &|_| *events.borrow_mut() += 1, &Cancel::new());
    assert_eq!(end.failure, None);
    assert_eq!((end.done.len(), events.into_inner()), (plan.acts.len(), plan.acts.len() * 2));
    assert!(end.done.iter().all(|done| done.job.is_some()));
    plan.acts.iter().map(|act| act.kind).collect()
}

#[test]
fn every_example_is_installed_listed_replaced_and_removed() {
    for name in ["retail-site-selection", "trip-analytics"] {
        let place = place();
        let package = example(name);
        let kinds = deploy(&place, &package);
        assert!(kinds.contains(&ActKind::CreateProcedure) && !kinds.contains(&ActKind::ReplaceProcedure));
        let list = installed(place.session().as_mut(), Provider::Bigquery, &Cancel::new()).unwrap();
        assert_eq!(list.len(), 1);
        assert_eq!(list[0].name, package.extension().name);
        assert_eq!(list[0].routines.len(), place.server.routines().len());
        let routines = place.server.routines();
        let kinds = deploy(&place, &package);
        assert!(kinds.contains(&ActKind::ReplaceProcedure) && kinds.contains(&ActKind::DropProcedure));
        assert_eq!(place.server.routines(), routines);
        let mut session = place.session();
        let plan = remove_plan(session.as_mut(), &list[0].name, Provider::Bigquery, &Cancel::new());
        let mut plan = plan.unwrap().unwrap();
        fill(&mut plan.acts);
        assert_eq!(plan.acts.len(), routines.len() + 1);
        assert_eq!(carry_out(session.as_mut(), &plan.acts, &|_| {}, &Cancel::new()).failure, None);
        assert!(place.server.routines().is_empty());
        assert!(installed(session.as_mut(), Provider::Bigquery, &Cancel::new()).unwrap().is_empty());
        assert!(remove_plan(session.as_mut(), "none", Provider::Bigquery, &Cancel::new()).unwrap().is_none());
    }
}

#[test]
fn what_the_script_installs_and_what_the_statements_install_is_the_same() {
    let package = example("trip-analytics");
    let (by_script, by_statements) = (place(), place());
    let bundle = extension_package::bundle(&package).unwrap();
    let script = bundle.script.replace("@@workflows_temp@@", "offline.workflows_temp");
    by_script.session().run(&script, &Cancel::new(), &mut Vec::new()).unwrap();
    deploy(&by_statements, &package);
    assert_eq!(by_script.server.routines(), by_statements.server.routines());
    let list = |place: &Place| installed(place.session().as_mut(), Provider::Bigquery, &Cancel::new()).unwrap();
    assert_eq!(list(&by_script), list(&by_statements));
    // The other knows what the one left.
    let kinds = deploy(&by_script, &package);
    assert!(kinds.contains(&ActKind::DropFunction));
}

#[test]
fn a_failure_half_way_says_what_was_done() {
    let place = place();
    let mut session = place.session();
    let mut plan = planned(session.as_mut(), &example("retail-site-selection"));
    let at = plan.acts.iter().position(|act| act.kind == ActKind::CreateProcedure).unwrap();
    plan.acts[at].sql = plan.acts[at].sql.replace("BEGIN", "BEGN");
    let end = carry_out(session.as_mut(), &plan.acts, &|_| {}, &Cancel::new());
    let (failed, error) = end.failure.unwrap();
    assert_eq!((failed, end.done.len()), (at, at));
    assert!(matches!(error, WarehouseError::Failed { .. }), "{error:?}");
    assert!(installed(session.as_mut(), Provider::Bigquery, &Cancel::new()).unwrap().is_empty());
}

#[test]
fn a_server_that_refuses_half_way_leaves_a_list_of_what_was_done() {
    let place = place();
    let mut session = place.session();
    let plan = planned(session.as_mut(), &example("trip-analytics"));
    let fault = Fault::once("/jobs", FaultKind::Status(403)).of("POST").after(3);
    place.server.faults().plan(fault);
    let end = carry_out(session.as_mut(), &plan.acts, &|_| {}, &Cancel::new());
    let (failed, error) = end.failure.unwrap();
    assert_eq!((failed, end.done.len()), (3, 3));
    assert!(matches!(error, WarehouseError::Refused { .. }), "{error:?}");
    // Doing it again makes it whole.
    assert!(!deploy(&place, &example("trip-analytics")).is_empty());
}

#[test]
fn a_connection_that_is_cut_again_and_again_is_got_over() {
    let place = place();
    for after in [1, 3, 5] {
        place.server.faults().plan(Fault::once("/jobs", FaultKind::CutAfter).of("POST").after(after));
    }
    deploy(&place, &example("trip-analytics"));
    let list = installed(place.session().as_mut(), Provider::Bigquery, &Cancel::new()).unwrap();
    assert_eq!(list.len(), 1);
}

#[test]
fn cancelling_stops_before_the_next_statement() {
    let place = place();
    let mut session = place.session();
    let plan = planned(session.as_mut(), &example("retail-site-selection"));
    let cancel = Cancel::new();
    let stop_after_two = |event: ActEvent| {
        if matches!(event, ActEvent::Done { done } if done.at == 1) {
            cancel.cancel();
        }
    };
    let end = carry_out(session.as_mut(), &plan.acts, &stop_after_two, &cancel);
    assert_eq!(end.done.len(), 2);
    assert_eq!(end.failure.unwrap(), (2, WarehouseError::Cancelled));
}
