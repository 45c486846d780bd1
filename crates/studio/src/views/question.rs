use extension_model::PackagePath;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ComponentView, FileText, Overview, Preview, PreviewRequest};
use crate::{Session, StudioError, actions};

/// Something to know of the package as a change leaves it, asked together with that change: the answer then needs
/// no trip of its own between a letter and the frame that shows it.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(tag = "about", rename_all = "camelCase")]
#[ts(export)]
pub enum Question {
    Overview,
    Component { folder: String },
    Preview { request: PreviewRequest },
    Generated { folder: String },
    File { path: PackagePath },
}

/// What the command of the question's own would have answered.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(untagged)]
#[ts(export)]
pub enum Answer {
    Overview(Box<Overview>),
    Component(Box<ComponentView>),
    Preview(Box<Preview>),
    Generated(String),
    File(FileText),
}

impl Question {
    pub fn answer(&self, session: &Session) -> Result<Answer, StudioError> {
        let package = session.package();
        Ok(match self {
            Question::Overview => Answer::Overview(Box::new(Overview::of(session))),
            Question::Component { folder } => Answer::Component(Box::new(ComponentView::of(package, folder)?)),
            Question::Preview { request } => Answer::Preview(Box::new(Preview::of(package, request))),
            Question::Generated { folder } => Answer::Generated(actions::generated_procedure(package, folder)?),
            Question::File { path } => Answer::File(session.file_text(path)),
        })
    }
}
