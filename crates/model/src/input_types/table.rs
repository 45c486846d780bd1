use serde_json::json;

use super::{InputType, PaletteGroup, PaletteItem, Possible};
use crate::input::Input;

/// A table that another node hands over: a connection handle on the canvas.
pub struct Table;

impl InputType for Table {
    fn name(&self) -> &'static str {
        "Table"
    }

    fn summary(&self) -> &'static str {
        "A table from another node, connected to a handle"
    }

    fn palette(&self) -> Vec<PaletteItem> {
        vec![PaletteItem {
            label: "Table",
            group: PaletteGroup::Data,
            hint: "A connection handle on the node",
            template: json!({"type": "Table"}),
        }]
    }

    fn possible(&self, _input: &Input) -> Possible {
        Possible::Incomparable
    }
}
