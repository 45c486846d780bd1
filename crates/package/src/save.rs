//! Saving: each file whole or not at all, and never outside the package.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use extension_model::{Content, PackagePath};

use crate::walk::{is_absence, resolve};
use crate::whole::{Staged, sync_folder};

/// Why files could not be saved, and how far it went.
#[derive(Debug)]
pub struct SaveError {
    /// The file that failed.
    pub path: PackagePath,
    pub reason: String,
    /// Files that are on disk as asked.
    pub done: Vec<PackagePath>,
    /// Files that are on disk as they were before, the failed one included.
    pub left: Vec<PackagePath>,
}

impl std::error::Error for SaveError {}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} could not be saved: {}. ", self.path, self.reason)?;
        match (self.done.as_slice(), self.left.as_slice()) {
            ([], _) => f.write_str("Nothing on disk was changed"),
            (done, [_]) => write!(f, "Everything else was saved: {}", listed(done)),
            (done, left) => write!(f, "Saved before it: {}. Not saved: {}", listed(done), listed(left)),
        }
    }
}

/// The first few paths of a list.
fn listed(paths: &[PackagePath]) -> String {
    const SHOWN: usize = 5;
    let shown: Vec<&str> = paths.iter().take(SHOWN).map(PackagePath::as_str).collect();
    match paths.len().saturating_sub(SHOWN) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

/// Writes files and, where the content is none, removes them. All new bytes are on disk beside their targets
/// before the first is put in place, so that a full disk or a missing right changes nothing. Folders that become
/// empty are removed, the package's own never. What is [`Content::Unread`] stays as it is.
///
/// # Errors
/// When a file cannot be written or removed, or its path leads out of the package through a link.
pub fn save(root: &Path, writes: &[(PackagePath, Option<Content>)]) -> Result<(), SaveError> {
    let Some((first, _)) = writes.first() else { return Ok(()) };
    let failed = |path: &PackagePath, reason: String, left: Vec<PackagePath>| SaveError {
        path: path.clone(),
        reason,
        done: writes.iter().map(|(path, _)| path.clone()).filter(|path| !left.contains(path)).collect(),
        left,
    };
    let all = || writes.iter().map(|(path, _)| path.clone()).collect();

    let root =
        fs::canonicalize(root).map_err(|error| failed(first, format!("the package's folder: {error}"), all()))?;
    let mut folders = NewFolders::default();
    let mut steps =
        Steps::prepare(&root, writes, &mut folders).map_err(|(path, reason)| failed(path, reason, all()))?;
    while let Some((path, step)) = steps.0.pop() {
        if let Err(error) = step.take(&root) {
            let left = std::iter::once(path).chain(steps.0.iter().rev().map(|(path, _)| *path)).cloned().collect();
            return Err(failed(path, in_words(error), left));
        }
    }
    Ok(())
}

/// What is left to do, last first.
struct Steps<'a>(Vec<(&'a PackagePath, Step)>);

enum Step {
    Write(Staged),
    Remove(PathBuf),
}

impl<'a> Steps<'a> {
    fn prepare(
        root: &Path,
        writes: &'a [(PackagePath, Option<Content>)],
        folders: &mut NewFolders,
    ) -> Result<Self, (&'a PackagePath, String)> {
        let mut staged = Vec::new();
        let mut removed = Vec::new();
        for (path, content) in writes {
            match content {
                None => {
                    removed.extend(to_remove(root, path).map_err(|reason| (path, reason))?.map(|file| (path, file)))
                }
                Some(content) => {
                    let Some(bytes) = content.bytes() else { continue };
                    staged.push((path, stage(root, path, bytes, folders).map_err(|reason| (path, reason))?));
                }
            }
        }
        // Two paths can be one file: through a link, or where the file system takes "A" and "a" for the same.
        removed.retain(|(_, file)| staged.iter().all(|(_, staged)| !is_same_file(staged.target(), file)));
        let writes = staged.into_iter().map(|(path, staged)| (path, Step::Write(staged)));
        let removals = removed.into_iter().map(|(path, file)| (path, Step::Remove(file)));
        let mut steps: Vec<_> = writes.chain(removals).collect();
        steps.reverse();
        Ok(Self(steps))
    }
}

