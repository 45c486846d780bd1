use extension_package::IconError;

use crate::context::{ComponentContext, Context, NamedIcon};
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// An icon that cannot be drawn.
    ///
    /// ## What it does
    /// Reads each icon as the SVG or PNG it is.
    ///
    /// ## Why it matters
    /// It is packaged as it is, and Workflows shows a broken picture.
    ///
    /// ## Example
    /// ```xml
    /// <svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h40v40z"></svg>
    /// ```
    ///
    /// ## Repair
    /// Export the icon again, or correct the marked mistake.
    IconDamaged = Warning("icon-damaged")
}

impl Check for IconDamaged {
    fn package(&self, package: &Context, report: &mut Report) {
        package.icon.iter().for_each(|icon| check(icon, report));
    }

    fn component(&self, component: &ComponentContext, report: &mut Report) {
        component.icon.iter().for_each(|icon| check(icon, report));
    }
}

fn check(icon: &NamedIcon, report: &mut Report) {
    if let Some((path, Err(IconError::Damaged { reason, .. }))) = icon.inspected() {
        report.whole(path, format!("The icon \"{}\" is damaged: {reason}", icon.name)).help("Export the icon again");
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found;

    #[test]
    fn damage_is_told_at_the_picture() {
        let files = [("metadata.json", r#"{"icon": "x.svg"}"#), ("icons/x.svg", "<svg><path></svg>")];
        assert_snapshot!(found(&IconDamaged, &files), @r#"
        icons/x.svg warning
          The icon "x.svg" is damaged: expected 'path' tag, not 'svg' at 1:12
          help: Export the icon again
        "#);
    }

    #[test]
    fn what_is_no_picture_is_told_elsewhere() {
        let files = [("metadata.json", r#"{"icon": "x.svg"}"#), ("icons/x.svg", "hello")];
        assert_eq!(found(&IconDamaged, &files), "");
    }
}
