//! Which files of a folder are the package's.

use extension_model::PackagePath;

/// What tools leave behind in a folder: never part of a package.
const IGNORED_FOLDERS: &[&str] = &["node_modules", "target", "__pycache__"];

/// Endings of backup and temporary files that editors write beside the file being saved, and of packaged extensions.
const IGNORED_ENDINGS: &[&str] = &[
    "~",
    ".bak",
    ".orig",
    ".swp",
    ".swo",
    ".swx",
    ".tmp",
    ".part",
    ".crdownload",
    ".zip",
    "___jb_tmp___",
    "___jb_old___",
];

/// The file by which Vim finds out whether a folder can be written.
const VIM_PROBE: &str = "4913";

/// Whether a path is never read, wherever in the package it stands: hidden files, leftovers of tools and editors, ZIPs.
pub fn is_ignored(path: &PackagePath) -> bool {
    let steps: Vec<&str> = path.as_str().split('/').collect();
    steps.iter().enumerate().any(|(depth, step)| {
        let is_component = depth == 1 && matches!(steps[0], "components" | "functions") && *step == "target";
        step.starts_with('.') || (IGNORED_FOLDERS.contains(step) && !is_component)
    }) || is_leftover(path.file_name())
}

fn is_leftover(name: &str) -> bool {
    let lowered = name.to_ascii_lowercase();
    IGNORED_ENDINGS.iter().any(|ending| lowered.ends_with(ending))
        || (name.len() > 1 && name.starts_with('#') && name.ends_with('#'))
        || name == VIM_PROBE
}

/// Whether a file at this path is part of a package (package format, section 1): metadata, icons, components,
/// functions and documentation.
pub fn belongs(path: &PackagePath) -> bool {
    if is_ignored(path) {
        return false;
    }
    match path.as_str().split_once('/') {
        None => path.as_str() == "metadata.json" || path.ending() == "md",
        Some(("docs", _)) => path.ending() == "md",
        Some((folder, _)) => CONTENT_FOLDERS.contains(&folder),
    }
}

/// The folders at the root whose files can be part of the package.
pub(crate) const CONTENT_FOLDERS: &[&str] = &["icons", "components", "functions", "docs"];

/// Whether a folder can hold files of the package.
pub(crate) fn holds_content(folder: &PackagePath) -> bool {
    let first = folder.as_str().split('/').next().unwrap_or_default();
    CONTENT_FOLDERS.contains(&first) && !is_ignored(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(path: &str) -> PackagePath {
        PackagePath::new(path).unwrap()
    }

    #[test]
    fn the_format_s_files_belong() {
        for inside in [
            "metadata.json",
            "README.md",
            "docs/how/to.md",
            "icons/a.svg",
            "components/a/metadata.json",
            "components/a/src/fullrun.sql",
            "components/target/metadata.json",
            "functions/f/src/definition.py",
        ] {
            assert!(belongs(&path(inside)), "{inside}");
        }
        for outside in ["LICENSE", "docs/picture.png", "src/main.rs", "extension.zip", "tests/x.json", "components"] {
            assert!(!belongs(&path(outside)), "{outside}");
        }
    }

    #[test]
    fn leftovers_are_ignored_wherever_they_are() {
        for leftover in [
            ".env",
            ".git/config.md",
            "components/.DS_Store",
            "components/a/.metadata.json.swp",
            "components/a/metadata.json~",
            "components/a/src/#fullrun.sql#",
            "components/a/src/4913",
            "components/a/src/fullrun.sql___jb_tmp___",
            "components/a/node_modules/x/metadata.json",
            "components/a/target/metadata.json",
            "functions/f/__pycache__/x.pyc",
            "target/README.md",
            "icons/Archive.ZIP",
        ] {
            assert!(is_ignored(&path(leftover)), "{leftover}");
            assert!(!belongs(&path(leftover)), "{leftover}");
        }
        assert!(!is_ignored(&path("components/a/doc/#1.md")));
    }
}
