use std::fmt;

use extension_model::text::{Extent, Lines, Place};
use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource, Severity, SourceCode};

/// The longest line shown whole around a place, in bytes. Icons and data in one line would fill the screen.
const LONGEST_LINE: usize = 400;

/// Something to tell with the line it is about and a mark under the place, as the terminal reporter wants it.
#[derive(Debug)]
pub struct Located {
    message: String,
    severity: Severity,
    code: Option<String>,
    help: Option<String>,
    source: Option<NamedSource<String>>,
    span: Option<(usize, usize)>,
}

impl Located {
    pub fn new(severity: Severity, message: impl Into<String>) -> Self {
        Self { message: message.into(), severity, code: None, help: None, source: None, span: None }
    }

    pub fn with_code(self, code: impl Into<String>) -> Self {
        Self { code: Some(code.into()), ..self }
    }

    pub fn with_help(self, help: Option<String>) -> Self {
        Self { help, ..self }
    }

    /// With a place in a text; `name` is what the text is called. A line too long to show is left out.
    pub fn within(mut self, name: String, text: &str, extent: Extent) -> Self {
        let lines = Lines::new(text);
        let (start, end) = (lines.offset(extent.start), lines.offset(extent.end));
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        if line_end - line_start <= LONGEST_LINE {
            self.source = Some(NamedSource::new(name, text.to_owned()));
            self.span = Some((start, end.min(line_end).saturating_sub(start)));
        }
        self
    }

    /// With the word at a place in a text.
    pub fn at(self, name: String, text: &str, place: Place) -> Self {
        let lines = Lines::new(text);
        let start = lines.offset(place);
        let is_of_word = |character: &char| character.is_alphanumeric() || matches!(character, '_' | '@');
        let word: usize = text[start..].chars().take_while(is_of_word).map(char::len_utf8).sum();
        self.within(name, text, lines.extent(&(start..start + word)))
    }

    pub fn shows_source(&self) -> bool {
        self.source.is_some()
    }

    pub fn rendered(&self, colours: bool) -> Result<String, fmt::Error> {
        let theme = if colours { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
        let handler = GraphicalReportHandler::new_themed(theme).with_width(110).with_context_lines(1).with_links(false);
        let mut text = String::new();
        handler.render_report(&mut text, self)?;
        Ok(text.trim_end().to_owned())
    }
}

impl fmt::Display for Located {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Located {}

impl Diagnostic for Located {
    fn code<'b>(&'b self) -> Option<Box<dyn fmt::Display + 'b>> {
        self.code.as_ref().map(|code| Box::new(code) as Box<dyn fmt::Display>)
    }

    fn severity(&self) -> Option<Severity> {
        Some(self.severity)
    }

    fn help<'b>(&'b self) -> Option<Box<dyn fmt::Display + 'b>> {
        self.help.as_ref().map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.source.as_ref().map(|source| source as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let (start, length) = self.span?;
        Some(Box::new(std::iter::once(LabeledSpan::new(None, start, length))))
    }
}
