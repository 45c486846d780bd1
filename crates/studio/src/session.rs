//! One open package: what is in memory, what is on disk, and how the two stay together.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use extension_model::text::{for_editor, from_editor};
use extension_model::{Change, Content, Edit, Package, PackagePath};
use serde::Deserialize;
use ts_rs::TS;

use crate::StudioError;
use crate::actions::Action;
use crate::history::History;
use crate::views::{Conflict, FileText, Outcome, Selection, State};

/// An open package.
pub struct Session {
    root: PathBuf,
    package: Package,
    /// The files as they were last read or written.
    on_disk: Package,
    history: History,
    revision: u64,
    unsaved: BTreeSet<PackagePath>,
    /// Unsaved files that changed outside as well, with what stands on disk now.
    conflicts: BTreeMap<PackagePath, Option<Content>>,
    autosave: bool,
    save_problem: Option<String>,
}

/// How a clash between an unsaved file and an outside change ends.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(tag = "keep", rename_all = "camelCase")]
#[ts(export)]
pub enum Resolution {
    Mine,
    Theirs,
    /// A text made of both.
    Merged {
        text: String,
    },
}

impl Session {
    pub fn open(root: &Path) -> Result<Self, StudioError> {
        let package = extension_package::open(root)?;
        Ok(Self {
            root: root.canonicalize().unwrap_or_else(|_| root.to_path_buf()),
            on_disk: package.clone(),
            package,
            history: History::default(),
            revision: 0,
            unsaved: BTreeSet::new(),
            conflicts: BTreeMap::new(),
            autosave: false,
            save_problem: None,
        })
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    pub fn package(&self) -> &Package {
        &self.package
    }

    pub fn revision(&self) -> u64 {
        self.revision
    }

    pub fn wants_saving(&self) -> bool {
        self.autosave && self.unsaved.iter().any(|path| !self.conflicts.contains_key(path))
    }

    pub fn state(&self) -> State {
        State {
            revision: self.revision,
            undo: self.history.undo_label().map(str::to_owned),
            redo: self.history.redo_label().map(str::to_owned),
            unsaved: self.unsaved.iter().cloned().collect(),
            conflicts: self.conflicts.keys().cloned().collect(),
            autosave: self.autosave,
            save_problem: self.save_problem.clone(),
        }
    }

    /// Makes a change, remembered as one step; `merge` joins it with the step before when that has the same key.
    pub fn apply(&mut self, change: &Change, merge: Option<&str>, select: Option<Selection>) -> Outcome {
        if change.files.is_empty() {
            return self.outcome(Vec::new(), select);
        }
        self.history.apply(&mut self.package, change, merge);
        self.changed(change.files.keys().cloned().collect(), select)
    }

    pub fn act(&mut self, action: Action) -> Outcome {
        self.apply(&action.change, None, action.select)
    }

    /// Edits of one JSON file, made together or not at all.
    pub fn edit(
        &mut self,
        path: &PackagePath,
        edits: &[Edit],
        label: &str,
        merge: Option<&str>,
    ) -> Result<Outcome, StudioError> {
        let document =
            self.package.document(path).ok_or_else(|| StudioError::new(format!("{path} is not there any more")))?;
        let edited = edits.iter().try_fold(document.clone(), |document, edit| document.edit(edit))?;
        if edited.text() == document.text() {
            return Ok(self.outcome(Vec::new(), None));
        }
        let mut change = Change::new(label);
        change.write_document(path.clone(), edited);
        Ok(self.apply(&change, merge, None))
    }

    /// Replaces a text file by what an editor holds; its byte order mark and line endings stay as they were.
    pub fn set_text(&mut self, path: &PackagePath, text: &str, merge: Option<&str>) -> Result<Outcome, StudioError> {
        let before = match self.package.get(path) {
            None => "",
            Some(content) => match content.text() {
                Some(text) => text.as_ref(),
                None => {
                    return Err(StudioError::new(format!("{path} is not a text file"))
                        .with_help("Open it in a program that knows its format"));
                }
            },
        };
        let text = from_editor(before, text);
        if text == before && self.package.get(path).is_some() {
            return Ok(self.outcome(Vec::new(), None));
        }
        let mut change = Change::new(format!("Edit {}", path.file_name()));
        change.write_text(path.clone(), text);
        Ok(self.apply(&change, merge, None))
    }

    pub fn undo(&mut self) -> Outcome {
        let touched = self.history.undo(&mut self.package);
        self.swung(touched)
    }

    pub fn redo(&mut self) -> Outcome {
        let touched = self.history.redo(&mut self.package);
        self.swung(touched)
    }

    fn swung(&mut self, change: Option<Change>) -> Outcome {
        match change {
            Some(change) => self.changed(change.files.into_keys().collect(), None),
            None => self.outcome(Vec::new(), None),
        }
    }

    pub fn file_text(&self, path: &PackagePath) -> FileText {
        let (text, problem) = match self.package.get(path) {
            None => (None, Some("There is no such file yet".to_owned())),
            Some(Content::Unread { reason }) => (None, Some(reason.to_string())),
            Some(content) => match content.text() {
                Some(text) => (Some(for_editor(text)), None),
                None => (None, Some("This file is not UTF-8 text; it is kept as it is".to_owned())),
            },
        };
        FileText { path: path.clone(), text, problem, revision: self.revision }
    }

    pub fn set_autosave(&mut self, on: bool) -> Outcome {
        self.autosave = on;
        self.outcome(Vec::new(), None)
    }

    /// Writes every unsaved file that does not clash with an outside change. What cannot be written stays unsaved.
    pub fn save(&mut self) -> Result<Outcome, StudioError> {
        let unsaved: Vec<_> = self.unsaved.iter().cloned().collect();
        let meanwhile = self.take_in(&unsaved);
        let writes: Vec<_> = self
            .unsaved
            .iter()
            .filter(|path| !self.conflicts.contains_key(*path))
            .map(|path| (path.clone(), self.package.get(path).cloned()))
            .collect();
        let result = extension_package::save(&self.root, &writes);
        // A save that failed half-way has written some files: ask the disk which.
        for (path, content) in &writes {
            let written = result.is_ok() || same(extension_package::read(&self.root, path).as_ref(), content.as_ref());
            if written {
                remember(&mut self.on_disk, path, content.clone());
            }
        }
        self.refresh_unsaved(writes.into_iter().map(|(path, _)| path));
        self.save_problem = result.as_ref().err().map(ToString::to_string);
        result?;
        Ok(self.outcome(meanwhile, None))
    }

    /// Takes in what changed on disk: clean files follow, unsaved ones become a conflict. Nothing when all of it was our own writing.
    pub fn disk_changed(&mut self, paths: &[PackagePath]) -> Option<Outcome> {
        let before = self.conflicts.len();
        let touched = self.take_in(paths);
        (!touched.is_empty() || self.conflicts.len() != before).then(|| self.outcome(touched, None))
    }

    fn take_in(&mut self, paths: &[PackagePath]) -> Vec<PackagePath> {
        let mut followed = Change::new("Change made outside");
        for path in paths {
            let theirs = extension_package::read(&self.root, path);
            if same(theirs.as_ref(), self.on_disk.get(path)) {
                continue;
            }
            remember(&mut self.on_disk, path, theirs.clone());
            if same(theirs.as_ref(), self.package.get(path)) {
                self.conflicts.remove(path);
            } else if self.unsaved.contains(path) {
                self.conflicts.insert(path.clone(), theirs);
            } else {
                followed.files.insert(path.clone(), theirs);
            }
        }
        self.refresh_unsaved(paths.iter().cloned());
        if followed.files.is_empty() {
            return Vec::new();
        }
        // An outside change is a step like any other: undoing older ones must not undo it silently.
        self.history.apply(&mut self.package, &followed, None);
        let touched: Vec<_> = followed.files.into_keys().collect();
        self.changed(touched.clone(), None);
        touched
    }

    pub fn conflict(&self, path: &PackagePath) -> Result<Conflict, StudioError> {
        let theirs =
            self.conflicts.get(path).ok_or_else(|| StudioError::new(format!("{path} is in no conflict any more")))?;
        let shown = |content: Option<&Content>| content.and_then(Content::text).map(|text| for_editor(text));
        Ok(Conflict { path: path.clone(), mine: shown(self.package.get(path)), theirs: shown(theirs.as_ref()) })
    }

    pub fn resolve_conflict(&mut self, path: &PackagePath, resolution: Resolution) -> Result<Outcome, StudioError> {
        let theirs = self
            .conflicts
            .remove(path)
            .ok_or_else(|| StudioError::new(format!("{path} is in no conflict any more")))?;
        let mut change = Change::new(format!("Settle {}", path.file_name()));
        match resolution {
            Resolution::Mine => return Ok(self.outcome(vec![path.clone()], None)),
            Resolution::Theirs => {
                change.files.insert(path.clone(), theirs);
            }
            Resolution::Merged { text } => {
                let shape = theirs.as_ref().or(self.package.get(path)).and_then(Content::text);
                change.write_text(path.clone(), from_editor(shape.map_or("", AsRef::as_ref), &text));
            }
        }
        Ok(self.apply(&change, None, None))
    }

    fn changed(&mut self, touched: Vec<PackagePath>, select: Option<Selection>) -> Outcome {
        self.revision += 1;
        self.refresh_unsaved(touched.iter().cloned());
        self.outcome(touched, select)
    }

    fn refresh_unsaved(&mut self, paths: impl IntoIterator<Item = PackagePath>) {
        for path in paths {
            if same(self.package.get(&path), self.on_disk.get(&path)) {
                self.unsaved.remove(&path);
                self.conflicts.remove(&path);
            } else {
                self.unsaved.insert(path);
            }
        }
    }

    fn outcome(&self, touched: Vec<PackagePath>, select: Option<Selection>) -> Outcome {
        Outcome { state: self.state(), touched, select, answers: Vec::new() }
    }
}

fn same(one: Option<&Content>, other: Option<&Content>) -> bool {
    match (one, other) {
        (None, None) => true,
        (Some(one), Some(other)) => one.same_bytes(other),
        _ => false,
    }
}

fn remember(package: &mut Package, path: &PackagePath, content: Option<Content>) {
    let mut change = Change::new("");
    change.files.insert(path.clone(), content);
    package.apply(&change);
}
