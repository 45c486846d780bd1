use crate::context::InputContext;
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// A slider without a minimum or a maximum.
    ///
    /// ## What it does
    /// Looks for both `min` and `max` where a number's `mode` is `slider`.
    ///
    /// ## Why it matters
    /// A slider goes from its minimum to its maximum. Where Workflows puts the ends that are missing is not documented.
    ///
    /// ## Example
    /// ```json
    /// { "name": "opacity", "type": "Number", "mode": "slider", "max": 100 }
    /// ```
    ///
    /// ## Repair
    /// Add what is missing: `"min": 0`.
    SliderWithoutBounds = Warning("slider-without-bounds")
}

impl Check for SliderWithoutBounds {
    fn input(&self, input: &InputContext, report: &mut Report) {
        if input.input.mode() != Some("slider") || !super::has_option(input, "min") {
            return;
        }
        let is_missing = |key: &&str| input.input.own.get(*key).is_none_or(serde_json::Value::is_null);
        let missing: Vec<_> = ["min", "max"].into_iter().filter(is_missing).collect();
        if !missing.is_empty() {
            report.value(input.file, input.at("mode"), format!("The slider has no {}", missing.join(" and no "))).help(
                format!("Add {}", missing.iter().map(|key| format!("\"{key}\"")).collect::<Vec<_>>().join(" and ")),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found_in_inputs;

    #[test]
    fn missing_ends_are_told() {
        let inputs = r#"[{"type": "Number", "mode": "slider"}, {"type": "Number", "mode": "slider", "min": 0}]"#;
        assert_snapshot!(found_in_inputs(&SliderWithoutBounds, inputs), @r#"
        components/a/metadata.json:1:53 «"slider"» warning at /inputs/0/mode
          The slider has no min and no max
          help: Add "min" and "max"
        components/a/metadata.json:1:91 «"slider"» warning at /inputs/1/mode
          The slider has no max
          help: Add "max"
        "#);
    }

    #[test]
    fn a_field_needs_none() {
        let inputs = r#"[{"type": "Number"}, {"type": "Number", "mode": "slider", "min": "0", "max": 1}]"#;
        assert_eq!(found_in_inputs(&SliderWithoutBounds, inputs), "");
    }
}
