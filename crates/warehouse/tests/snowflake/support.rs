use extension_snowflake_stand_in::{PASSWORD, StandIn, USER};
use extension_warehouse::snowflake::{Settings, SignIn};
use extension_warehouse::{Cancel, Connection, Executed, Session, WarehouseError};

pub fn settings(server: &StandIn) -> Settings {
    Settings {
        account: "acme-geo".to_owned(),
        user: USER.to_owned(),
        sign_in: SignIn::Password(PASSWORD.into()),
        database: "geo".to_owned(),
        schema: "work".to_owned(),
        role: Some("ANALYST".to_owned()),
        warehouse: Some("SMALL".to_owned()),
        address: Some(server.address()),
    }
}

/// A server, and a session with it.
pub fn session() -> (StandIn, Box<dyn Session>) {
    let server = StandIn::start().unwrap();
    let session = open(&settings(&server));
    (server, session)
}

pub fn open(settings: &Settings) -> Box<dyn Session> {
    Connection::Snowflake(settings.clone()).connect().unwrap().open().unwrap()
}

pub fn run(session: &mut dyn Session, script: &str) -> Result<Vec<Executed>, WarehouseError> {
    let mut executed = Vec::new();
    session.run(script, &Cancel::new(), &mut executed).map(|()| executed)
}

/// What a refusal says, and what it says to do.
pub fn refusal(error: WarehouseError) -> (String, String) {
    match error {
        WarehouseError::Refused { message, help } => (message, help),
        other => panic!("{other:?} is no refusal"),
    }
}
