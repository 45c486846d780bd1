//! A session with a real folder under it, and another program writing there.

// Test helpers fail by panicking.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::Path;

use extension_model::{Edit, PackagePath};
use extension_studio::views::{Answer, Overview, Question};
use extension_studio::{Resolution, Session};
use serde_json::json;
use tempfile::TempDir;

fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    write(folder.path(), "metadata.json", "\u{feff}{\r\n  \"name\": \"e\",\r\n  \"components\": []\r\n}\r\n");
    write(folder.path(), "README.md", "# E\n");
    folder
}

fn write(root: &Path, path: &str, text: &str) {
    fs::write(root.join(path), text).unwrap();
}

fn read(root: &Path, path: &str) -> String {
    fs::read_to_string(root.join(path)).unwrap()
}

fn path(path: &str) -> PackagePath {
    PackagePath::new(path).unwrap()
}

fn rename(session: &mut Session, name: &str) {
    let edit = Edit::Set { pointer: "/name".into(), value: json!(name) };
    session.edit(&path("metadata.json"), &[edit], "Edit name", None).unwrap();
}

#[test]
fn saving_changes_only_what_was_edited_and_undo_returns_every_byte() {
    let folder = folder();
    let before = read(folder.path(), "metadata.json");
    let mut session = Session::open(folder.path()).unwrap();
    rename(&mut session, "f");
    assert_eq!(session.state().unsaved, [path("metadata.json")]);
    assert_eq!(read(folder.path(), "metadata.json"), before);
    session.save().unwrap();
    assert!(session.state().unsaved.is_empty());
    assert_eq!(read(folder.path(), "metadata.json"), before.replace("\"e\"", "\"f\""));
    session.undo();
    session.save().unwrap();
    assert_eq!(read(folder.path(), "metadata.json"), before);
}

#[test]
fn an_editor_keeps_mark_and_line_endings() {
    let folder = folder();
    let mut session = Session::open(folder.path()).unwrap();
    let shown = session.file_text(&path("metadata.json")).text.unwrap();
    assert!(!shown.contains('\r') && shown.starts_with('{'));
    session.set_text(&path("metadata.json"), &shown.replace("\"e\"", "\"g\""), None).unwrap();
    session.save().unwrap();
    let saved = read(folder.path(), "metadata.json");
    assert!(saved.starts_with("\u{feff}{\r\n") && saved.contains("\"g\"") && !saved.replace("\r\n", "").contains('\n'));
}

#[test]
fn a_clean_file_follows_the_disk_and_the_change_can_be_undone() {
    let folder = folder();
    let mut session = Session::open(folder.path()).unwrap();
    write(folder.path(), "README.md", "# Theirs\n");
    let outcome = session.disk_changed(&[path("README.md")]).unwrap();
    assert_eq!(outcome.touched, [path("README.md")]);
    assert_eq!(session.file_text(&path("README.md")).text.unwrap(), "# Theirs\n");
    assert!(session.state().unsaved.is_empty());
    assert!(session.disk_changed(&[path("README.md")]).is_none());
    session.undo();
    assert_eq!(session.state().unsaved, [path("README.md")]);
}

#[test]
fn a_clash_loses_neither_side() {
    let folder = folder();
    let mut session = Session::open(folder.path()).unwrap();
    rename(&mut session, "mine");
    write(folder.path(), "metadata.json", "{\"name\": \"theirs\"}");
    session.disk_changed(&[path("metadata.json")]).unwrap();
    assert_eq!(session.state().conflicts, [path("metadata.json")]);

    session.save().unwrap();
    assert_eq!(read(folder.path(), "metadata.json"), "{\"name\": \"theirs\"}");
    let conflict = session.conflict(&path("metadata.json")).unwrap();
    assert!(conflict.mine.unwrap().contains("mine") && conflict.theirs.unwrap().contains("theirs"));

    let text = "{\"name\": \"both\"}".to_owned();
    session.resolve_conflict(&path("metadata.json"), Resolution::Merged { text }).unwrap();
    session.save().unwrap();
    assert_eq!(read(folder.path(), "metadata.json"), "{\"name\": \"both\"}");
    session.undo();
    assert!(session.file_text(&path("metadata.json")).text.unwrap().contains("mine"));
}

#[test]
fn a_save_notices_what_the_watch_has_not_told_yet() {
    let folder = folder();
    let mut session = Session::open(folder.path()).unwrap();
    rename(&mut session, "mine");
    write(folder.path(), "metadata.json", "{}");
    let outcome = session.save().unwrap();
    assert_eq!(outcome.state.conflicts, [path("metadata.json")]);
    assert_eq!(read(folder.path(), "metadata.json"), "{}");
    session.resolve_conflict(&path("metadata.json"), Resolution::Mine).unwrap();
    session.save().unwrap();
    assert!(read(folder.path(), "metadata.json").contains("mine"));
}

#[test]
fn theirs_can_be_taken_also_when_they_deleted_it() {
    let folder = folder();
    let mut session = Session::open(folder.path()).unwrap();
    session.set_text(&path("README.md"), "# Mine\n", None).unwrap();
    fs::remove_file(folder.path().join("README.md")).unwrap();
    session.disk_changed(&[path("README.md")]).unwrap();
    assert_eq!(session.conflict(&path("README.md")).unwrap().theirs, None);
    session.resolve_conflict(&path("README.md"), Resolution::Theirs).unwrap();
    assert!(session.state().unsaved.is_empty());
    assert!(session.package().get(&path("README.md")).is_none());
    session.undo();
    assert_eq!(session.file_text(&path("README.md")).text.unwrap(), "# Mine\n");
}

#[test]
fn a_change_answers_what_was_asked_with_it_as_the_change_left_the_package() {
    let folder = folder();
    let mut session = Session::open(folder.path()).unwrap();
    let edit = Edit::Set { pointer: "/title".into(), value: json!("Answered") };
    let outcome = session.edit(&path("metadata.json"), &[edit], "Edit title", None).unwrap();
    let questions = [Question::Overview, Question::Component { folder: "../x".into() }];
    let answers = outcome.answering(&questions, &session).answers;
    let [Some(Answer::Overview(overview)), None] = answers.as_slice() else { panic!("{answers:?}") };
    assert_eq!(**overview, Overview::of(&session));
    assert_eq!(overview.extension.title, "Answered");
}
