use crate::context::InputContext;
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// The minimum of a number is not below its maximum.
    ///
    /// ## What it does
    /// Compares `min` with `max`. A warning where both are the same, or where the number may be left empty.
    ///
    /// ## Why it matters
    /// No number lies between them, so that the form can never be filled. Where they are the same there is nothing to
    /// choose.
    ///
    /// ## Example
    /// ```json
    /// { "name": "radius", "type": "Number", "min": 100, "max": 10 }
    /// ```
    ///
    /// ## Repair
    /// Swap them, or correct one.
    BoundsReversed = Error("bounds-reversed")
}

impl Check for BoundsReversed {
    fn input(&self, input: &InputContext, report: &mut Report) {
        let bounds = input.input.number("min").zip(input.input.number("max"));
        let Some((min, max)) = bounds.filter(|(min, max)| min >= max && super::has_option(input, "min")) else {
            return;
        };
        let problem = if min == max {
            let message = format!("The minimum and the maximum are both {min}");
            report.value(input.file, input.at("min"), message).help("Leave a range to choose from").only_a_warning()
        } else {
            let message = format!("The minimum {min} is above the maximum {max}");
            report.value(input.file, input.at("min"), message).help("Swap them")
        };
        if input.input.optional || !input.input.show_if.is_empty() {
            problem.only_a_warning();
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found_in_inputs;

    #[test]
    fn bounds_without_room_are_told() {
        let inputs = r#"[
            {"type": "Number", "min": 100, "max": "10"},
            {"type": "Number", "min": 1.5, "max": 1.5},
            {"type": "Number", "min": 2, "max": 1, "optional": true}
        ]"#;
        assert_snapshot!(found_in_inputs(&BoundsReversed, inputs), @"
        components/a/metadata.json:2:39 «100» error at /inputs/0/min
          The minimum 100 is above the maximum 10
          help: Swap them
        components/a/metadata.json:3:39 «1.5» warning at /inputs/1/min
          The minimum and the maximum are both 1.5
          help: Leave a range to choose from
        components/a/metadata.json:4:39 «2» warning at /inputs/2/min
          The minimum 2 is above the maximum 1
          help: Swap them
        ");
    }

    #[test]
    fn ordered_and_missing_bounds_pass() {
        let inputs = r#"[{"type": "Number", "min": -1, "max": 0}, {"type": "Number", "min": 9}, {"type": "String", "min": 2, "max": 1}]"#;
        assert_eq!(found_in_inputs(&BoundsReversed, inputs), "");
    }
}
