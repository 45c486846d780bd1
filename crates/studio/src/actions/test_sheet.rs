//! Editing a test's `.ndjson` table: only the lines that an edit concerns change, each by its smallest edit.

use std::fmt::Write as _;

use extension_model::{Change, Document, Edit, Package, PackagePath, Pointer, Provider};
use extension_testing::{Sheet, SheetColumn, cell_value};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use ts_rs::TS;

use super::Action;
use crate::StudioError;

/// One change of a table as a grid shows it.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[ts(export)]
pub enum SheetEdit {
    /// Types texts into cells; rows behind the last one are made.
    SetCells {
        cells: Vec<CellText>,
    },
    /// Puts empty rows before the row `at`.
    InsertRows {
        #[ts(type = "number")]
        at: usize,
        #[ts(type = "number")]
        count: usize,
    },
    RemoveRows {
        #[ts(type = "Array<number>")]
        rows: Vec<usize>,
    },
    /// Adds a column, with a type in the `.schema` file.
    #[serde(rename_all = "camelCase")]
    AddColumn {
        name: String,
        type_name: String,
    },
    RenameColumn {
        from: String,
        to: String,
    },
    RemoveColumn {
        name: String,
    },
    /// Writes a column's type into the `.schema` file; none takes it out, so that it is inferred again.
    #[serde(rename_all = "camelCase")]
    SetType {
        name: String,
        type_name: Option<String>,
    },
}

/// What is typed into a cell.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[ts(export)]
pub struct CellText {
    #[ts(type = "number")]
    pub row: usize,
    pub column: String,
    /// None for null.
    pub text: Option<String>,
}

/// Changes `test/<stem>.ndjson` and, where types are concerned, `test/<stem>.schema`.
///
/// # Errors
/// When a cell's type does not take its text, a row is a broken line, or a name is taken.
pub fn edit_test_sheet(package: &Package, folder: &str, stem: &str, edit: &SheetEdit) -> Result<Action, StudioError> {
    let editor = Editor::new(package, folder, stem)?;
    let label = |what: &str| format!("{what} of {stem}.ndjson");
    Ok(Action::new(match edit {
        SheetEdit::SetCells { cells } => editor.set_cells(cells, label("Edit cells"))?,
        SheetEdit::InsertRows { at, count } => editor.insert_rows(*at, *count, label("Add rows")),
        SheetEdit::RemoveRows { rows } => editor.remove_rows(rows, label("Remove rows")),
        SheetEdit::AddColumn { name, type_name } => {
            editor.new_name(name)?;
            editor.set_type(name, Some(type_name), &label(&format!("Add column \"{name}\"")))?
        }
        SheetEdit::RenameColumn { from, to } => {
            editor.new_name(to)?;
            editor.rename_column(from, to, label(&format!("Rename column \"{from}\"")))?
        }
        SheetEdit::RemoveColumn { name } => editor.remove_column(name, label(&format!("Remove column \"{name}\"")))?,
        SheetEdit::SetType { name, type_name } => {
            editor.set_type(name, type_name.as_deref(), &label(&format!("Type of \"{name}\"")))?
        }
    }))
}

/// A new table with one column, under a free name.
///
/// # Errors
/// When the name is none that a file can have.
pub fn add_test_sheet(package: &Package, folder: &str, stem: &str) -> Result<Action, StudioError> {
    let usable =
        !stem.is_empty() && stem.chars().all(|character| character.is_alphanumeric() || "_-".contains(character));
    if !usable {
        return Err(StudioError::new(format!("\"{stem}\" cannot be the name of a table"))
            .with_help("Use letters, digits, hyphens and underscores"));
    }
    let path = file(folder, stem, "ndjson")?;
    if package.get(&path).is_some() {
        return Err(StudioError::new(format!("There is a table {stem}.ndjson already")));
    }
    let mut change = Change::new(format!("Add table {stem}.ndjson"));
    change.write_text(path, "{\"id\": 1}\n");
    Ok(Action::new(change))
}

fn file(folder: &str, stem: &str, ending: &str) -> Result<PackagePath, StudioError> {
    Ok(PackagePath::new(&format!("components/{folder}/test/{stem}.{ending}"))?)
}

