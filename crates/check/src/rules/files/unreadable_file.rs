use extension_model::{Content, FunctionLanguage, PackagePath};

use crate::context::{ComponentContext, Context, FunctionContext};
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// A metadata or source file cannot be read.
    ///
    /// ## What it does
    /// Reports metadata, SQL and function files that are there but were not read: links that lead out of the package,
    /// files without permission, files that are too large, and files that are not UTF-8 text.
    ///
    /// ## Why it matters
    /// What cannot be read cannot be packaged. The rest of the package stays usable.
    ///
    /// ## Example
    /// ```text
    /// components/buffer/src/fullrun.sql -> /home/me/shared/buffer.sql
    /// ```
    ///
    /// ## Repair
    /// Put a readable text file in its place: copy what the link leads to, or save the file as UTF-8.
    UnreadableFile = Error("unreadable-file")
}

impl Check for UnreadableFile {
    fn package(&self, package: &Context, report: &mut Report) {
        let path = PackagePath::extension_metadata();
        check(package.package.get(&path), &path, report);
    }

    fn component(&self, component: &ComponentContext, report: &mut Report) {
        for name in ["metadata.json", "src/fullrun.sql", "src/dryrun.sql", "src/procedure.sql"] {
            if let Some(path) = component.files.path(name) {
                check(component.package.get(&path), &path, report);
            }
        }
    }

    fn function(&self, function: &FunctionContext, report: &mut Report) {
        let definitions = FunctionLanguage::ALL.map(|language| format!("src/{}", language.file_name()));
        for name in definitions.iter().map(String::as_str).chain(["metadata.json"]) {
            if let Some(path) = function.files.path(name) {
                check(function.package.get(&path), &path, report);
            }
        }
    }
}

fn check(content: Option<&Content>, path: &PackagePath, report: &mut Report) {
    match content {
        Some(Content::Unread { reason }) => {
            report.whole(path, format!("{path} is not read: {reason}")).help("Put a readable text file in its place");
        }
        Some(Content::Binary(_)) => {
            report
                .whole(path, format!("{path} is not UTF-8 text"))
                .help("Open it in an editor and save it with the encoding UTF-8");
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::{found_in, package};

    fn with(path: &str, content: Content) -> String {
        let mut change = extension_model::Change::new("");
        change.write(PackagePath::new(path).unwrap(), content);
        let mut package = package(&[("metadata.json", "{}"), ("components/a/metadata.json", "{}")]);
        package.apply(&change);
        found_in(&UnreadableFile, &package)
    }

    #[test]
    fn files_that_are_there_but_cannot_be_read_are_told() {
        let unread = || Content::Unread { reason: "it links out of the package".into() };
        assert_snapshot!(with("metadata.json", unread()), @"
        metadata.json error
          metadata.json is not read: it links out of the package
          help: Put a readable text file in its place
        ");
        assert_snapshot!(with("components/a/src/fullrun.sql", Content::Binary([0xff].into())), @"
        components/a/src/fullrun.sql error
          components/a/src/fullrun.sql is not UTF-8 text
          help: Open it in an editor and save it with the encoding UTF-8
        ");
        assert_snapshot!(with("functions/f/src/definition.py", unread()), @"
        functions/f/src/definition.py warning
          functions/f/src/definition.py is not read: it links out of the package
          help: Put a readable text file in its place
        ");
    }

    #[test]
    fn what_is_not_packaged_may_be_anything() {
        assert_eq!(with("components/a/doc/picture.png", Content::Binary([0xff].into())), "");
    }
}
