//! Files are written whole or not at all: beside the target, synced, then renamed over it.

use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

/// Writes a file so that, whatever happens, either the old or the new bytes are there. A link is followed;
/// a replaced file's permissions stay. Into a device or a pipe (`/dev/stdout`) the bytes go straight.
///
/// # Errors
/// When the folder is absent or cannot be written, or a folder stands at `path`.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    match fs::metadata(path) {
        Ok(there) if !there.is_file() && !there.is_dir() => fs::write(path, bytes),
        Ok(_) => Staged::new(&fs::canonicalize(path)?, bytes)?.commit(),
        Err(_) => Staged::new(path, bytes)?.commit(),
    }
}

/// New bytes of a file, on disk beside it and not yet in its place. Dropping it leaves no trace.
#[derive(Debug)]
pub(crate) struct Staged {
    file: NamedTempFile,
    target: PathBuf,
}

impl Staged {
    /// Stages bytes for `target`, which is no link.
    pub fn new(target: &Path, bytes: &[u8]) -> io::Result<Self> {
        let replaced = fs::symlink_metadata(target).ok();
        if replaced.as_ref().is_some_and(Metadata::is_dir) {
            return Err(io::Error::new(io::ErrorKind::IsADirectory, "a folder stands there"));
        }
        let mut builder = Builder::new();
        builder.prefix(".~studio-").suffix(".tmp");
        new_file_permissions(&mut builder);
        let mut file = builder.tempfile_in(folder_of(target))?;
        file.write_all(bytes)?;
        if let Some(replaced) = replaced {
            keep_owner_and_permissions(file.as_file(), &replaced)?;
        }
        file.as_file().sync_all()?;
        Ok(Self { file, target: target.to_path_buf() })
    }

    pub fn target(&self) -> &Path {
        &self.target
    }

    pub fn commit(self) -> io::Result<()> {
        self.file.persist(&self.target).map_err(|error| error.error)?;
        sync_folder(folder_of(&self.target));
        Ok(())
    }
}

fn folder_of(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Temporary files are made for their owner alone; a saved file is to be what any program would have made.
#[cfg(unix)]
fn new_file_permissions(builder: &mut Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(fs::Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
fn new_file_permissions(_builder: &mut Builder<'_, '_>) {}

fn keep_owner_and_permissions(file: &File, replaced: &Metadata) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, fchown};
        // Only the superuser may give a file away; for others the file becomes theirs, as with any editor.
        let _ = fchown(file, Some(replaced.uid()), Some(replaced.gid()));
    }
    file.set_permissions(replaced.permissions())
}

/// Makes a rename survive a power cut. Not every file system can; the file is whole either way.
pub(crate) fn sync_folder(folder: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}
