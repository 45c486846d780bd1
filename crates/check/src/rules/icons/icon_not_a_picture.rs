use extension_package::IconError;

use super::NamedIcon;
use crate::context::{ComponentContext, Context};
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
        super::of_extension(package).into_iter().for_each(|icon| check(&icon, report));
    }

    fn component(&self, component: &ComponentContext, report: &mut Report) {
        super::of_component(component).into_iter().for_each(|icon| check(&icon, report));
    }
}

fn check(icon: &NamedIcon, report: &mut Report) {
    let Some((path, content)) = icon.found() else { return };
    // What cannot be packaged is the error; a picture that is damaged can.
    if let Err(error) = extension_package::data_uri(path, content) {
        let problem = match error {
            IconError::Unread { reason, .. } => format!("The icon \"{}\" is not read: {reason}", icon.name),
            _ => format!("The icon \"{}\" is neither an SVG nor a PNG", icon.name),
        };
        report.value(icon.file, "/icon".into(), problem).help("Export the icon as an SVG, or choose another one");
    }
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
