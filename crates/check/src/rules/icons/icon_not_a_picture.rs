use extension_package::IconError;

use crate::context::{ComponentContext, Context, File, NamedIcon};
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// An icon that is neither an SVG nor a PNG.
    ///
    /// ## What it does
    /// Looks into the file that an `icon` names; its ending does not count.
    ///
    /// ## Why it matters
    /// Icons are packaged as SVG or PNG. Anything else would show as a broken picture.
    ///
    /// ## Example
    /// `icons/buffer.svg` is a photograph that was given another ending.
    ///
    /// ## Repair
    /// Export the icon as an SVG.
    IconNotAPicture = Error("icon-not-a-picture")
}

impl Check for IconNotAPicture {
    fn package(&self, package: &Context, report: &mut Report) {
        super::of_extension(package).into_iter().for_each(|(icon, file)| check(icon, file, report));
    }

    fn component(&self, component: &ComponentContext, report: &mut Report) {
        super::of_component(component).into_iter().for_each(|(icon, file)| check(icon, file, report));
    }
}

fn check(icon: &NamedIcon, file: &File, report: &mut Report) {
    let problem = match icon.inspected() {
        Some((_, Err(IconError::Unread { reason, .. }))) => format!("The icon \"{}\" is not read: {reason}", icon.name),
        Some((_, Err(IconError::NotAnImage { .. }))) => {
            format!("The icon \"{}\" is neither an SVG nor a PNG", icon.name)
        }
        // A picture that is damaged can be packaged, and is told by another rule.
        Some((_, Ok(_) | Err(IconError::Damaged { .. }))) | None => return,
    };
    report.value(file, "/icon".into(), problem).help("Export the icon as an SVG, or choose another one");
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found;

    #[test]
    fn other_files_are_told() {
        let files = [("metadata.json", r#"{"icon": "x.svg"}"#), ("icons/x.svg", "hello")];
        assert_snapshot!(found(&IconNotAPicture, &files), @r#"
        metadata.json:1:10 «"x.svg"» error at /icon
          The icon "x.svg" is neither an SVG nor a PNG
          help: Export the icon as an SVG, or choose another one
        "#);
    }

    #[test]
    fn a_drawing_passes_and_a_missing_one_is_told_elsewhere() {
        let files = [
            ("metadata.json", r#"{"icon": "x.svg"}"#),
            ("icons/x.svg", r#"<svg xmlns="http://www.w3.org/2000/svg"/>"#),
            ("components/a/metadata.json", r#"{"icon": "a.svg"}"#),
        ];
        assert_eq!(found(&IconNotAPicture, &files), "");
    }
}
