//! Everything that goes wrong is made to go wrong with marked secrets, and what is told of it is searched for the marks.

use extension_snowflake_stand_in::{Answer, Fault, Key, Pieces, StandIn, column};
use extension_warehouse::snowflake::{Settings, SignIn};
use extension_warehouse::{Cancel, Connection, WarehouseError};

use crate::support::{open, run, settings};

const MARK: &str = "MARKED";

fn assert_clean(error: &WarehouseError) {
    for told in [error.to_string(), format!("{error:?}")] {
        assert!(!told.contains(MARK), "{told}");
    }
}

#[test]
fn settings_and_connections_show_no_secret() {
    let server = StandIn::start().unwrap();
    let pem = include_str!("../../../../tests/servers/snowflake/keys/aes.p8");
    let by_key = SignIn::KeyPair { pem: pem.into(), passphrase: Some("MARKED-PASSPHRASE".into()) };
    for settings in [settings(&server), Settings { sign_in: by_key, ..settings(&server) }] {
        let shown = format!("{:?} {:?}", settings, Connection::Snowflake(settings.clone()));
        assert!(!shown.contains(MARK) && !shown.contains("BEGIN"), "{shown}");
    }
}

#[test]
fn no_error_shows_a_secret() {
    let pem = include_str!("../../../../tests/servers/snowflake/keys/aes.p8");
    let broken_pieces = |status: u16| {
        let server = StandIn::start().unwrap();
        let others = Pieces { key: Some("MARKED-KEY".to_owned()), ..Pieces::new(1, |_| b"MARKED-NO-JSON".to_vec()) };
        server.answer("SELECT", Answer::Pieces { columns: vec![column("A", "text")], first: vec![], others });
        if status > 0 {
            server.fail_next("/pieces/", Fault::Status(status));
        }
        server
    };
    for server in [broken_pieces(0), broken_pieces(403)] {
        let mut session = open(&settings(&server));
        assert_clean(&session.query("SELECT 1", 1, &Cancel::new()).unwrap_err());
    }

    let server = StandIn::start().unwrap();
    let wrong = Settings { sign_in: SignIn::Password("MARKED-WRONG".into()), ..settings(&server) };
    assert_clean(&run(&mut *open(&wrong), "CALL p()").unwrap_err());
    for passphrase in ["MARKED-PASSPHRASE", "MARKED-OTHER"] {
        let sign_in = SignIn::KeyPair { pem: pem.into(), passphrase: Some(passphrase.into()) };
        let by_key = Settings { sign_in, ..settings(&server) };
        let refused = match Connection::Snowflake(by_key.clone()).connect() {
            Ok(_) => run(&mut *open(&by_key), "CALL p()").unwrap_err(),
            Err(error) => error,
        };
        assert_clean(&refused);
    }
    for fault in [Fault::Cut, Fault::Status(500), Fault::Status(403)] {
        server.register(Key::default());
        server.fail_next("query-request", fault);
        assert_clean(&run(&mut *open(&settings(&server)), "CALL p()").unwrap_err());
    }
    // A password that is part of the address is the user's own doing, and is not told either.
    let nobody = Settings { address: Some("http://u:MARKED-IN-ADDRESS@127.0.0.1:1".to_owned()), ..settings(&server) };
    let mut session = open(&nobody);
    let cancel = Cancel::new();
    let switch = cancel.clone();
    std::thread::spawn(move || {
        std::thread::sleep(std::time::Duration::from_millis(100));
        switch.cancel();
    });
    assert_clean(&session.query("SELECT 1", 1, &cancel).unwrap_err());
}

#[test]
fn secrets_travel_in_bodies_and_headers_and_never_in_addresses() {
    let server = StandIn::start().unwrap();
    let mut session = open(&settings(&server));
    run(&mut *session, "SELECT 1").unwrap();
    server.expire_tokens();
    run(&mut *session, "SELECT 1").unwrap();
    drop(session);
    let requests = server.requests();
    assert!(requests.len() > 4);
    for request in requests {
        let address = format!("{} {:?}", request.path, request.parameters);
        assert!(!address.contains(MARK), "{address}");
    }
}

#[test]
fn nothing_follows_where_an_answer_sends_it() {
    let server = StandIn::start().unwrap();
    server.fail_next("login-request", Fault::Redirect);
    assert_clean(&run(&mut *open(&settings(&server)), "SELECT 1").unwrap_err());
    assert_eq!((server.requests().len(), server.count("/elsewhere")), (1, 0));
}
