//! Opening a package. Never writes, never fails because of one bad file.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use extension_model::{Content, Package, PackagePath};

use crate::limits::{Limits, megabytes};
use crate::walk::{Entry, is_absence, look, walk};

/// Why a folder cannot be opened as a package.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("{} does not exist; check its spelling", .0.display())]
    Absent(PathBuf),
    #[error("{} cannot be read: {source}", .path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    #[error(
        "{} is a ZIP file, not a folder. The studio edits the folder an extension is made from; \
         `extstudio inspect` shows what a ZIP holds", .0.display()
    )]
    Zip(PathBuf),
    #[error("{} is a file, not a folder; open the folder that holds the extension's metadata.json", .0.display())]
    NotAFolder(PathBuf),
    #[error(
        "{} is not an extension package: a package is a folder with a metadata.json and a folder \
         \"components\".{}", .path.display(), advice(.found)
    )]
    NotAPackage {
        path: PathBuf,
        /// Packages in the folders below, nearest first.
        found: Vec<PathBuf>,
    },
}

fn advice(found: &[PathBuf]) -> String {
    match found {
        [] => " Create a new package, or open a folder that is one".to_owned(),
        [only] => format!(" {} is one: open that", only.display()),
        [first, rest @ ..] => format!(" {} is one, and {} more below: open one of them", first.display(), rest.len()),
    }
}

/// Reads a whole package. What cannot or must not be read is [`Content::Unread`] with the reason, and the
/// rest stays usable.
///
/// # Errors
/// When there is no package at `root`; the error says what is there instead, and where a package is near.
pub fn open(root: &Path) -> Result<Package, OpenError> {
    open_within(root, &Limits::STUDIO)
}

/// Reads one file again, as [`open`] would. None when it is absent or no part of a package.
pub fn read(root: &Path, path: &PackagePath) -> Option<Content> {
    let root = fs::canonicalize(root).ok()?;
    look(&root, path).map(|entry| content(path, &entry, &Limits::STUDIO, &mut 0))
}

fn open_within(root: &Path, limits: &Limits) -> Result<Package, OpenError> {
    let real = real_root(root)?;
    let mut entries: Vec<_> = walk(&real, limits).into_iter().collect();
    // Metadata stands higher than samples: it is read before the limit of the package is reached.
    entries.sort_by_key(|(path, _)| path.as_str().matches('/').count());
    let mut total = 0;
    Ok(Package::new(entries.into_iter().map(|(path, entry)| {
        let content = content(&path, &entry, limits, &mut total);
        (path, content)
    })))
}

fn real_root(root: &Path) -> Result<PathBuf, OpenError> {
    let unreadable = |source| OpenError::Unreadable { path: root.to_path_buf(), source };
    let real = match fs::canonicalize(root) {
        Ok(real) => real,
        Err(error) if is_absence(&error) => return Err(OpenError::Absent(root.to_path_buf())),
        Err(error) => return Err(unreadable(error)),
    };
    let metadata = fs::metadata(&real).map_err(unreadable)?;
    if !metadata.is_dir() {
        let is_zip = metadata.is_file() && starts_like_a_zip(&real);
        return Err(if is_zip {
            OpenError::Zip(root.to_path_buf())
        } else {
            OpenError::NotAFolder(root.to_path_buf())
        });
    }
    fs::read_dir(&real).map_err(unreadable)?;
    if fs::symlink_metadata(real.join("metadata.json")).is_err() {
        return Err(OpenError::NotAPackage { path: root.to_path_buf(), found: packages_below(root) });
    }
    Ok(real)
}

fn starts_like_a_zip(file: &Path) -> bool {
    let mut start = [0; 4];
    File::open(file).and_then(|mut file| file.read_exact(&mut start)).is_ok_and(|()| start == *b"PK\x03\x04")
}

/// How many folders are looked through for a package nearby.
const SEARCHED_FOLDERS: usize = 500;

