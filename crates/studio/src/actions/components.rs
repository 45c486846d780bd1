use extension_model::{Change, Content, Document, Edit, Package, PackagePath, Pointer, names};
use serde_json::{Value, json};

use super::Action;
use crate::StudioError;
use crate::templates;
use crate::views::Selection;

/// A new component that works, at the end of the list.
pub fn add_component(package: &Package, title: &str) -> Result<Action, StudioError> {
    let title = title.trim();
    let wanted = names::from_title(title);
    let wanted = if wanted.is_empty() { "component".to_owned() } else { wanted };
    let folder = unused_folder(package, &wanted);
    let title = if title.is_empty() { "Component" } else { title };

    let mut change = Change::new(format!("Add component \"{title}\""));
    for (path, text) in templates::component(package.provider(), &folder, title) {
        change.write_text(PackagePath::new(&path)?, text);
    }
    let icon = PackagePath::new("icons/component.svg")?;
    if package.get(&icon).is_none() {
        change.write_text(icon, templates::COMPONENT_ICON);
    }
    edit_list(package, &mut change, |_| Ok(vec![append(&folder)]))?;
    Ok(Action::selecting(change, shown(&folder)))
}

/// A copy of a component behind the original, under a free name.
pub fn duplicate_component(package: &Package, folder: &str) -> Result<Action, StudioError> {
    let copy = unused_folder(package, folder);
    let mut change = Change::new(format!("Duplicate component \"{folder}\""));
    for (path, content) in files_of(package, folder)? {
        if let Content::Unread { reason } = content {
            return Err(StudioError::new(format!("{path} cannot be copied: {reason}")));
        }
        let path = moved(&path, folder, &copy)?;
        change.write(path, content);
    }
    edit_metadata(&mut change, &copy, |metadata| {
        let title = metadata.value(&"/title".into()).and_then(|title| title.as_str().map(str::to_owned));
        let mut edits = vec![set("/name", json!(copy))];
        edits.extend(title.map(|title| set("/title", json!(format!("{title} (copy)")))));
        edits
    })?;
    edit_list(package, &mut change, |listed| {
        let at = listed.iter().position(|name| name == folder).map_or(listed.len(), |at| at + 1);
        Ok(vec![Edit::Insert { pointer: list().then(at), value: json!(copy) }])
    })?;
    Ok(Action::selecting(change, shown(&copy)))
}

/// Gives a component another name: its folder, its metadata and the extension's list go together.
pub fn rename_component(package: &Package, folder: &str, name: &str) -> Result<Action, StudioError> {
    if name == folder {
        return Ok(Action::selecting(Change::new("Rename component"), shown(folder)));
    }
    if !names::is_usable(name) {
        return Err(StudioError::new(format!("\"{name}\" cannot be a component's name"))
            .with_help("Use lower-case letters, digits and underscores"));
    }
    if package.components_in_order().iter().any(|taken| taken.eq_ignore_ascii_case(name) && taken != folder) {
        return Err(StudioError::new(format!("There is a component \"{name}\" already")));
    }
    let mut change = Change::new(format!("Rename component \"{folder}\" to \"{name}\""));
    for (path, content) in files_of(package, folder)? {
        if let Content::Unread { reason } = content {
            return Err(StudioError::new(format!("{path} cannot be moved: {reason}"))
                .with_help("Move it out of the component's folder first"));
        }
        change.write(moved(&path, folder, name)?, content);
        change.remove(path);
    }
    edit_metadata(&mut change, name, |_| vec![set("/name", json!(name))])?;
    edit_list(package, &mut change, |listed| {
        Ok(listed
            .iter()
            .enumerate()
            .filter(|(_, listed)| *listed == folder)
            .map(|(at, _)| Edit::Set { pointer: list().then(at), value: json!(name) })
            .collect())
    })?;
    Ok(Action::selecting(change, shown(name)))
}

