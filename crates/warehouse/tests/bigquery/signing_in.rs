use std::fs;
use std::time::Duration;

use extension_emulator::{Options, Tokens};
use extension_warehouse::bigquery::SignIn;
use extension_warehouse::{Cancel, WarehouseError};
use serde_json::json;

use crate::support::{Place, connect, place_with};

fn required(lifetime: Duration) -> Options {
    Options { tokens: Tokens::Required { lifetime }, ..Options::default() }
}

/// A user's credentials whose tokens the stand-in gives.
fn with_user(place: &Place) -> (tempfile::TempDir, SignIn) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("user.json");
    let user = json!({
        "type": "authorized_user", "client_id": "id", "client_secret": "MARKED-SECRET",
        "refresh_token": "MARKED-REFRESH", "token_uri": format!("{}/token", place.server.url()),
    });
    fs::write(&path, user.to_string()).unwrap();
    (folder, SignIn::File(path))
}

#[test]
fn a_token_is_asked_for_and_renewed_when_it_is_taken_back() {
    let place = place_with(required(Duration::from_secs(3600)), SignIn::Nobody);
    let (_folder, sign_in) = with_user(&place);
    let warehouse = connect(&place.server, "workflows_temp", sign_in);
    let mut session = warehouse.open().unwrap();
    assert_eq!(session.query("SELECT 1", 1, &Cancel::new()).unwrap().rows, [[json!(1)]]);
    let before = place.asked("POST", "/token");
    place.server.revoke_tokens();
    assert_eq!(session.query("SELECT 2", 1, &Cancel::new()).unwrap().rows, [[json!(2)]]);
    assert_eq!(place.asked("POST", "/token"), before + 1);
}

#[test]
fn nobody_is_told_what_to_do() {
    let place = place_with(required(Duration::from_secs(3600)), SignIn::Nobody);
    let Err(WarehouseError::Refused { help, .. }) = place.warehouse.open().map(drop) else { panic!() };
    assert!(help.contains("Sign in again"), "{help}");
}

#[test]
fn what_is_secret_is_in_no_error() {
    let place = place_with(required(Duration::from_secs(3600)), SignIn::Nobody);
    let (_folder, sign_in) = with_user(&place);
    let fault = extension_emulator::Fault::once("/token", extension_emulator::FaultKind::Status(401)).times(50);
    place.server.faults().plan(fault);
    let warehouse = connect(&place.server, "workflows_temp", sign_in);
    let error = warehouse.open().map(drop).unwrap_err();
    let shown = format!("{error} {error:?}");
    assert!(shown.contains("Signing in to Google with") && !shown.contains("MARKED"), "{shown}");
}
