//! User-defined functions.

pub(super) mod definition_missing;
pub(super) mod function_refused;
pub(super) mod python_without_main;
pub(super) mod python_without_script_block;
pub(super) mod several_definitions;
pub(super) mod unknown_function_type;

use extension_model::{FunctionLanguage, PackagePath};

use crate::context::{File, FunctionContext};

/// The definition files that are there, readable or not.
fn definitions(function: &FunctionContext) -> Vec<PackagePath> {
    let paths = FunctionLanguage::ALL.into_iter().filter_map(|language| definition_path(function, language));
    paths.filter(|path| function.package.get(path).is_some()).collect()
}

fn definition_path(function: &FunctionContext, language: FunctionLanguage) -> Option<PackagePath> {
    function.files.path(&format!("src/{}", language.file_name()))
}

/// The body, when it is Python.
fn python<'a>(function: &FunctionContext<'a>) -> Option<File<'a>> {
    let (language, text) = function.files.definition()?;
    let path = definition_path(function, language)?;
    (language == FunctionLanguage::Python).then(|| File::text(path, text))
}