struct Editor<'a> {
    package: &'a Package,
    provider: Provider,
    path: PackagePath,
    schema_path: PackagePath,
    sheet: Sheet,
    /// With their line ends.
    lines: Vec<String>,
    line_end: &'static str,
}

impl<'a> Editor<'a> {
    fn new(package: &'a Package, folder: &str, stem: &str) -> Result<Self, StudioError> {
        let path = file(folder, stem, "ndjson")?;
        let text = package.text(&path).ok_or_else(|| StudioError::new(format!("There is no {path}")))?;
        Ok(Self {
            package,
            provider: package.provider(),
            schema_path: file(folder, stem, "schema")?,
            sheet: Sheet::read(&package.component(folder), stem, package.provider()),
            lines: text.split_inclusive('\n').map(str::to_owned).collect(),
            line_end: if text.contains("\r\n") { "\r\n" } else { "\n" },
            path,
        })
    }

    fn column(&self, name: &str) -> Result<&SheetColumn, StudioError> {
        let found = self.sheet.columns.iter().find(|column| column.name == name);
        found.ok_or_else(|| StudioError::new(format!("There is no column \"{name}\" any more")))
    }

    fn new_name(&self, name: &str) -> Result<(), StudioError> {
        if name.trim().is_empty() {
            return Err(StudioError::new("A column needs a name"));
        }
        if self.sheet.columns.iter().any(|column| column.name.eq_ignore_ascii_case(name)) {
            return Err(StudioError::new(format!("There is a column \"{name}\" already")));
        }
        Ok(())
    }

    fn set_cells(mut self, cells: &[CellText], label: String) -> Result<Change, StudioError> {
        let last = cells.iter().map(|cell| cell.row + 1).max().unwrap_or_default();
        let missing = last.saturating_sub(self.sheet.lines.len());
        for row in self.empty_rows(missing) {
            self.end_last_line();
            self.lines.push(row);
            self.sheet.lines.push(self.lines.len());
        }
        for cell in cells {
            let column = self.column(&cell.column)?;
            let value = match &cell.text {
                None => Value::Null,
                Some(text) => cell_value(text, &column.type_name, self.provider).map_err(|message| {
                    StudioError::new(format!("Row {}, column \"{}\": {message}", cell.row + 1, cell.column))
                })?,
            };
            let edit = Edit::Set { pointer: Pointer::root().then(&cell.column), value };
            let at = self.sheet.lines[cell.row] - 1;
            self.lines[at] = edited(&self.lines[at], &edit)
                .map_err(|error| StudioError::new(format!("{}, line {}: {error}", self.path, at + 1)))?;
        }
        Ok(self.written(label))
    }

    fn insert_rows(mut self, at: usize, count: usize, label: String) -> Change {
        let line = match self.sheet.lines.get(at) {
            Some(line) => line - 1,
            None => {
                self.end_last_line();
                self.lines.len()
            }
        };
        let rows: Vec<_> = self.empty_rows(count).collect();
        self.lines.splice(line..line, rows);
        self.written(label)
    }

    fn remove_rows(mut self, rows: &[usize], label: String) -> Change {
        for line in rows.iter().filter_map(|row| self.sheet.lines.get(*row)) {
            self.lines[line - 1].clear();
        }
        self.written(label)
    }

    fn rename_column(mut self, from: &str, to: &str, label: String) -> Result<Change, StudioError> {
        self.column(from)?;
        let edit = Edit::Rename { pointer: Pointer::root().then(from), key: to.to_owned() };
        self.each_row_with(from, &edit)?;
        let schema = self.schema().filter(|schema| schema.value(&Pointer::root().then(from)).is_some());
        let schema = schema.map(|schema| schema.edit(&edit)).transpose()?;
        let mut change = self.written(label);
        change.files.extend(schema.map(|schema| {
            (
                self.schema_path.clone(),
                Some(extension_model::Content::from_text(&self.schema_path, schema.text().clone())),
            )
        }));
        Ok(change)
    }

