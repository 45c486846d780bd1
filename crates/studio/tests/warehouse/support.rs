use std::fs;
use std::path::{Path, PathBuf};

use extension_emulator::{Emulator, Options};
use extension_model::Package;
use extension_studio::Cancel;
use extension_studio::actions::{Planning, TestEngine, TestRequest, plan_deploy, test, told};
use extension_testing::{Event, Report};
use extension_warehouse::Connection;
use tempfile::TempDir;

/// A copy of an example that is connected to a server of its own.
pub struct Place {
    pub server: Emulator,
    pub folder: TempDir,
}

pub fn place(example: &str) -> Place {
    let server = Emulator::start(Options { dataset: Some("workflows_temp".into()), ..Options::default() }).unwrap();
    let folder = tempfile::tempdir().unwrap();
    copy(&Path::new("../../examples").join(example), folder.path());
    let place = Place { server, folder };
    place.set(&[]);
    place
}

/// A copy of a folder under another name.
pub fn copy_into(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    copy(from, to);
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            fs::create_dir_all(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), &target).unwrap();
        }
    }
}

impl Place {
    pub fn root(&self) -> PathBuf {
        self.folder.path().to_path_buf()
    }

    /// Writes the package's `.env`, with more variables.
    pub fn set(&self, more: &[(&str, &str)]) {
        let url = self.server.url();
        let own = [
            ("BIGQUERY_EMULATOR_HOST", url.as_str()),
            ("BQ_TEST_PROJECT", "offline"),
            ("BQ_TEST_DATASET", "workflows_temp"),
            ("ANALYTICS_TOOLBOX_LOCATION", "carto"),
        ];
        let lines: String = own.iter().chain(more).map(|(name, value)| format!("{name}={value}\n")).collect();
        fs::write(self.folder.path().join(".env"), lines).unwrap();
    }

    pub fn package(&self) -> Package {
        extension_package::open(self.folder.path()).unwrap()
    }

    pub fn connection(&self) -> Connection {
        told(&self.package(), self.folder.path(), None).unwrap()
    }

    pub fn request(&self) -> TestRequest {
        TestRequest {
            engine: TestEngine::Warehouse,
            connection: Some(self.connection()),
            python: true,
            ..TestRequest::default()
        }
    }

    pub fn test(&self, request: &TestRequest) -> Report {
        self.test_with(request, &|_| {}, &Cancel::new())
    }

    pub fn test_with(&self, request: &TestRequest, listener: &(dyn Fn(Event) + Sync), cancel: &Cancel) -> Report {
        test(&self.package(), self.folder.path(), request, listener, cancel).unwrap()
    }

    /// Installs the package as the user does.
    pub fn deploy(&self) {
        let planning = plan_deploy(&self.package(), self.folder.path(), &self.connection(), &Cancel::new()).unwrap();
        let Planning::Ready(planned) = planning else { panic!("the example has errors") };
        assert_eq!(planned.carry_out(&|_| {}, &Cancel::new()).unwrap().failure, None);
    }
}
