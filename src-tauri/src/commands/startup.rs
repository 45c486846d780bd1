use std::path::PathBuf;

use extension_studio::Library;
use extension_studio::views::Startup;
use tauri::State;

use crate::{Arguments, ShellError};

/// The absolute path of the package named on the command line; none means the welcome page.
#[derive(Clone, Debug)]
pub struct NamedPackage(Option<String>);

impl NamedPackage {
    /// Reads the first act off the command line. The path need not exist: opening it is what says so, in the window.
    ///
    /// # Errors
    /// When the path is not Unicode, or is relative to a folder that is gone.
    pub fn from_arguments(arguments: Arguments) -> Result<Self, ShellError> {
        arguments.package.map(absolute_text).transpose().map(Self)
    }
}

fn absolute_text(path: PathBuf) -> Result<String, ShellError> {
    std::path::absolute(&path)
        .map_err(|cause| ShellError::PathNotAbsolute { path, cause })?
        .into_os_string()
        .into_string()
        .map_err(|text| ShellError::PathNotUnicode(text.into()))
}

#[tauri::command]
pub fn startup(named: State<'_, NamedPackage>, library: State<'_, Library>) -> Startup {
    Startup {
        path: named.0.clone(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        recent: library.recent(),
        examples: library.examples(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(package: Option<&str>) -> Option<String> {
        let package = package.map(PathBuf::from);
        NamedPackage::from_arguments(Arguments { package }).unwrap().0
    }

    #[test]
    fn without_a_package_there_is_no_path() {
        assert_eq!(named(None), None);
    }

    #[test]
    fn a_relative_path_is_told_in_full() {
        let here = std::env::current_dir().unwrap();
        let path = named(Some("examples/retail")).unwrap();
        assert_eq!(PathBuf::from(path), here.join("examples/retail"));
    }

    #[cfg(unix)]
    #[test]
    fn a_path_that_is_not_unicode_is_refused() {
        use std::os::unix::ffi::OsStringExt;
        let package = Some(std::ffi::OsString::from_vec(b"/tmp/caf\xe9".to_vec()).into());
        let refused = NamedPackage::from_arguments(Arguments { package });
        assert!(matches!(refused, Err(ShellError::PathNotUnicode(_))));
    }
}