    fn remove_column(mut self, name: &str, label: String) -> Result<Change, StudioError> {
        self.column(name)?;
        let edit = Edit::Remove { pointer: Pointer::root().then(name) };
        self.each_row_with(name, &edit)?;
        let schema = self.set_type(name, None, &label)?;
        let mut change = self.written(label);
        change.files.extend(schema.files);
        Ok(change)
    }

    fn each_row_with(&mut self, column: &str, edit: &Edit) -> Result<(), StudioError> {
        let pointer = Pointer::root().then(column);
        for line in &self.sheet.lines {
            let text = &mut self.lines[line - 1];
            if Document::new(text.trim()).value(&pointer).is_some() {
                *text = edited(text, edit)?;
            }
        }
        Ok(())
    }

    /// The schema file as JSON, if it is there and is that.
    fn schema(&self) -> Option<Document> {
        let schema = Document::new(self.package.text(&self.schema_path)?.clone());
        schema.tree().is_ok().then_some(schema)
    }

    fn set_type(&self, name: &str, type_name: Option<&str>, label: &str) -> Result<Change, StudioError> {
        if self.sheet.schema_problem.is_some() {
            return Err(
                StudioError::new(format!("{} cannot be read", self.schema_path)).with_help("Repair its text first")
            );
        }
        let pointer = Pointer::root().then(name);
        let mut change = Change::new(label);
        let schema = match (self.schema(), type_name) {
            (None, None) => return Ok(change),
            (None, Some(type_name)) => Document::new(format!("{{\n  {}: {}\n}}\n", json!(name), json!(type_name))),
            (Some(schema), Some(type_name)) => schema.edit(&Edit::Set { pointer, value: json!(type_name) })?,
            (Some(schema), None) => schema.edit(&Edit::Remove { pointer })?,
        };
        let is_empty = schema.tree().is_ok_and(|tree| tree.members().is_empty());
        if is_empty {
            change.remove(self.schema_path.clone());
        } else {
            change.write_text(self.schema_path.clone(), schema.text().clone());
        }
        Ok(change)
    }

    /// Lines of rows that hold nothing yet, with the columns that the rows have.
    fn empty_rows(&self, count: usize) -> impl Iterator<Item = String> + use<> {
        let nulls: Map<_, _> = self.sheet.columns.iter().map(|column| (column.name.clone(), Value::Null)).collect();
        let line = format!("{}{}", on_one_line(&Value::Object(nulls)), self.line_end);
        std::iter::repeat_n(line, count)
    }

    fn end_last_line(&mut self) {
        if let Some(last) = self.lines.last_mut()
            && !last.ends_with('\n')
        {
            last.push_str(self.line_end);
        }
    }

    fn written(&self, label: String) -> Change {
        let mut change = Change::new(label);
        change.write_text(self.path.clone(), self.lines.concat());
        change
    }
}

/// A line after an edit of its object. What would not stay on one line is written anew.
fn edited(line: &str, edit: &Edit) -> Result<String, extension_model::EditError> {
    let content = line.trim_start_matches('\u{feff}').trim();
    let start = line.find(content).unwrap_or_default();
    let document = Document::new(content).edit(edit)?;
    let text = match document.tree() {
        Ok(tree) if document.text().contains('\n') => on_one_line(&tree.to_value()),
        _ => document.text().to_string(),
    };
    Ok(format!("{}{text}{}", &line[..start], &line[start + content.len()..]))
}

/// JSON as sample rows are written: a space behind every colon and comma.
fn on_one_line(value: &Value) -> String {
    let mut text = String::new();
    let join = |text: &mut String, at: usize| {
        if at > 0 {
            text.push_str(", ");
        }
    };
    match value {
        Value::Array(entries) => {
            text.push('[');
            for (at, entry) in entries.iter().enumerate() {
                join(&mut text, at);
                text.push_str(&on_one_line(entry));
            }
            text.push(']');
        }
        Value::Object(members) => {
            text.push('{');
            for (at, (name, value)) in members.iter().enumerate() {
                join(&mut text, at);
                // Writing to a text cannot fail.
                let _ = write!(text, "{}: {}", json!(name), on_one_line(value));
            }
            text.push('}');
        }
        plain => text = plain.to_string(),
    }
    text
}
