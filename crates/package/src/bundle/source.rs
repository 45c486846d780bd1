//! What a package lists: a bundle has all of it or is not made.

use std::collections::HashSet;

use extension_model::{Component, Function, FunctionLanguage, Node, Package, PackagePath, Provider};
use extension_sql::{
    FunctionSource, ProcedureSource, create_function, create_procedure, procedure_name, retarget_procedure,
};

use super::BundleError;
use super::file::{JsonFile, text_of};

/// An extension with everything it lists.
pub struct ExtensionSource<'a> {
    pub tree: &'a Node,
    pub name: &'a str,
    pub title: &'a str,
    /// Empty where the metadata has none.
    pub version: &'a str,
    pub provider: Provider,
    /// Data URI.
    pub icon: Option<String>,
    pub components: Vec<ComponentSource<'a>>,
    pub functions: Vec<CreatedFunction>,
}

pub struct ComponentSource<'a> {
    pub folder: PackagePath,
    pub tree: &'a Node,
    pub metadata: Component,
    /// Data URI.
    pub icon: Option<String>,
    pub procedure: Procedure,
}

pub struct Procedure {
    pub name: String,
    /// The statement that creates it.
    pub statement: String,
}

pub struct CreatedFunction {
    pub folder: PackagePath,
    pub metadata: Function,
    /// The statement that creates it.
    pub statement: String,
}

impl<'a> ExtensionSource<'a> {
    pub fn read(package: &'a Package) -> Result<Self, BundleError> {
        let file = JsonFile::read(package, PackagePath::extension_metadata())?;
        let provider = file.provider()?;
        let components = file.listed(package, "components")?;
        let functions = file.listed(package, "functions")?;
        refuse_same_names(&components)?;
        Ok(Self {
            tree: file.tree,
            name: file.required("name")?,
            title: file.required("title")?,
            version: file.tree.get("version").and_then(Node::as_str).unwrap_or_default(),
            provider,
            icon: file.icon(package)?,
            components: components
                .iter()
                .map(|file| ComponentSource::read(package, file, provider))
                .collect::<Result<_, _>>()?,
            functions: functions
                .iter()
                .map(|file| CreatedFunction::read(package, file, provider))
                .collect::<Result<_, _>>()?,
        })
    }
}

fn refuse_same_names(components: &[JsonFile]) -> Result<(), BundleError> {
    let mut names = HashSet::new();
    for file in components {
        if !names.insert(file.required("name")?) {
            let node = file.tree.get("name").unwrap_or(file.tree);
            return Err(file.error_at(node, "Another component has this name too; give each its folder's name"));
        }
    }
    Ok(())
}

impl<'a> ComponentSource<'a> {
    fn read(package: &'a Package, file: &JsonFile<'a>, provider: Provider) -> Result<Self, BundleError> {
        let metadata = Component::read(file.tree);
        let procedure = Procedure::read(package, file, &metadata, provider)?;
        let folder = file.folder()?;
        Ok(Self { folder, tree: file.tree, icon: file.icon(package)?, metadata, procedure })
    }
}

impl Procedure {
    fn read(
        package: &Package,
        file: &JsonFile,
        component: &Component,
        provider: Provider,
    ) -> Result<Self, BundleError> {
        let fullrun = file.beside("src/fullrun.sql")?;
        let dryrun = file.beside("src/dryrun.sql")?;
        let legacy = file.beside("src/procedure.sql")?;
        let is_there = |path: &PackagePath| package.get(path).is_some();
        if is_there(&legacy) && !is_there(&fullrun) && !is_there(&dryrun) {
            let statement = retarget_procedure(text_of(package, &legacy)?, provider);
            return Ok(Self { name: file.required("procedureName")?.to_owned(), statement });
        }
        let (fullrun, dryrun) = (text_of(package, &fullrun)?, text_of(package, &dryrun)?);
        let name = procedure_name(&component.name, fullrun.as_bytes(), provider);
        let source = ProcedureSource { component, procedure_name: &name, fullrun, dryrun };
        Ok(Self { statement: create_procedure(&source, provider), name })
    }
}

impl CreatedFunction {
    fn read(package: &Package, file: &JsonFile, provider: Provider) -> Result<Self, BundleError> {
        let metadata = Function::read(file.tree);
        if metadata.name.is_empty() {
            return Err(file.error_at(file.tree, "\"name\" is missing; add it"));
        }
        let (language, path) = definition(package, file)?;
        let source = FunctionSource { function: &metadata, language, body: text_of(package, &path)? };
        let statement =
            create_function(&source, provider).map_err(|error| BundleError::new(&file.path, error.to_string()))?;
        Ok(Self { folder: file.folder()?, metadata, statement })
    }
}

/// The file that holds a function's body, which may be any of a few.
fn definition(package: &Package, file: &JsonFile) -> Result<(FunctionLanguage, PackagePath), BundleError> {
    for language in FunctionLanguage::ALL {
        let path = file.beside(&format!("src/{}", language.file_name()))?;
        if package.get(&path).is_some() {
            return Ok((language, path));
        }
    }
    let names = FunctionLanguage::ALL.map(FunctionLanguage::file_name).join(", ");
    Err(BundleError::new(&file.beside("src")?, format!("The function has no body; write one of {names} here")))
}
