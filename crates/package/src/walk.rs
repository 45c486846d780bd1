//! What stands in a package's folder, without reading it.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use extension_model::PackagePath;

use crate::limits::Limits;
use crate::scope::{belongs, holds_content};

/// Something that a package's folder holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Entry {
    /// A regular file, and where it is once every link is followed.
    File { real: PathBuf },
    /// Something that is left alone, and why.
    Unread { reason: String },
}

impl Entry {
    fn unread(reason: impl Into<String>) -> Self {
        Self::Unread { reason: reason.into() }
    }

    pub fn denied(error: &io::Error) -> Self {
        Self::unread(match error.kind() {
            io::ErrorKind::PermissionDenied => {
                "This may not be read (permission denied); give yourself the right to read it".to_owned()
            }
            _ => format!("This cannot be read: {error}"),
        })
    }
}

/// Every file of the package under `root`, which is free of links. Folders that cannot be listed stand for their files.
pub(crate) fn walk(root: &Path, limits: &Limits) -> BTreeMap<PackagePath, Entry> {
    let mut walker = Walker { root, limits, entries: 0, found: BTreeMap::new() };
    walker.list(None, &mut vec![root.to_path_buf()]);
    walker.found
}

/// Looks at one path as [`walk`] would come across it. A folder that can be listed is none, as is what is absent.
pub(crate) fn look(root: &Path, path: &PackagePath) -> Option<Entry> {
    let disk = path.on_disk(root);
    match fs::symlink_metadata(&disk) {
        Err(error) if is_absence(&error) => return None,
        Err(error) => return Some(Entry::denied(&error)),
        Ok(_) => {}
    }
    match resolve(root, &disk) {
        Err(reason) => Some(Entry::unread(reason)),
        Ok(real) => match fs::metadata(&real) {
            Err(error) if is_absence(&error) => None,
            Err(error) => Some(Entry::denied(&error)),
            Ok(metadata) if metadata.is_dir() => fs::read_dir(&real).err().map(|error| Entry::denied(&error)),
            Ok(metadata) if metadata.is_file() => belongs(path).then_some(Entry::File { real }),
            Ok(_) => Some(Entry::unread(SPECIAL)),
        },
    }
}

/// Follows the links of a path; an error says why the studio does not go where they lead.
pub(crate) fn resolve(root: &Path, disk: &Path) -> Result<PathBuf, String> {
    match fs::canonicalize(disk) {
        Ok(real) if real.starts_with(root) => Ok(real),
        Ok(real) => Err(format!(
            "A link leads out of the package here, to {}; the studio does not follow it. Put a copy in the link's place",
            real.display()
        )),
        Err(error) if is_absence(&error) => {
            Err("A link leads nowhere here; remove it or put the file there that it means".to_owned())
        }
        Err(error) => Err(format!("This cannot be read: {error}")),
    }
}

pub(crate) fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

const SPECIAL: &str = "This is no regular file but a pipe, a socket or a device; the studio does not read it";

struct Walker<'a> {
    root: &'a Path,
    limits: &'a Limits,
    entries: usize,
    found: BTreeMap<PackagePath, Entry>,
}

impl Walker<'_> {
    /// Lists the folder that ends `trail`: the real places of the folders on the way down to it, so that
    /// links in a circle are noticed.
    fn list(&mut self, folder: Option<&PackagePath>, trail: &mut Vec<PathBuf>) {
        let Some(place) = trail.last().cloned() else { return };
        let listed = fs::read_dir(&place).and_then(|entries| entries.collect::<io::Result<Vec<_>>>());
        let mut entries = match listed {
            Ok(entries) => entries,
            Err(error) => return self.leave(folder, Entry::denied(&error)),
        };
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let (path, is_exact) = path_of(folder, &entry.file_name());
            let Some(path) = path else {
                self.leave(folder, Entry::unread("The path of a file in here is too long; shorten its name"));
                continue;
            };
            if !belongs(&path) && !holds_content(&path) {
                continue;
            }
            if self.entries >= self.limits.entries {
                let reason = format!(
                    "There are more than {} files and folders in this package; the rest of this folder is left unread",
                    self.limits.entries
                );
                return self.leave(folder, Entry::unread(reason));
            }
            self.entries += 1;
            if is_exact {
                self.visit(path, &entry, trail);
            } else {
                let reason = "This name cannot be used in a package: it is not UTF-8, or holds a backslash, a colon \
                              or a control character. Rename the file";
                self.found.entry(path).or_insert_with(|| Entry::unread(reason));
            }
        }
    }

    fn visit(&mut self, path: PackagePath, entry: &fs::DirEntry, trail: &mut Vec<PathBuf>) {
        let kind = match entry.file_type() {
            Ok(kind) => kind,
            Err(error) if is_absence(&error) => return,
            Err(error) => return self.leave(Some(&path), Entry::denied(&error)),
        };
        let mut real = entry.path();
        let (mut is_folder, mut is_file) = (kind.is_dir(), kind.is_file());
        if kind.is_symlink() {
            match resolve(self.root, &real) {
                Ok(target) => real = target,
                Err(reason) => return self.leave(Some(&path), Entry::unread(reason)),
            }
            match fs::metadata(&real) {
                Ok(metadata) => (is_folder, is_file) = (metadata.is_dir(), metadata.is_file()),
                Err(error) => return self.leave(Some(&path), Entry::denied(&error)),
            }
            if is_folder && trail.iter().any(|above| above.starts_with(&real)) {
                return self.leave(Some(&path), Entry::unread("This link leads back to a folder that holds it"));
            }
        }
        if is_folder {
            if holds_content(&path) {
                trail.push(real);
                self.list(Some(&path), trail);
                trail.pop();
            }
        } else if belongs(&path) {
            let entry = if is_file { Entry::File { real } } else { Entry::unread(SPECIAL) };
            self.found.insert(path, entry);
        }
    }

    /// Notes what is not read; what is wrong with the root itself was told when it was opened.
    fn leave(&mut self, path: Option<&PackagePath>, entry: Entry) {
        if let Some(path) = path {
            self.found.insert(path.clone(), entry);
        }
    }
}

/// The path of a name in a folder, and whether it is exact: a name that no package can have gets a readable stand-in.
fn path_of(folder: Option<&PackagePath>, name: &OsStr) -> (Option<PackagePath>, bool) {
    let join = |name: &str| match folder {
        Some(folder) => folder.join(name).ok(),
        None => PackagePath::new(name).ok(),
    };
    if let Some(path) = name.to_str().and_then(join) {
        return (Some(path), true);
    }
    let unusable = |character: char| matches!(character, '\\' | ':') || character.is_control();
    let readable = name.to_string_lossy().replace(unusable, "\u{fffd}");
    (join(&readable), false)
}
