//! Icons: what they are, how large, and whether they try to do more than show a picture.

mod png;
mod svg;

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use extension_model::{Content, PackagePath};

/// What an icon file turned out to be. Its ending does not count.
#[derive(Debug, Clone, PartialEq)]
pub struct Icon {
    pub kind: IconKind,
    /// Width and height in pixels; none for an SVG that says neither how large it is nor what part it shows.
    pub size: Option<(f64, f64)>,
    /// What an icon has no need of, in the order of the file, each once.
    pub hazards: Vec<Hazard>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IconKind {
    Svg,
    Png,
}

/// Something in an SVG that does more than draw, or keeps it from being drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hazard {
    /// A `script` element.
    Script,
    /// An event handler, by the name of its attribute: `onload`.
    Handler(String),
    /// A link that runs a script: `javascript:…`.
    ScriptLink,
    /// Something that is fetched from elsewhere: its address.
    External(String),
    /// A `foreignObject` element: any HTML.
    ForeignObject,
    /// A document type declaration.
    Doctype,
    /// Entities of its own making.
    Entity,
    /// The namespace of SVG is not declared, so browsers draw nothing.
    NoNamespace,
}

impl fmt::Display for Hazard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Hazard::Script => f.write_str("it holds a script"),
            Hazard::Handler(name) => write!(f, "it holds an event handler ({name})"),
            Hazard::ScriptLink => f.write_str("it holds a link that runs a script"),
            Hazard::External(address) => write!(f, "it refers to something outside of it ({address})"),
            Hazard::ForeignObject => f.write_str("it holds a foreign object, which may be any HTML"),
            Hazard::Doctype => f.write_str("it declares a document type"),
            Hazard::Entity => f.write_str("it defines entities"),
            Hazard::NoNamespace => {
                f.write_str("it lacks xmlns=\"http://www.w3.org/2000/svg\", so that browsers draw nothing")
            }
        }
    }
}

/// Why a file cannot be an icon.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IconError {
    #[error("{path} is left unread: {reason}")]
    Unread { path: PackagePath, reason: String },
    #[error("{path} is neither an SVG nor a PNG; export the icon as an SVG of 80 × 80 pixels")]
    NotAnImage { path: PackagePath },
    #[error("{path} is damaged: {reason}. Export the icon again")]
    Damaged { path: PackagePath, reason: String },
}

/// An icon as a data URI (package format, section 4). It is for `<img>` elements, where browsers run no script and
/// fetch nothing, and for the packaged metadata; never to be inlined as markup.
///
/// # Errors
/// When the file is unread, or is neither an SVG nor a PNG.
pub fn data_uri(path: &PackagePath, content: &Content) -> Result<String, IconError> {
    let (kind, bytes) = recognise(path, content)?;
    let media_type = match kind {
        IconKind::Svg => "image/svg+xml",
        IconKind::Png => "image/png",
    };
    Ok(format!("data:{media_type};base64,{}", STANDARD.encode(bytes)))
}

/// Looks into an icon.
///
/// # Errors
/// When the file is unread, is neither an SVG nor a PNG, or cannot be drawn.
pub fn inspect(path: &PackagePath, content: &Content) -> Result<Icon, IconError> {
    let (kind, bytes) = recognise(path, content)?;
    match kind {
        IconKind::Svg => svg::inspect(&String::from_utf8_lossy(bytes)),
        IconKind::Png => png::inspect(bytes),
    }
    .map_err(|reason| IconError::Damaged { path: path.clone(), reason })
}

fn recognise<'a>(path: &PackagePath, content: &'a Content) -> Result<(IconKind, &'a [u8]), IconError> {
    if let Content::Unread { reason } = content {
        return Err(IconError::Unread { path: path.clone(), reason: reason.to_string() });
    }
    let bytes = content.bytes().unwrap_or_default();
    if bytes.starts_with(png::SIGNATURE) {
        Ok((IconKind::Png, bytes))
    } else if svg::is_likely(bytes) {
        Ok((IconKind::Svg, bytes))
    } else {
        Err(IconError::NotAnImage { path: path.clone() })
    }
}
