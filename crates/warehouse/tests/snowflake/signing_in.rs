use extension_snowflake_stand_in::{Key, StandIn};
use extension_warehouse::snowflake::{Settings, SignIn};
use extension_warehouse::{Connection, SecretString};

use crate::support::{open, refusal, run, session, settings};

const PASSPHRASE: &str = "MARKED-PASSPHRASE";
const PLAIN: &str = include_str!("../../../../tests/servers/snowflake/keys/plain.p8");
const ENCRYPTED: &str = include_str!("../../../../tests/servers/snowflake/keys/aes.p8");
const OLDER: &str = include_str!("../../../../tests/servers/snowflake/keys/des3.p8");
const PKCS1: &str = include_str!("../../../../tests/servers/snowflake/keys/pkcs1.pem");
const CURVE: &str = include_str!("../../../../tests/servers/snowflake/keys/ec.p8");

fn by_key(server: &StandIn, pem: &str, passphrase: Option<&str>) -> Settings {
    let passphrase = passphrase.map(SecretString::from);
    Settings { sign_in: SignIn::KeyPair { pem: pem.into(), passphrase }, ..settings(server) }
}

#[test]
fn nothing_is_asked_before_it_is_needed() {
    let (server, session) = session();
    drop(session);
    assert_eq!(server.requests().len(), 0);
}

#[test]
fn signing_in_says_where_to_work_and_how_results_shall_look() {
    let (server, mut session) = session();
    run(&mut *session, "SELECT 1; SELECT 2").unwrap();
    assert_eq!(server.count("login-request"), 1);
    let login = server.login().unwrap();
    let asked = |name: &str| login.parameters[name].as_str();
    assert_eq!(
        (asked("databaseName"), asked("schemaName"), asked("roleName"), asked("warehouse")),
        ("geo", "work", "ANALYST", "SMALL")
    );
    let data = &login.body["data"];
    assert_eq!(data["ACCOUNT_NAME"], "ACME-GEO");
    let parameters = &data["SESSION_PARAMETERS"];
    assert_eq!(parameters["QUERY_TAG"], "extension-studio");
    assert_eq!((&parameters["TIMEZONE"], &parameters["GEOGRAPHY_OUTPUT_FORMAT"]), (&"UTC".into(), &"WKT".into()));
}

#[test]
fn a_session_is_closed_on_the_server_when_it_is_dropped() {
    let (server, mut session) = session();
    run(&mut *session, "SELECT 1").unwrap();
    assert_eq!(server.open_sessions(), 1);
    drop(session);
    assert_eq!(server.open_sessions(), 0);
}

#[test]
fn a_wrong_password_says_what_to_look_at() {
    let server = StandIn::start().unwrap();
    let wrong = Settings { sign_in: SignIn::Password("MARKED-WRONG".into()), ..settings(&server) };
    let (message, help) = refusal(run(&mut *open(&wrong), "SELECT 1").unwrap_err());
    assert_eq!(message, "Snowflake knows no user TESTER with this password");
    assert!(help.contains("SF_PASSWORD"), "{help}");
    // A password that is tried again and again locks its user out.
    assert_eq!(server.count("login-request"), 1);
}

#[test]
fn what_else_keeps_a_user_out_is_told_with_what_to_do() {
    for (code, said, message, help) in [
        ("390189", "Role 'ANALYST' does not exist.", "The role ANALYST is not there", "SF_ROLE"),
        ("390201", "The requested warehouse does not exist", "The requested warehouse does not exist", "SF_WAREHOUSE"),
        ("390422", "IP 10.0.0.1 is not allowed", "network policy", "network"),
        ("394508", "Multi-factor authentication is required", "second factor", "SF_PRIVATE_KEY_PATH"),
        ("399999", "Something new", "Something new", "SF_ACCOUNT"),
    ] {
        let (server, mut session) = session();
        server.refuse_login(code, said);
        let refused = refusal(run(&mut *session, "SELECT 1").unwrap_err());
        assert!(refused.0.contains(message) && refused.1.contains(help), "{refused:?}");
    }
}

#[test]
fn key_pairs_sign_in_encrypted_or_not() {
    for (pem, passphrase) in [(PLAIN, None), (ENCRYPTED, Some(PASSPHRASE)), (OLDER, Some(PASSPHRASE))] {
        let server = StandIn::start().unwrap();
        server.register(Key::default());
        run(&mut *open(&by_key(&server, pem, passphrase)), "SELECT 1").unwrap();
        let login = server.login().unwrap();
        assert_eq!(
            (&login.body["data"]["AUTHENTICATOR"], login.body["data"].get("PASSWORD")),
            (&"SNOWFLAKE_JWT".into(), None)
        );
    }
}

#[test]
fn a_key_that_is_not_registered_is_refused_by_the_server() {
    let server = StandIn::start().unwrap();
    let (message, help) = refusal(run(&mut *open(&by_key(&server, PLAIN, None)), "SELECT 1").unwrap_err());
    assert!(message.starts_with("Snowflake does not take the key of TESTER: JWT token is invalid"), "{message}");
    assert!(help.contains("RSA_PUBLIC_KEY"), "{help}");
}

#[test]
fn keys_that_cannot_sign_are_told_apart_before_anything_is_asked() {
    let server = StandIn::start().unwrap();
    for (pem, passphrase, message) in [
        (ENCRYPTED, None, "The private key is encrypted"),
        (ENCRYPTED, Some("MARKED-OTHER"), "The passphrase does not open the private key"),
        (OLDER, Some("MARKED-OTHER"), "The passphrase does not open the private key"),
        (PKCS1, None, "The private key's file holds a RSA PRIVATE KEY, not PKCS#8"),
        (CURVE, None, "The private key is no RSA key, and Snowflake signs in by RSA keys only"),
        ("no key", None, "The private key is no PEM file"),
    ] {
        let refused = Connection::Snowflake(by_key(&server, pem, passphrase)).connect().map(|_| ()).unwrap_err();
        assert_eq!(refusal(refused).0, message);
    }
    assert_eq!(server.requests().len(), 0);
}
