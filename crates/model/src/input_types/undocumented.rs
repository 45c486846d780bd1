use super::{InputType, PaletteItem};

/// A type that the reference toolkit accepts and no documentation describes: kept, packaged, shown as a labelled text field.
pub struct Undocumented(pub &'static str);

impl InputType for Undocumented {
    fn name(&self) -> &'static str {
        self.0
    }

    fn summary(&self) -> &'static str {
        "Undocumented: shown as a text field, packaged as it is"
    }

    fn palette(&self) -> Vec<PaletteItem> {
        Vec::new()
    }

    fn is_documented(&self) -> bool {
        false
    }
}