impl Step {
    fn take(self, root: &Path) -> io::Result<()> {
        match self {
            Step::Write(staged) => staged.commit(),
            Step::Remove(file) => {
                match fs::remove_file(&file) {
                    Err(error) if !is_absence(&error) => return Err(error),
                    _ => {}
                }
                remove_emptied_folders(root, &file);
                Ok(())
            }
        }
    }
}

fn stage(root: &Path, path: &PackagePath, bytes: &[u8], folders: &mut NewFolders) -> Result<Staged, String> {
    let disk = path.on_disk(root);
    let folder = disk.parent().unwrap_or(root);
    folders.create(root, folder)?;
    let mut target = resolve(root, folder)?.join(path.file_name());
    match fs::symlink_metadata(&target) {
        Ok(there) if there.is_symlink() => target = resolve(root, &target)?,
        Ok(there) if !there.is_file() && !there.is_dir() => {
            return Err("a pipe, a socket or a device stands there; remove it first".to_owned());
        }
        _ => {}
    }
    Staged::new(&target, bytes).map_err(in_words)
}

fn in_words(error: io::Error) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied => "permission denied; give yourself the right to write there".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full; make room and save again".to_owned(),
        io::ErrorKind::NotADirectory => "a file stands where its folder should be".to_owned(),
        _ => error.to_string(),
    }
}

/// The file to remove; none when it is gone already. A link is removed, not what it leads to.
fn to_remove(root: &Path, path: &PackagePath) -> Result<Option<PathBuf>, String> {
    let disk = path.on_disk(root);
    let folder = disk.parent().unwrap_or(root);
    if fs::symlink_metadata(&disk).is_err_and(|error| is_absence(&error)) {
        return Ok(None);
    }
    let file = resolve(root, folder)?.join(path.file_name());
    match fs::symlink_metadata(&file) {
        Ok(there) if there.is_dir() => Err("a folder stands there, not a file; remove it by hand".to_owned()),
        _ => Ok(Some(file)),
    }
}

fn is_same_file(one: &Path, other: &Path) -> bool {
    one == other
        || (one.as_os_str().eq_ignore_ascii_case(other.as_os_str())
            && matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(one), Ok(other)) if one == other))
}

fn remove_emptied_folders(root: &Path, file: &Path) {
    let mut folder = file.parent();
    while let Some(emptied) = folder.filter(|folder| *folder != root && folder.starts_with(root)) {
        // Refused for a folder that holds anything, hidden files too.
        if fs::remove_dir(emptied).is_err() {
            sync_folder(emptied);
            break;
        }
        folder = emptied.parent();
    }
}

/// Folders made for files to come. Those that stay empty are removed again.
#[derive(Default)]
struct NewFolders(Vec<PathBuf>);

impl NewFolders {
    /// Makes a folder and those above it, once it is sure that no link leads out of the package.
    fn create(&mut self, root: &Path, folder: &Path) -> Result<(), String> {
        let mut missing = Vec::new();
        let mut above = folder;
        while let Err(error) = fs::symlink_metadata(above) {
            if error.kind() != io::ErrorKind::NotFound {
                return Err(in_words(error));
            }
            missing.push(above);
            above = above.parent().unwrap_or(root);
        }
        resolve(root, above)?;
        for folder in missing.into_iter().rev() {
            fs::create_dir(folder).map_err(in_words)?;
            self.0.push(folder.to_path_buf());
        }
        Ok(())
    }
}

impl Drop for NewFolders {
    fn drop(&mut self) {
        for folder in self.0.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}
