use extension_snowflake_stand_in::{PASSWORD, StandIn};
use extension_studio::Library;
use extension_studio::actions::{connection_view, made_or_told, test_connection};
use extension_studio::connections::{ConnectionForm, SecretPlace, Secrets, SnowflakeSignIn};

fn files_hold(folder: &std::path::Path, mark: &str) -> bool {
    std::fs::read_dir(folder).unwrap().map(Result::unwrap).any(|entry| {
        if entry.file_type().unwrap().is_dir() {
            files_hold(&entry.path(), mark)
        } else {
            String::from_utf8_lossy(&std::fs::read(entry.path()).unwrap()).contains(mark)
        }
    })
}

#[test]
fn a_secret_that_was_typed_is_used_and_is_in_no_file_and_no_error() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let library = Library { settings: at("settings"), examples: at("examples"), copies: at("copies") };
    let secrets = Secrets::default();
    let root = at("package");
    crate::support::copy_into(std::path::Path::new("../../examples/fleet-telematics"), &root);
    let package = extension_package::open(&root).unwrap();
    let server = StandIn::start().unwrap();
    let form = ConnectionForm::Snowflake {
        account: "acme-geo".into(),
        user: "TESTER".into(),
        sign_in: SnowflakeSignIn::Password,
        database: "GEO".into(),
        schema: "WORK".into(),
        role: String::new(),
        warehouse: String::new(),
        address: server.address(),
    };
    library.keep_connection(&root, Some(form.clone())).unwrap();
    assert!(connection_view(&package, &root, &library, &secrets).problem.unwrap().message.contains("not known"));
    assert_eq!(secrets.keep(&root, PASSWORD.into(), false), SecretPlace::Memory);
    let view = connection_view(&package, &root, &library, &secrets);
    assert_eq!((view.form, view.secret, view.problem), (Some(form), Some(SecretPlace::Memory), None));
    assert_eq!(view.location.as_deref(), Some("GEO.WORK"));

    let connection = made_or_told(&package, &root, &library, &secrets, None).unwrap();
    assert!(!format!("{connection:?}").contains(PASSWORD));
    server.refuse_login("390100", "Incorrect username or password was specified.");
    let error = test_connection(&connection).unwrap_err();
    assert!(!format!("{error:?}").contains(PASSWORD), "{error:?}");
    assert!(server.login().is_some());
    assert!(!files_hold(folder.path(), PASSWORD));

    library.keep_connection(&root, None).unwrap();
    secrets.forget(&root);
    assert!(secrets.get(&root).is_none() && library.connection(&root).is_none());
}