/// Takes a component out of the package, with every file it has. Undo brings all of it back.
pub fn delete_component(package: &Package, folder: &str) -> Result<Action, StudioError> {
    let mut change = Change::new(format!("Delete component \"{folder}\""));
    for (path, content) in files_of(package, folder)? {
        // What was never read could not be brought back: it stays on disk.
        if !matches!(content, Content::Unread { .. }) {
            change.remove(path);
        }
    }
    edit_list(package, &mut change, |listed| {
        let places = listed.iter().enumerate().rev().filter(|(_, listed)| *listed == folder);
        Ok(places.map(|(at, _)| Edit::Remove { pointer: list().then(at) }).collect())
    })?;
    Ok(Action::selecting(change, Selection::Extension))
}

/// Moves a component to another place in the extension's list.
pub fn move_component(package: &Package, folder: &str, to: usize) -> Result<Action, StudioError> {
    let mut change = Change::new(format!("Move component \"{folder}\""));
    edit_list(package, &mut change, |listed| {
        let at = listed.iter().position(|name| name == folder).ok_or_else(|| {
            StudioError::new(format!("\"{folder}\" is not in the extension's list")).with_help("List it first")
        })?;
        Ok(vec![Edit::Move { from: list().then(at), to }])
    })?;
    Ok(Action::new(change))
}

/// Adds a component that is present but unlisted to the extension's list.
pub fn list_component(package: &Package, folder: &str) -> Result<Action, StudioError> {
    let mut change = Change::new(format!("List component \"{folder}\""));
    edit_list(package, &mut change, |listed| {
        Ok(if listed.iter().any(|name| name == folder) { Vec::new() } else { vec![append(folder)] })
    })?;
    Ok(Action::selecting(change, shown(folder)))
}

fn shown(folder: &str) -> Selection {
    Selection::Component { folder: folder.to_owned(), input: None }
}

fn list() -> Pointer {
    "/components".into()
}

fn append(folder: &str) -> Edit {
    Edit::Insert { pointer: list().then("-"), value: json!(folder) }
}

fn set(pointer: &str, value: Value) -> Edit {
    Edit::Set { pointer: pointer.into(), value }
}

fn unused_folder(package: &Package, wanted: &str) -> String {
    let taken = package.components_in_order();
    names::unused(wanted, |name| taken.iter().any(|taken| taken.eq_ignore_ascii_case(name)))
}

fn files_of(package: &Package, folder: &str) -> Result<Vec<(PackagePath, Content)>, StudioError> {
    // A listed name can be anything, even "../x": such a component has no files.
    let Ok(parent) = PackagePath::new(&format!("components/{folder}")) else { return Ok(Vec::new()) };
    Ok(package.under(&parent).map(|(path, content)| (path.clone(), content.clone())).collect())
}

fn moved(path: &PackagePath, from: &str, to: &str) -> Result<PackagePath, StudioError> {
    let parent = PackagePath::new(&format!("components/{from}"))?;
    let rest = path.strip(&parent).unwrap_or_default();
    Ok(PackagePath::new(&format!("components/{to}/{rest}"))?)
}

/// Edits the extension's list of components, given what it holds now (entries that are no text included, as "").
fn edit_list(
    package: &Package,
    change: &mut Change,
    edits: impl FnOnce(&[String]) -> Result<Vec<Edit>, StudioError>,
) -> Result<(), StudioError> {
    let path = PackagePath::extension_metadata();
    let document = package.document(&path).ok_or_else(|| StudioError::new("metadata.json is missing"))?;
    let listed: Vec<String> = match document.value(&list()) {
        Some(Value::Array(names)) => names.iter().map(|name| name.as_str().unwrap_or_default().to_owned()).collect(),
        _ => Vec::new(),
    };
    let edited = edits(&listed)?.iter().try_fold(document.clone(), |document, edit| document.edit(edit))?;
    if edited.text() != document.text() {
        change.write_document(path, edited);
    }
    Ok(())
}

/// Edits the metadata that the change is about to write for a component; a broken file moves as it is.
fn edit_metadata(
    change: &mut Change,
    folder: &str,
    edits: impl FnOnce(&Document) -> Vec<Edit>,
) -> Result<(), StudioError> {
    let path = PackagePath::new(&format!("components/{folder}/metadata.json"))?;
    let Some(Some(Content::Document(document))) = change.files.get(&path) else { return Ok(()) };
    if document.tree().is_err() {
        return Ok(());
    }
    let edited = edits(document).iter().try_fold(document.clone(), |document, edit| document.edit(edit))?;
    change.write_document(path, edited);
    Ok(())
}
