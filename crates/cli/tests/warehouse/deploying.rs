use serde_json::Value;

use crate::support::{example_in_a_folder, place, run};

#[test]
fn a_package_is_deployed_listed_and_removed() {
    let place = place("trip-analytics");
    let planned = place.run(&["deploy", "--plan"]);
    assert_eq!(planned.code, Some(0), "{}", planned.err);
    assert!(planned.out.contains("trip_analytics in offline.workflows_temp:"), "{}", planned.out);
    assert!(planned.out.contains("create the procedure __proc_build_trips_"), "{}", planned.out);
    assert!(place.server.routines().is_empty());

    let unasked = place.run(&["deploy"]);
    assert_eq!(unasked.code, Some(1));
    assert!(unasked.out.contains("add --yes") && place.server.routines().is_empty());

    let deployed = place.run(&["deploy", "--yes"]);
    assert_eq!(deployed.code, Some(0), "{}{}", deployed.out, deployed.err);
    assert!(deployed.out.contains("done  put trip_analytics into the table of installed extensions"));
    assert!(deployed.out.contains("extension_studio_"), "no job ids: {}", deployed.out);
    let installed = place.server.routines().len();
    assert!(installed > 0);

    let listed = place.run(&["installed", "list"]);
    assert!(listed.out.contains("the same as this package"), "{}{}", listed.out, listed.err);
    let listed = place.run(&["installed", "list", "--format", "json"]);
    let json: Value = serde_json::from_str(&listed.out).unwrap();
    assert_eq!(json["extensions"][0]["name"], "trip_analytics");

    let unasked = place.run(&["installed", "remove", "trip_analytics"]);
    assert_eq!(unasked.code, Some(1));
    assert_eq!(unasked.out.matches("drop the ").count(), installed, "{}", unasked.out);
    let removed = place.run(&["installed", "remove", "trip_analytics", "--yes"]);
    assert_eq!(removed.code, Some(0), "{}{}", removed.out, removed.err);
    assert!(place.server.routines().is_empty());
    assert!(place.run(&["installed", "list"]).out.contains("No extension is installed in offline.workflows_temp"));
    assert_eq!(place.run(&["installed", "remove", "trip_analytics", "--yes"]).code, Some(2));
}

#[test]
fn programs_get_the_plan_and_its_end_as_json() {
    let place = place("retail-site-selection");
    let ended = place.run(&["deploy", "--yes", "--format", "json"]);
    let json: Value = serde_json::from_str(&ended.out).unwrap_or_else(|error| panic!("{error}: {}", ended.out));
    let acts = json["plan"]["acts"].as_array().unwrap().len();
    assert_eq!(json["end"]["done"].as_array().unwrap().len(), acts);
    assert!(json["end"]["failure"].is_null());
}

#[test]
fn a_destination_that_is_none_or_not_there_is_told() {
    let place = place("trip-analytics");
    let none = place.run(&["deploy", "--yes", "-d", "nowhere"]);
    assert_eq!(none.code, Some(2));
    assert!(none.err.contains("\"nowhere\" is no destination") && none.err.contains("project.dataset"), "{}", none.err);
    let missing = place.run(&["deploy", "--yes", "-d", "offline.other"]);
    assert_eq!(missing.code, Some(2));
    assert!(missing.err.contains("There is no dataset offline.other"), "{}", missing.err);
    let unconnected = run(example_in_a_folder("trip-analytics").path(), &["deploy", "--yes"]);
    assert_eq!(unconnected.code, Some(2));
    assert!(unconnected.err.contains("BQ_TEST_PROJECT is not set"), "{}", unconnected.err);
}
