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
    if !belongs(path) && !holds_content(path) {
        return None;
    }
    let mut trail = vec![root.to_path_buf()];
    let mut steps = path.as_str().split('/').peekable();
    while let Some(step) = steps.next() {
        let place = trail.last()?.join(step);
        match (meet(root, &trail, &place), steps.peek()) {
            (Met::Folder(real), _) => trail.push(real),
            (Met::Entry(Entry::File { .. }), None) if !belongs(path) => return None,
            (Met::Entry(entry), None) => return Some(entry),
            (Met::Entry(_) | Met::Nothing, _) => return None,
        }
    }
    fs::read_dir(trail.last()?).err().map(|error| Entry::denied(&error))
}

/// What stands at a place on disk.
enum Met {
    Nothing,
    /// A folder, and where it is once links are followed.
    Folder(PathBuf),
    Entry(Entry),
}

/// Finds out what stands at a place below the folders of `trail`, none of which a link may lead back to.
fn meet(root: &Path, trail: &[PathBuf], place: &Path) -> Met {
    let unless_absent = |error: io::Error| {
        if is_absence(&error) { Met::Nothing } else { Met::Entry(Entry::denied(&error)) }
    };
    let mut real = place.to_path_buf();
    let mut metadata = match fs::symlink_metadata(place) {
        Ok(metadata) => metadata,
        Err(error) => return unless_absent(error),
    };
    if metadata.is_symlink() {
        match resolve(root, place) {
            Ok(target) => real = target,
            Err(reason) => return Met::Entry(Entry::unread(reason)),
        }
        metadata = match fs::metadata(&real) {
            Ok(metadata) => metadata,
            Err(error) => return unless_absent(error),
        };
        if metadata.is_dir() && trail.iter().any(|above| above.starts_with(&real)) {
            return Met::Entry(Entry::unread("This link leads back to a folder that holds it"));
        }
    }
    if metadata.is_dir() {
        Met::Folder(real)
    } else if metadata.is_file() {
        Met::Entry(Entry::File { real })
    } else {
        Met::Entry(Entry::unread(
            "This is no regular file but a pipe, a socket or a device; the studio does not read it",
        ))
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
        let listed = fs::read_dir(&place)
            .and_then(|entries| entries.take(self.limits.entries + 1).collect::<io::Result<Vec<_>>>());
        let mut entries = match listed {
            Ok(entries) => entries,
            Err(error) => return self.leave(folder, Entry::denied(&error)),
        };
        // Files first: a limit that is reached must not hide the metadata.
        entries.sort_by_key(|entry| (entry.file_type().is_ok_and(|kind| kind.is_dir()), entry.file_name()));
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
                self.visit(path, &entry.path(), trail);
            } else {
                let reason = "This name cannot be used in a package: it is not UTF-8, or holds a backslash, a colon \
                              or a control character. Rename the file";
                self.found.entry(path).or_insert_with(|| Entry::unread(reason));
            }
        }
    }

    fn visit(&mut self, path: PackagePath, place: &Path, trail: &mut Vec<PathBuf>) {
        match meet(self.root, trail, place) {
            Met::Folder(real) if holds_content(&path) => {
                trail.push(real);
                self.list(Some(&path), trail);
                trail.pop();
            }
            Met::Entry(Entry::File { .. }) if !belongs(&path) => {}
            Met::Entry(entry) => {
                self.found.insert(path, entry);
            }
            Met::Folder(_) | Met::Nothing => {}
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