/// Folders one or two levels down that look like a package: `metadata.json` beside `components`.
fn packages_below(root: &Path) -> Vec<PathBuf> {
    let children = subfolders(root);
    let grandchildren = children.iter().take(SEARCHED_FOLDERS).flat_map(|child| subfolders(child));
    let below = children.iter().cloned().chain(grandchildren).take(SEARCHED_FOLDERS);
    below.filter(|folder| folder.join("metadata.json").is_file() && folder.join("components").is_dir()).collect()
}

fn subfolders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().take(SEARCHED_FOLDERS);
    let mut folders: Vec<_> = entries
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
        .filter(|entry| !entry.file_name().to_string_lossy().starts_with('.'))
        .map(|entry| entry.path())
        .collect();
    folders.sort();
    folders
}

/// What an entry holds; `total` counts the bytes of the package read so far.
fn content(path: &PackagePath, entry: &Entry, limits: &Limits, total: &mut u64) -> Content {
    let read = match entry {
        Entry::Unread { reason } => Err(reason.clone()),
        Entry::File { real } => read_file(real, limits, total),
    };
    match read {
        Ok(bytes) => Content::from_bytes(path, bytes),
        Err(reason) => Content::Unread { reason: reason.into() },
    }
}

fn read_file(real: &Path, limits: &Limits, total: &mut u64) -> Result<Vec<u8>, String> {
    let unreadable = |error: io::Error| match Entry::denied(&error) {
        Entry::Unread { reason } => reason,
        Entry::File { .. } => error.to_string(),
    };
    let file = File::open(real).map_err(unreadable)?;
    let size = file.metadata().map_err(unreadable)?.len();
    let mut bytes = Vec::new();
    if size <= limits.file {
        // The size may be a lie (a file that grows, a virtual one): read no more than may be kept.
        file.take(limits.file + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    }
    let size = size.max(bytes.len() as u64);
    if size > limits.file {
        let (size, limit) = (megabytes(size), megabytes(limits.file));
        return Err(format!("The file is {size}; the studio reads files up to {limit}. Make it smaller"));
    }
    if *total + size > limits.package {
        let limit = megabytes(limits.package);
        return Err(format!(
            "The package is larger than {limit}; this file is left unread. Remove what it does not need"
        ));
    }
    *total += size;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The texts that are read and the reasons for the others.
    fn opened(limits: &Limits) -> Vec<(String, Result<String, String>)> {
        let folder = tempfile::TempDir::new().unwrap();
        for (name, text) in [("metadata.json", "{}"), ("components/a/x.md", "1234"), ("components/b/y.md", "5678")] {
            let file = folder.path().join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        let told = |content: &Content| match content {
            Content::Unread { reason } => Err(reason.to_string()),
            content => Ok(content.text().unwrap().to_string()),
        };
        let package = open_within(folder.path(), limits).unwrap();
        package.files().map(|(path, content)| (path.to_string(), told(content))).collect()
    }

    #[test]
    fn what_is_beyond_a_limit_is_left_unread_and_said_so() {
        let roomy = Limits { file: 10, package: 100, entries: 100 };
        assert!(opened(&roomy).iter().all(|(_, text)| text.is_ok()));

        let files = opened(&Limits { file: 3, ..roomy });
        assert!(files[0].1.as_ref().is_err_and(|reason| reason.contains("up to 1 MB")), "{files:?}");
        assert_eq!(files[2], ("metadata.json".into(), Ok("{}".into())));

        let files = opened(&Limits { package: 7, ..roomy });
        assert_eq!(files[0].1.as_deref(), Ok("1234"));
        assert_eq!(files[2].1.as_deref(), Ok("{}"));
        assert!(files[1].1.as_ref().is_err_and(|reason| reason.contains("The package is larger")), "{files:?}");

        let files = opened(&Limits { entries: 5, ..roomy });
        assert_eq!(files[0].1.as_deref(), Ok("1234"));
        assert_eq!(files[2].1.as_deref(), Ok("{}"));
        assert_eq!(files[1].0, "components/b");
        assert!(files[1].1.as_ref().is_err_and(|reason| reason.contains("more than 5 files")), "{files:?}");
    }
}
