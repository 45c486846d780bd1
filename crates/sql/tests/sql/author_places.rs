//! Places in generated procedures, told in the files they were made of.

use crate::common::buffers;
use extension_model::Provider;
use extension_sql::{AuthorFile, AuthorPlace, ProcedureSource, author_place, create_procedure};

const FULLRUN: &str = "\n\nDECLARE x STRING DEFAULT '''first\nfull_2''';\nSELECT full_3;\n";
const DRYRUN: &str = "SELECT dry_1;\n\nSELECT dry_2\n";

fn place_of(word: &str) -> Option<AuthorPlace> {
    let component = buffers();
    let source = ProcedureSource { component: &component, procedure_name: "p", fullrun: FULLRUN, dryrun: DRYRUN };
    let procedure = create_procedure(&source, Provider::Bigquery);
    let before = &procedure[..procedure.find(word).unwrap()];
    let line = before.matches('\n').count() + 1;
    let column = before.len() - before.rfind('\n').map_or(0, |at| at + 1) + 1;
    author_place(&source, Provider::Bigquery, line, column)
}

#[test]
fn what_an_author_wrote_is_found_where_it_was_written() {
    let place = |file, line, column| Some(AuthorPlace { file, line, column });
    assert_eq!(place_of("dry_1"), place(AuthorFile::DryRun, 1, 8));
    assert_eq!(place_of("dry_2"), place(AuthorFile::DryRun, 3, 8));
    // Inside a literal nothing is indented.
    assert_eq!(place_of("full_2"), place(AuthorFile::FullRun, 4, 1));
    assert_eq!(place_of("full_3"), place(AuthorFile::FullRun, 5, 8));
}

#[test]
fn what_nobody_wrote_is_nowhere() {
    assert_eq!(place_of("CREATE"), None);
    assert_eq!(place_of("IF (dry_run)"), None);
    assert_eq!(place_of("END IF"), None);
}
