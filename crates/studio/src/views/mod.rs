//! What a caller sees: plain values, generated into TypeScript for the window.

mod component;
mod file;
mod outcome;
mod overview;
mod preview;
mod question;
mod registry;
mod startup;
mod tests;

pub use component::{ComponentView, LogicView, ParameterView};
pub use file::{Broken, Conflict, FileText};
pub use outcome::{ExportOutcome, Outcome, Selection, State};
pub use overview::{ComponentEntry, Counts, FunctionEntry, IconEntry, Overview};
pub(crate) use preview::procedure_name;
pub use preview::{ConnectedTable, Preview, PreviewRequest, SampleSource};
pub use question::{Answer, Question};
pub use registry::{InputTypeView, Registry};
pub use startup::Startup;
pub use tests::{CaseView, SheetView, TestsEnd, TestsView, test_index};
