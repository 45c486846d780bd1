use crate::context::{ComponentContext, Context, NamedIcon};
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// An icon that holds more than a picture.
    ///
    /// ## What it does
    /// Looks into SVG icons for scripts, event handlers, embedded HTML, entities and references to other files.
    ///
    /// ## Why it matters
    /// Whoever installs the extension gets the icon with all that is in it. Browsers run none of it in a picture, so it
    /// is useless at best, and other programs may be less careful.
    ///
    /// ## Example
    /// ```xml
    /// <svg xmlns="http://www.w3.org/2000/svg" onload="start()"><image href="https://example.com/a.png"/></svg>
    /// ```
    ///
    /// ## Repair
    /// Remove it, or export the icon again as a plain SVG.
    IconHazard = Warning("icon-hazard")
}

impl Check for IconHazard {
    fn package(&self, package: &Context, report: &mut Report) {
        package.icon.iter().for_each(|icon| check(icon, report));
    }

    fn component(&self, component: &ComponentContext, report: &mut Report) {
        component.icon.iter().for_each(|icon| check(icon, report));
    }
}

fn check(icon: &NamedIcon, report: &mut Report) {
    let Some((path, Ok(inspected))) = icon.inspected() else { return };
    for hazard in &inspected.hazards {
        report
            .whole(path, format!("The icon \"{}\" is more than a picture: {hazard}", icon.name))
            .help("Export the icon as a plain SVG");
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found;

    #[test]
    fn scripts_and_references_are_told_once_each() {
        let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" onload="x()"><script/><image href="https://example.com/a.png"/></svg>"#;
        let files = [
            ("metadata.json", r#"{"icon": "x.svg"}"#),
            ("components/a/metadata.json", r#"{"icon": "y.svg"}"#),
            ("icons/x.svg", svg),
            ("icons/y.svg", "<svg/>"),
        ];
        assert_snapshot!(found(&IconHazard, &files), @r#"
        icons/x.svg warning
          The icon "x.svg" is more than a picture: it holds a script
          help: Export the icon as a plain SVG
        icons/x.svg warning
          The icon "x.svg" is more than a picture: it holds an event handler (onload)
          help: Export the icon as a plain SVG
        icons/x.svg warning
          The icon "x.svg" is more than a picture: it refers to something outside of it (https://example.com/a.png)
          help: Export the icon as a plain SVG
        icons/y.svg warning
          The icon "y.svg" is more than a picture: it lacks xmlns="http://www.w3.org/2000/svg", so that browsers draw nothing
          help: Export the icon as a plain SVG
        "#);
    }

    #[test]
    fn a_drawing_passes() {
        let svg = r##"<svg xmlns="http://www.w3.org/2000/svg"><g id="a"/><use href="#a"/></svg>"##;
        assert_eq!(found(&IconHazard, &[("metadata.json", r#"{"icon": "x.svg"}"#), ("icons/x.svg", svg)]), "");
    }
}
