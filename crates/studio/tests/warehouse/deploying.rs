use std::fs;

use extension_model::Provider;
use extension_studio::Cancel;
use extension_studio::actions::{Planning, Standing, list_installed, plan_deploy, plan_removal};
use extension_warehouse::ActKind;

use crate::support::place;

#[test]
fn a_package_is_installed_looked_at_and_removed() {
    let place = place("trip-analytics");
    let (package, connection, cancel) = (place.package(), place.connection(), Cancel::new());
    let Planning::Ready(planned) = plan_deploy(&package, &place.root(), &connection, &cancel).unwrap() else {
        panic!("the example has errors")
    };
    assert_eq!(planned.view.installed_version, None);
    assert!(planned.view.acts.iter().all(|act| !act.sql.contains("@@workflows_temp@@")));
    assert!(place.server.routines().is_empty());
    assert_eq!(planned.carry_out(&|_| {}, &cancel).unwrap().failure, None);

    let listed = || list_installed(Provider::Bigquery, Some(&package), &connection, &cancel).unwrap();
    let view = listed();
    let [installed] = view.extensions.as_slice() else { panic!("{view:?}") };
    assert_eq!(installed.standing, Some(Standing::Same));
    assert_eq!(installed.extension.title, package.extension().title);
    assert!(installed.icon.starts_with("data:image/svg+xml"));
    assert_eq!(installed.components.len(), package.extension().components.len());
    assert_eq!(installed.routines.len(), place.server.routines().len());

    let removal = plan_removal(&installed.name, Provider::Bigquery, &connection, &cancel).unwrap();
    let dropped = removal.view.acts.iter().filter(|act| act.kind != ActKind::Forget).count();
    assert_eq!(dropped, place.server.routines().len());
    assert_eq!(removal.carry_out(&|_| {}, &cancel).unwrap().failure, None);
    assert!(listed().extensions.is_empty() && place.server.routines().is_empty());
    let gone = plan_removal("trip_analytics_gone", Provider::Bigquery, &connection, &cancel).map(drop).unwrap_err();
    assert!(gone.message.contains("holds no extension"), "{gone:?}");
}

#[test]
fn another_version_or_other_contents_are_outdated() {
    let place = place("trip-analytics");
    place.deploy();
    let standing = || {
        let package = place.package();
        let view = list_installed(Provider::Bigquery, Some(&package), &place.connection(), &Cancel::new()).unwrap();
        view.extensions[0].standing
    };
    assert_eq!(standing(), Some(Standing::Same));
    let component = place.package().components_in_order().remove(0);
    let file = place.root().join(format!("components/{component}/src/fullrun.sql"));
    let sql = fs::read_to_string(&file).unwrap();
    fs::write(&file, format!("{sql}\n-- other")).unwrap();
    assert_eq!(standing(), Some(Standing::Outdated));
    fs::write(&file, &sql).unwrap();
    let metadata = place.root().join("metadata.json");
    let version = |version: &str| {
        let text = fs::read_to_string(&metadata).unwrap();
        let mut json: serde_json::Value = serde_json::from_str(&text).unwrap();
        json["version"] = version.into();
        fs::write(&metadata, json.to_string()).unwrap();
    };
    version("99.0.0");
    assert_eq!(standing(), Some(Standing::Outdated));
    version("0.0.1");
    assert_eq!(standing(), Some(Standing::Newer));
}

#[test]
fn a_failure_half_way_leads_to_the_authors_line() {
    let place = place("trip-analytics");
    let component = place.package().components_in_order().remove(0);
    let path = format!("components/{component}/src/fullrun.sql");
    let sql = fs::read_to_string(place.root().join(&path)).unwrap();
    let line = sql.lines().count() + 1;
    // Sound for the check, which cannot know the functions of the warehouse.
    fs::write(place.root().join(&path), format!("{}\nSELECT * FROM UNNEST(;\n", sql.trim_end())).unwrap();
    match plan_deploy(&place.package(), &place.root(), &place.connection(), &Cancel::new()).unwrap() {
        Planning::Refused(problems) => {
            assert_eq!(problems[0].path.to_string(), path);
            assert_eq!(problems[0].extent.map(|extent| extent.start.line as usize), Some(line));
        }
        Planning::Ready(_) => panic!("a script that is none is refused before it is sent"),
    }
    assert!(place.server.routines().is_empty());
}

#[test]
fn a_mark_that_stands_for_nothing_stops_before_anything_is_done() {
    let place = place("trip-analytics");
    let component = place.package().components_in_order().remove(0);
    let file = place.root().join(format!("components/{component}/src/dryrun.sql"));
    let sql = fs::read_to_string(&file).unwrap();
    fs::write(&file, format!("{sql}\n-- @@nothing_of_the_kind@@")).unwrap();
    let error =
        plan_deploy(&place.package(), &place.root(), &place.connection(), &Cancel::new()).map(drop).unwrap_err();
    assert!(error.message.contains("NOTHING_OF_THE_KIND"), "{error:?}");
    assert!(place.server.routines().is_empty());
}
