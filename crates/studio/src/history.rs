//! Undo and redo: changes with the changes that take them back.

use std::time::{Duration, Instant};

use extension_model::{Change, Package};

/// How long a pause ends a run of typing, so that Undo takes back what was typed in one go.
const TYPING_PAUSE: Duration = Duration::from_millis(1200);

/// How many steps are kept.
const LONGEST: usize = 1000;

#[derive(Debug, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

#[derive(Debug)]
struct Step {
    /// What takes the step back (of a done step) or makes it again (of an undone one).
    other_way: Change,
    merge: Option<String>,
    at: Instant,
}

impl History {
    /// Carries out a change and remembers it. Changes with the same `merge` key in close succession become one step.
    pub fn apply(&mut self, package: &mut Package, change: &Change, merge: Option<&str>) {
        let inverse = package.apply(change);
        self.undone.clear();
        let now = Instant::now();
        if let Some(last) = self.done.last_mut()
            && merge.is_some()
            && last.merge.as_deref() == merge
            && now.duration_since(last.at) < TYPING_PAUSE
        {
            for (path, content) in inverse.files {
                last.other_way.files.entry(path).or_insert(content);
            }
            last.at = now;
            return;
        }
        self.done.push(Step { other_way: inverse, merge: merge.map(str::to_owned), at: now });
        if self.done.len() > LONGEST {
            self.done.remove(0);
        }
    }

    /// Takes the last step back and returns what that changed.
    pub fn undo(&mut self, package: &mut Package) -> Option<Change> {
        Self::swing(package, &mut self.done, &mut self.undone)
    }

    pub fn redo(&mut self, package: &mut Package) -> Option<Change> {
        Self::swing(package, &mut self.undone, &mut self.done)
    }

    fn swing(package: &mut Package, from: &mut Vec<Step>, to: &mut Vec<Step>) -> Option<Change> {
        let step = from.pop()?;
        let other_way = package.apply(&step.other_way);
        to.push(Step { other_way, merge: None, at: step.at });
        Some(step.other_way)
    }

    pub fn undo_label(&self) -> Option<&str> {
        self.done.last().map(|step| step.other_way.label.as_str())
    }

    pub fn redo_label(&self) -> Option<&str> {
        self.undone.last().map(|step| step.other_way.label.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use extension_model::PackagePath;

    fn write(text: &str) -> Change {
        let mut change = Change::new(format!("Write {text}"));
        change.write_text(PackagePath::new("README.md").unwrap(), text);
        change
    }

    fn text(package: &Package) -> Option<String> {
        package.text(&PackagePath::new("README.md").unwrap()).map(ToString::to_string)
    }

    #[test]
    fn typing_is_one_step_and_everything_comes_back() {
        let (mut package, mut history) = (Package::default(), History::default());
        history.apply(&mut package, &write("a"), None);
        for typed in ["ab", "abc"] {
            history.apply(&mut package, &write(typed), Some("typing"));
        }
        assert!(history.undo(&mut package).is_some());
        assert_eq!(text(&package).as_deref(), Some("a"));
        assert!(history.undo(&mut package).is_some());
        assert_eq!(text(&package), None);
        assert!(history.undo(&mut package).is_none());
        history.redo(&mut package);
        history.redo(&mut package);
        assert_eq!(text(&package).as_deref(), Some("abc"));
        assert_eq!(history.redo_label(), None);
    }

    #[test]
    fn a_new_change_forgets_what_was_undone() {
        let (mut package, mut history) = (Package::default(), History::default());
        history.apply(&mut package, &write("a"), None);
        history.undo(&mut package);
        history.apply(&mut package, &write("b"), None);
        assert!(history.redo(&mut package).is_none());
        assert_eq!(history.undo_label(), Some("Write b"));
    }
}
