//! Connections made in the studio: kept without their secrets, which go to nobody else.

// Test helpers fail by panicking.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::Path;

use extension_model::Package;
use extension_studio::Library;
use extension_studio::actions::{connection_view, made_or_told, set_connection, typed_connection};
use extension_studio::connections::{ConnectionForm, SecretPlace, Secrets, SnowflakeSignIn};
use extension_warehouse::SecretString;
use tempfile::TempDir;

const MARK: &str = "hunter2-mark";

/// A Snowflake package with nothing in its `.env`, and a library of its own.
struct Place {
    folder: TempDir,
    library: Library,
    secrets: Secrets,
    package: Package,
}

impl Place {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("metadata.json"), r#"{"name": "shop", "provider": "snowflake"}"#).unwrap();
        let inside = |name: &str| folder.path().join(name);
        let library = Library { settings: inside("settings"), examples: inside("none"), copies: inside("copies") };
        let package = extension_package::open(folder.path()).unwrap();
        Self { library, secrets: Secrets::default(), package, folder }
    }

    fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Keeps a form; what is kept lasts no longer than the test.
    fn keep(&self, form: Option<ConnectionForm>, secret: Option<&str>) {
        let secret = secret.map(SecretString::from);
        set_connection(self.root(), &self.library, &self.secrets, form, secret, false).unwrap();
    }

    fn connects(&self, form: &ConnectionForm) -> Result<(), String> {
        let connection = typed_connection(form, None, self.root(), &self.library, &self.secrets);
        connection.map(drop).map_err(|error| error.message)
    }
}

fn form() -> ConnectionForm {
    ConnectionForm::Snowflake {
        account: "org-one".into(),
        user: "ada".into(),
        sign_in: SnowflakeSignIn::Password,
        database: "SHOP".into(),
        schema: "TEMP".into(),
        role: String::new(),
        warehouse: String::new(),
        address: String::new(),
    }
}

fn elsewhere() -> ConnectionForm {
    let ConnectionForm::Snowflake { account, user, sign_in, database, schema, role, warehouse, .. } = form() else {
        panic!()
    };
    let address = "http://127.0.0.1:9".into();
    ConnectionForm::Snowflake { account, user, sign_in, database, schema, role, warehouse, address }
}

#[test]
fn a_form_is_kept_without_its_secret() {
    let place = Place::new();
    place.keep(Some(form()), Some(MARK));
    let view = connection_view(&place.package, place.root(), &place.library, &place.secrets);
    assert_eq!((view.form.as_ref(), view.secret), (Some(&form()), Some(SecretPlace::Memory)));
    assert!(!serde_json::to_string(&view).unwrap().contains(MARK));
    for file in fs::read_dir(place.root().join("settings")).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        assert!(text.contains("org-one") && !text.contains(MARK), "{text}");
    }
    let connection = made_or_told(&place.package, place.root(), &place.library, &place.secrets, None).unwrap();
    assert!(!format!("{connection:?}").contains(MARK));
}

#[test]
fn a_secret_stays_with_the_user_and_the_address_that_it_was_typed_for() {
    let place = Place::new();
    place.keep(Some(form()), Some(MARK));
    // Kept again without typing it anew, as when only the schema was changed.
    place.keep(Some(form()), None);
    assert_eq!(place.connects(&form()), Ok(()));
    assert!(place.connects(&elsewhere()).unwrap_err().contains("password is not known"));
    place.keep(Some(elsewhere()), None);
    assert!(place.connects(&elsewhere()).unwrap_err().contains("password is not known"));
    // It did not wait there, either.
    place.keep(Some(form()), None);
    assert!(place.connects(&form()).is_err());
}

#[test]
fn a_connection_that_is_forgotten_leaves_what_env_tells() {
    let place = Place::new();
    place.keep(Some(form()), Some(MARK));
    place.keep(None, None);
    let view = connection_view(&place.package, place.root(), &place.library, &place.secrets);
    assert_eq!((view.form, view.secret, view.location), (None, None, None));
    assert_eq!(view.problem, view.told.problem);
    assert!(view.problem.unwrap().message.contains("SF_"));
    assert!(place.secrets.get(place.root()).is_none());
}
