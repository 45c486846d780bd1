use crate::context::{ComponentContext, Context, File, NamedIcon};
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// An icon that is not there.
    ///
    /// ## What it does
    /// Looks in `icons/` for the file that the `icon` of the extension and of each component names.
    ///
    /// ## Why it matters
    /// Icons are packaged with the metadata. Packaging stops at the one that is not there.
    ///
    /// ## Example
    /// ```json
    /// { "icon": "icons/buffer.svg" }
    /// ```
    ///
    /// ## Repair
    /// Add the file, or write its name as it is in `icons/`: here `"buffer.svg"`.
    IconMissing = Error("icon-missing")
}

impl Check for IconMissing {
    fn package(&self, package: &Context, report: &mut Report) {
        super::of_extension(package).into_iter().for_each(|(icon, file)| check(icon, file, report));
    }

    fn component(&self, component: &ComponentContext, report: &mut Report) {
        super::of_component(component).into_iter().for_each(|(icon, file)| check(icon, file, report));
    }
}

fn check(icon: &NamedIcon, file: &File, report: &mut Report) {
    if icon.found.is_some() {
        return;
    }
    let problem = report.value(file, "/icon".into(), format!("There is no icon \"{}\" in icons/", icon.name));
    match icon.name.rsplit_once('/') {
        Some((_, name)) => problem.help(format!("Write only the name of a file in icons/: \"{name}\"")),
        None => problem.help("Add the file, or choose another icon"),
    };
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found;

    #[test]
    fn names_without_a_file_are_told() {
        let files = [
            ("metadata.json", r#"{"icon": "x.svg"}"#),
            ("components/a/metadata.json", r#"{"icon": "icons/a.svg"}"#),
            ("components/b/metadata.json", r#"{"icon": "../../b.svg"}"#),
            ("icons/a.svg", ""),
        ];
        assert_snapshot!(found(&IconMissing, &files), @r#"
        components/a/metadata.json:1:10 «"icons/a.svg"» error at /icon
          There is no icon "icons/a.svg" in icons/
          help: Write only the name of a file in icons/: "a.svg"
        components/b/metadata.json:1:10 «"../../b.svg"» error at /icon
          There is no icon "../../b.svg" in icons/
          help: Write only the name of a file in icons/: "b.svg"
        metadata.json:1:10 «"x.svg"» error at /icon
          There is no icon "x.svg" in icons/
          help: Add the file, or choose another icon
        "#);
    }

    #[test]
    fn files_and_missing_names_pass() {
        let files = [
            ("metadata.json", r#"{"icon": ""}"#),
            ("components/a/metadata.json", r#"{"icon": "a.svg"}"#),
            ("components/b/metadata.json", r#"{"icon": "data:image/svg+xml;base64,PHN2Zy8+"}"#),
            ("icons/a.svg", ""),
        ];
        assert_eq!(found(&IconMissing, &files), "");
    }
}
