use serde_json::json;

use super::{InputType, OptionSpec, PaletteGroup, PaletteItem};

/// A text, on one line or several.
pub struct String_;

impl InputType for String_ {
    fn name(&self) -> &'static str {
        "String"
    }

    fn summary(&self) -> &'static str {
        "A text, on one line or several"
    }

    fn palette(&self) -> Vec<PaletteItem> {
        let item = |label, hint, template| PaletteItem { label, group: PaletteGroup::Text, hint, template };
        vec![
            item("Text", "A text field", json!({"type": "String"})),
            item("Multiline text", "A text area", json!({"type": "String", "mode": "multiline"})),
        ]
    }

    fn options(&self) -> &'static [OptionSpec] {
        &[OptionSpec { key: "mode", title: "Mode", help: "One line or several", values: &["multiline"] }]
    }
}
