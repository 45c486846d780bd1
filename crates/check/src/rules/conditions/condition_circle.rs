use std::collections::{HashMap, HashSet};

use extension_model::Pointer;

use crate::context::ComponentContext;
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// Conditions that go in a circle.
    ///
    /// ## What it does
    /// Follows the conditions in `showIf` from input to input, and tells where they come back to where they started.
    ///
    /// ## Why it matters
    /// While all of the circle is hidden, nothing can be changed that would show any of it.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "inputs": [
    ///     { "name": "shape", "type": "String", "showIf": [{ "parameter": "size", "value": "big" }] },
    ///     { "name": "size", "type": "String", "showIf": [{ "parameter": "shape", "value": "round" }] }
    ///   ]
    /// }
    /// ```
    ///
    /// ## Repair
    /// Remove one of the conditions.
    ConditionCircle = Warning("condition-circle")
}

impl Check for ConditionCircle {
    fn component(&self, component: &ComponentContext, report: &mut Report) {
        let Some(metadata) = component.metadata() else { return };
        let mut graph = Graph::default();
        for input in component.inputs() {
            let ways = super::conditions(&input)
                .filter(|(_, condition)| condition.parameter != input.input.name)
                .map(|(pointer, condition)| (pointer.then("parameter"), condition.parameter.clone()));
            graph.ways.entry(input.input.name.clone()).or_default().extend(ways);
        }
        for input in component.inputs() {
            let Some((pointer, circle)) = graph.circle_from(&input.input.name) else { continue };
            report
                .value(metadata.file, pointer, format!("The conditions go in a circle: {}", circle.join(" → ")))
                .help("Remove one of them");
        }
    }
}

/// Which input shows by which others.
#[derive(Default)]
struct Graph {
    ways: HashMap<String, Vec<(Pointer, String)>>,
    /// Inputs that no circle leads through any more but those already told.
    done: HashSet<String>,
}

impl Graph {
    /// A circle that can be reached from an input and was not told before: the condition that closes it, and the inputs on it.
    fn circle_from(&mut self, start: &str) -> Option<(Pointer, Vec<String>)> {
        if self.done.contains(start) {
            return None;
        }
        let mut path: Vec<(String, usize)> = vec![(start.to_owned(), 0)];
        let mut found = None;
        while let Some((name, next)) = path.last_mut() {
            let way = self.ways.get(name.as_str()).and_then(|ways| ways.get(*next)).cloned();
            *next += 1;
            match way {
                Some((pointer, target)) => {
                    if let Some(at) = path.iter().position(|(name, _)| *name == target) {
                        let circle = path[at..].iter().map(|(name, _)| name.clone()).chain([target]).collect();
                        found.get_or_insert((pointer, circle));
                    } else if !self.done.contains(&target) {
                        path.push((target, 0));
                    }
                }
                None => {
                    self.done.extend(path.pop().map(|(name, _)| name));
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found_in_inputs;

    #[test]
    fn a_circle_is_told_once() {
        let inputs = r#"[
            {"name": "start", "showIf": [{"parameter": "a"}]},
            {"name": "a", "showIf": [{"parameter": "b"}]},
            {"name": "b", "showIf": [{"parameter": "free"}, {"parameter": "c"}]},
            {"name": "c", "showIf": [{"parameter": "a"}]},
            {"name": "free"}
        ]"#;
        assert_snapshot!(found_in_inputs(&ConditionCircle, inputs), @r#"
        components/a/metadata.json:5:52 «"a"» warning at /inputs/3/showIf/0/parameter
          The conditions go in a circle: a → b → c → a
          help: Remove one of them
        "#);
    }

    #[test]
    fn two_ways_to_one_input_are_no_circle() {
        let inputs = r#"[
            {"name": "a", "showIf": [{"parameter": "b"}, {"parameter": "c"}, {"parameter": "a"}]},
            {"name": "b", "showIf": [{"parameter": "c"}]},
            {"name": "c", "showIf": [{"parameter": "missing"}]}
        ]"#;
        assert_eq!(found_in_inputs(&ConditionCircle, inputs), "");
    }
}
