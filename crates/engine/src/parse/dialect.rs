//! BigQuery's dialect as the parser has it, and what it lacks.

use std::any::TypeId;

use sqlparser::ast::Statement;
use sqlparser::dialect::{BigQueryDialect, Dialect, Precedence};
use sqlparser::keywords::Keyword;
use sqlparser::parser::{Parser, ParserError};
use sqlparser::tokenizer::Token;

#[derive(Debug)]
pub(super) struct GoogleSql;

const BASE: BigQueryDialect = BigQueryDialect {};

macro_rules! as_bigquery {
    ($($question:ident),+ $(,)?) => {
        $(fn $question(&self) -> bool { BASE.$question() })+
    };
}

impl Dialect for GoogleSql {
    /// The parser asks for some things by the dialect's type.
    fn dialect(&self) -> TypeId {
        BASE.dialect()
    }

    fn supports_bitwise_shift_operators(&self) -> bool {
        true
    }

    fn get_next_precedence(&self, parser: &Parser<'_>) -> Option<Result<u8, ParserError>> {
        match parser.peek_token_ref().token {
            // Shifts bind closer than `&` and looser than `+`.
            Token::ShiftLeft | Token::ShiftRight => Some(Ok(self.prec_value(Precedence::Xor))),
            _ => None,
        }
    }

    fn parse_statement(&self, parser: &mut Parser<'_>) -> Option<Result<Statement, ParserError>> {
        BASE.parse_statement(parser)
    }

    fn is_identifier_start(&self, character: char) -> bool {
        BASE.is_identifier_start(character)
    }

    fn is_identifier_part(&self, character: char) -> bool {
        BASE.is_identifier_part(character)
    }

    fn identifier_quote_style(&self, identifier: &str) -> Option<char> {
        BASE.identifier_quote_style(identifier)
    }

    fn is_column_alias(&self, keyword: &Keyword, parser: &mut Parser<'_>) -> bool {
        BASE.is_column_alias(keyword, parser)
    }

    as_bigquery!(
        require_interval_qualifier,
        supports_column_definition_trailing_commas,
        supports_comma_separated_trim,
        supports_create_table_multi_schema_info_sources,
        supports_execute_immediate,
        supports_from_first_select,
        supports_group_by_expr,
        supports_parenthesized_set_variables,
        supports_pipe_operator,
        supports_projection_trailing_commas,
        supports_select_expr_star,
        supports_select_wildcard_except,
        supports_select_wildcard_replace,
        supports_string_literal_backslash_escape,
        supports_struct_literal,
        supports_table_versioning,
        supports_triple_quoted_string,
        supports_window_clause_named_window_reference,
        supports_window_function_null_treatment_arg,
    );
}
