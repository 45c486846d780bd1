use serde_json::json;

use super::{InputType, PaletteGroup, PaletteItem, Possible};
use crate::input::Input;

/// A piece of SQL, typed in a code editor.
pub struct StringSql;

impl InputType for StringSql {
    fn name(&self) -> &'static str {
        "StringSql"
    }

    fn summary(&self) -> &'static str {
        "A piece of SQL, typed in a code editor"
    }

    fn palette(&self) -> Vec<PaletteItem> {
        vec![PaletteItem {
            label: "SQL",
            group: PaletteGroup::Text,
            hint: "A code editor for SQL",
            template: json!({"type": "StringSql"}),
        }]
    }

    fn possible(&self, _input: &Input) -> Possible {
        Possible::Anything
    }
}
