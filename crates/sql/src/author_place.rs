//! The way back from a generated procedure to the files it was made of.

use extension_model::Provider;

use crate::dialect;
use crate::procedure::{BODY_INDENTATION, ProcedureSource, create_procedure};
use crate::source::{statements, without_mark};

/// A place in one of a component's files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AuthorPlace {
    pub file: AuthorFile,
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AuthorFile {
    /// `src/fullrun.sql`
    FullRun,
    /// `src/dryrun.sql`
    DryRun,
}

/// Where its author wrote what stands at a line and a column, both from 1, of the statement that [`create_procedure`]
/// makes. None for what no author wrote.
pub fn author_place(source: &ProcedureSource, provider: Provider, line: usize, column: usize) -> Option<AuthorPlace> {
    let procedure = create_procedure(source, provider);
    let lexical = dialect::of(provider).lexical();
    // The dry run stands first, and a procedure may hold the same text twice.
    let (dry, full) = (
        statements(source.dryrun, lexical, BODY_INDENTATION).text,
        statements(source.fullrun, lexical, BODY_INDENTATION).text,
    );
    let parts = [
        (AuthorFile::DryRun, source.dryrun, procedure.find(&dry), &dry),
        (AuthorFile::FullRun, source.fullrun, procedure.rfind(&full), &full),
    ];
    parts.into_iter().find_map(|(file, author, start, text)| {
        let before = lines(&procedure[..start?]);
        let at = line.checked_sub(before + 1).filter(|at| *at < lines(text))?;
        let author_line = leading_lines(author) + at;
        let is_indented = procedure.lines().nth(line - 1) != without_mark(author).lines().nth(author_line);
        let indentation = if is_indented { BODY_INDENTATION } else { 0 };
        Some(AuthorPlace { file, line: author_line + 1, column: column.saturating_sub(indentation).max(1) })
    })
}

fn lines(text: &str) -> usize {
    text.matches('\n').count()
}

/// How many lines a file starts with that the procedure leaves out.
fn leading_lines(author: &str) -> usize {
    let author = without_mark(author).trim_end();
    lines(&author[..author.len() - author.trim_start().len()])
}
