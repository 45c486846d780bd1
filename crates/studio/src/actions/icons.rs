use std::path::Path;

use extension_model::{Change, Content, Package, PackagePath, names};

use super::Action;
use crate::StudioError;
use crate::views::Selection;

/// The largest picture taken in, in bytes: icons travel inside the metadata of every installed package.
const LARGEST: u64 = 1024 * 1024;

/// Copies a picture from anywhere on disk into `icons/`, under a free name.
pub fn import_icon(package: &Package, source: &Path) -> Result<Action, StudioError> {
    let shown = source.display();
    let unreadable = |error: std::io::Error| StudioError::new(format!("{shown} cannot be read: {error}"));
    let size = std::fs::metadata(source).map_err(unreadable)?.len();
    if size > LARGEST {
        return Err(StudioError::new(format!("{shown} is {} KB", size / 1024)).with_help("An icon has at most 1 MB"));
    }
    let bytes = std::fs::read(source).map_err(unreadable)?;
    let file_name = source.file_name().and_then(|name| name.to_str()).unwrap_or("icon.svg");
    let (stem, ending) = file_name.rsplit_once('.').unwrap_or((file_name, "svg"));
    let folder = PackagePath::new("icons")?;
    let stem = names::from_title(stem);
    let stem = if stem.is_empty() { "icon" } else { &stem };
    let ending = ending.to_ascii_lowercase();
    let free = names::unused(stem, |stem| {
        folder.join(&format!("{stem}.{ending}")).is_ok_and(|path| package.get(&path).is_some())
    });
    let name = format!("{free}.{ending}");
    let path = folder.join(&name)?;
    let content = Content::from_bytes(&path, bytes);
    extension_package::data_uri(&path, &content)?;

    let mut change = Change::new(format!("Import icon \"{name}\""));
    change.write(path, content);
    Ok(Action::selecting(change, Selection::Icon { name }))
}
