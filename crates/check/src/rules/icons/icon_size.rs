use crate::context::{ComponentContext, Context, NamedIcon};
use crate::report::Report;
use crate::rule::{Check, rule};

rule! {
    /// An icon of another size than documented.
    ///
    /// ## What it does
    /// Compares the size of icons with the documented ones: 80 × 80 pixels for an extension, 40 × 40 for a component.
    /// An SVG without a size passes.
    ///
    /// ## Why it matters
    /// Workflows scales the icon: small details blur, and one that is not square is distorted or cut.
    ///
    /// ## Example
    /// ```xml
    /// <svg xmlns="http://www.w3.org/2000/svg" width="512" height="256"></svg>
    /// ```
    ///
    /// ## Repair
    /// Export the icon in the documented size.
    IconSize = Warning("icon-size")
}

impl Check for IconSize {
    fn package(&self, package: &Context, report: &mut Report) {
        package.icon.iter().for_each(|icon| check(icon, report));
    }

    fn component(&self, component: &ComponentContext, report: &mut Report) {
        component.icon.iter().for_each(|icon| check(icon, report));
    }
}

fn check(icon: &NamedIcon, report: &mut Report) {
    let Some((path, Ok(inspected))) = icon.inspected() else { return };
    let Some((width, height)) = inspected.size else { return };
    let side = icon.side;
    if (width, height) != (side, side) {
        report
            .whole(path, format!("The icon \"{}\" is {width} × {height} pixels, not {side} × {side}", icon.name))
            .help(format!("Export it as {side} × {side} pixels"));
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::testing::found;

    #[test]
    fn other_sizes_are_told() {
        let files = [
            ("metadata.json", r#"{"icon": "x.svg"}"#),
            ("components/a/metadata.json", r#"{"icon": "y.svg"}"#),
            ("icons/x.svg", r#"<svg xmlns="http://www.w3.org/2000/svg" width="80px" height="40"/>"#),
            ("icons/y.svg", r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24.5 24.5"/>"#),
        ];
        assert_snapshot!(found(&IconSize, &files), @r#"
        icons/x.svg warning
          The icon "x.svg" is 80 × 40 pixels, not 80 × 80
          help: Export it as 80 × 80 pixels
        icons/y.svg warning
          The icon "y.svg" is 24.5 × 24.5 pixels, not 40 × 40
          help: Export it as 40 × 40 pixels
        "#);
    }

    #[test]
    fn the_documented_sizes_and_none_pass() {
        let files = [
            ("metadata.json", r#"{"icon": "x.svg"}"#),
            ("components/a/metadata.json", r#"{"icon": "y.svg"}"#),
            ("components/b/metadata.json", r#"{"icon": "z.svg"}"#),
            ("icons/x.svg", r#"<svg xmlns="http://www.w3.org/2000/svg" width="80" height="80" viewBox="0 0 8 8"/>"#),
            ("icons/y.svg", r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"/>"#),
            ("icons/z.svg", r#"<svg xmlns="http://www.w3.org/2000/svg"/>"#),
        ];
        assert_eq!(found(&IconSize, &files), "");
    }
}
