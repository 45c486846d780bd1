use std::sync::Arc;

use super::{Package, PackagePath};
use crate::component::Component;
use crate::document::Document;
use crate::function::{Function, FunctionLanguage};
use crate::test_cases::{self, TestCase};

/// The files of one component, by its folder.
#[derive(Debug, Clone)]
pub struct ComponentFiles<'a> {
    package: &'a Package,
    folder: String,
}

/// The SQL of a component in either layout. A file that is absent or not text is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Logic<'a> {
    /// `src/fullrun.sql` and `src/dryrun.sql`.
    Runs { fullrun: Option<&'a Arc<str>>, dryrun: Option<&'a Arc<str>> },
    /// `src/procedure.sql`: the layout until autumn 2024 (package format, section 7).
    Procedure(&'a Arc<str>),
}

impl<'a> ComponentFiles<'a> {
    pub(super) fn new(package: &'a Package, folder: &str) -> Self {
        Self { package, folder: folder.to_owned() }
    }

    pub fn folder(&self) -> &str {
        &self.folder
    }

    /// A path inside the component's folder; none when the folder's name cannot be one.
    pub fn path(&self, rest: &str) -> Option<PackagePath> {
        PackagePath::new(&format!("components/{}/{rest}", self.folder)).ok()
    }

    pub fn metadata_path(&self) -> Option<PackagePath> {
        self.path("metadata.json")
    }

    pub fn document(&self) -> Option<&'a Document> {
        self.package.document(&self.metadata_path()?)
    }

    /// The metadata; none when the file is absent or broken.
    pub fn metadata(&self) -> Option<Component> {
        self.document()?.tree().ok().map(Component::read)
    }

    pub fn exists(&self) -> bool {
        self.package.component_folders().contains(self.folder.as_str())
    }

    pub fn logic(&self) -> Logic<'a> {
        let (fullrun, dryrun) = (self.text("src/fullrun.sql"), self.text("src/dryrun.sql"));
        match (fullrun, dryrun, self.text("src/procedure.sql")) {
            (None, None, Some(procedure)) => Logic::Procedure(procedure),
            (fullrun, dryrun, _) => Logic::Runs { fullrun, dryrun },
        }
    }

    pub fn text(&self, rest: &str) -> Option<&'a Arc<str>> {
        self.package.text(&self.path(rest)?)
    }

    pub fn test_cases(&self) -> Vec<TestCase> {
        let tree = self.path("test/test.json").and_then(|path| self.package.document(&path)?.tree().ok());
        tree.map(test_cases::read).unwrap_or_default()
    }
}

/// The files of one user-defined function, by its folder.
#[derive(Debug, Clone)]
pub struct FunctionFiles<'a> {
    package: &'a Package,
    folder: String,
}

impl<'a> FunctionFiles<'a> {
    pub(super) fn new(package: &'a Package, folder: &str) -> Self {
        Self { package, folder: folder.to_owned() }
    }

    pub fn folder(&self) -> &str {
        &self.folder
    }

    pub fn path(&self, rest: &str) -> Option<PackagePath> {
        PackagePath::new(&format!("functions/{}/{rest}", self.folder)).ok()
    }

    pub fn metadata_path(&self) -> Option<PackagePath> {
        self.path("metadata.json")
    }

    pub fn document(&self) -> Option<&'a Document> {
        self.package.document(&self.metadata_path()?)
    }

    pub fn metadata(&self) -> Option<Function> {
        self.document()?.tree().ok().map(Function::read)
    }

    /// The body and its language; none when no `src/definition.*` file is there.
    pub fn definition(&self) -> Option<(FunctionLanguage, &'a Arc<str>)> {
        FunctionLanguage::ALL.into_iter().find_map(|language| {
            let path = self.path(&format!("src/{}", language.file_name()))?;
            Some((language, self.package.text(&path)?))
        })
    }
}
