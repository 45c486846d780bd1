//! Strings and bytes.

use sqlparser::ast::Function;

use crate::duck::duckdb_type;
use crate::translate::Untranslatable;
use crate::translate::call::{arguments, name_span, plain};
use crate::translate::coerce::coerce;
use crate::translate::environment::{Env, Outcome, Translator};
use crate::translate::expression::text_of;
use crate::translate::format_pattern::check;
use crate::translate::registry::{Family, MISSING};
use crate::translate::text::format_arguments;
use crate::translate::typed::Typed;
use crate::value::Type;

pub(super) static FAMILY: Family = Family {
    title: "Strings and bytes",
    notes: &[
        "Regular expressions are checked by the `regex` crate, which takes RE2's syntax with few exceptions.",
        "Texts are compared by their code points: COLLATE is not available.",
    ],
    rows: &[
        ("||", "STRING, STRING -> STRING", "CAST({0} || {1} AS VARCHAR)"),
        ("||", "BYTES, BYTES -> BYTES", "CAST({0} || {1} AS BLOB)"),
        (
            "||",
            "ARRAY<T>, ARRAY<T> -> ARRAY<T>",
            "(CASE WHEN {0} IS NOT NULL AND {1} IS NOT NULL THEN list_concat({0}, {1}) END)",
        ),
        ("LENGTH", "STRING -> INT64", "length({0})"),
        ("LENGTH", "BYTES -> INT64", "octet_length({0})"),
        ("CHAR_LENGTH", "STRING -> INT64", "length({0})"),
        ("CHARACTER_LENGTH", "STRING -> INT64", "length({0})"),
        ("BYTE_LENGTH", "STRING -> INT64", "strlen({0})"),
        ("BYTE_LENGTH", "BYTES -> INT64", "octet_length({0})"),
        ("OCTET_LENGTH", "STRING -> INT64", "strlen({0})"),
        ("OCTET_LENGTH", "BYTES -> INT64", "octet_length({0})"),
        ("UPPER", "STRING -> STRING", "upper({0})"),
        ("LOWER", "STRING -> STRING", "lower({0})"),
        // Bytes are worked on as text in which each is one character.
        ("UPPER", "BYTES -> BYTES", "bq_bytes(bq_ascii_case(bq_latin1({0}), true))"),
        ("LOWER", "BYTES -> BYTES", "bq_bytes(bq_ascii_case(bq_latin1({0}), false))"),
        ("SUBSTR", "STRING, INT64 -> STRING", "bq_substr({0}, {1}, 9223372036854775807)"),
        ("SUBSTR", "STRING, INT64, INT64 -> STRING", "bq_substr({0}, {1}, {2})"),
        ("SUBSTR", "BYTES, INT64 -> BYTES", "bq_substr({0}, {1}, 9223372036854775807)"),
        ("SUBSTR", "BYTES, INT64, INT64 -> BYTES", "bq_substr({0}, {1}, {2})"),
        ("SUBSTRING", "STRING, INT64 -> STRING", "bq_substr({0}, {1}, 9223372036854775807)"),
        ("SUBSTRING", "STRING, INT64, INT64 -> STRING", "bq_substr({0}, {1}, {2})"),
        ("SUBSTRING", "BYTES, INT64 -> BYTES", "bq_substr({0}, {1}, 9223372036854775807)"),
        ("SUBSTRING", "BYTES, INT64, INT64 -> BYTES", "bq_substr({0}, {1}, {2})"),
        ("LEFT", "STRING, INT64 -> STRING", "bq_left({0}, {1})"),
        ("LEFT", "BYTES, INT64 -> BYTES", "bq_bytes(bq_left(bq_latin1({0}), {1}))"),
        ("RIGHT", "STRING, INT64 -> STRING", "bq_right({0}, {1})"),
        ("RIGHT", "BYTES, INT64 -> BYTES", "bq_bytes(bq_right(bq_latin1({0}), {1}))"),
        ("STRPOS", "STRING, STRING -> INT64", "strpos({0}, {1})"),
        ("STRPOS", "BYTES, BYTES -> INT64", "strpos(bq_latin1({0}), bq_latin1({1}))"),
        ("INSTR", "STRING, STRING -> INT64", "bq_instr({0}, {1}, 1, 1)"),
        ("INSTR", "STRING, STRING, INT64 -> INT64", "bq_instr({0}, {1}, {2}, 1)"),
        ("INSTR", "STRING, STRING, INT64, INT64 -> INT64", "bq_instr({0}, {1}, {2}, {3})"),
        ("INSTR", "BYTES, BYTES -> INT64", "bq_instr(bq_latin1({0}), bq_latin1({1}), 1, 1)"),
        ("INSTR", "BYTES, BYTES, INT64 -> INT64", "bq_instr(bq_latin1({0}), bq_latin1({1}), {2}, 1)"),
        ("INSTR", "BYTES, BYTES, INT64, INT64 -> INT64", "bq_instr(bq_latin1({0}), bq_latin1({1}), {2}, {3})"),
        ("REPLACE", "STRING, STRING, STRING -> STRING", "replace({0}, {1}, {2})"),
        (
            "REPLACE",
            "BYTES, BYTES, BYTES -> BYTES",
            "bq_bytes(replace(bq_latin1({0}), bq_latin1({1}), bq_latin1({2})))",
        ),
        ("REVERSE", "STRING -> STRING", "bq_reverse({0})"),
        ("REVERSE", "BYTES -> BYTES", "bq_reverse({0})"),
        ("REPEAT", "STRING, INT64 -> STRING", "bq_repeat({0}, {1})"),
        ("REPEAT", "BYTES, INT64 -> BYTES", "bq_bytes(bq_repeat(bq_latin1({0}), {1}))"),
        ("TRIM", "STRING -> STRING", "bq_trim({0})"),
        ("TRIM", "STRING, STRING -> STRING", "bq_trim({0}, {1})"),
        ("TRIM", "BYTES, BYTES -> BYTES", "bq_bytes(bq_trim(bq_latin1({0}), bq_latin1({1})))"),
        ("LTRIM", "STRING -> STRING", "bq_ltrim({0})"),
        ("LTRIM", "STRING, STRING -> STRING", "bq_ltrim({0}, {1})"),
        ("LTRIM", "BYTES, BYTES -> BYTES", "bq_bytes(bq_ltrim(bq_latin1({0}), bq_latin1({1})))"),
        ("RTRIM", "STRING -> STRING", "bq_rtrim({0})"),
        ("RTRIM", "STRING, STRING -> STRING", "bq_rtrim({0}, {1})"),
        ("RTRIM", "BYTES, BYTES -> BYTES", "bq_bytes(bq_rtrim(bq_latin1({0}), bq_latin1({1})))"),
        ("LPAD", "STRING, INT64 -> STRING", "bq_lpad({0}, {1}, ' ')"),
        ("LPAD", "STRING, INT64, STRING -> STRING", "bq_lpad({0}, {1}, {2})"),
        ("LPAD", "BYTES, INT64 -> BYTES", "bq_bytes(bq_lpad(bq_latin1({0}), {1}, ' '))"),
        ("LPAD", "BYTES, INT64, BYTES -> BYTES", "bq_bytes(bq_lpad(bq_latin1({0}), {1}, bq_latin1({2})))"),
        ("RPAD", "STRING, INT64 -> STRING", "bq_rpad({0}, {1}, ' ')"),
        ("RPAD", "STRING, INT64, STRING -> STRING", "bq_rpad({0}, {1}, {2})"),
        ("RPAD", "BYTES, INT64 -> BYTES", "bq_bytes(bq_rpad(bq_latin1({0}), {1}, ' '))"),
        ("RPAD", "BYTES, INT64, BYTES -> BYTES", "bq_bytes(bq_rpad(bq_latin1({0}), {1}, bq_latin1({2})))"),
        ("STARTS_WITH", "STRING, STRING -> BOOL", "starts_with({0}, {1})"),
        ("STARTS_WITH", "BYTES, BYTES -> BOOL", "starts_with(bq_latin1({0}), bq_latin1({1}))"),
        ("ENDS_WITH", "STRING, STRING -> BOOL", "suffix({0}, {1})"),
        ("ENDS_WITH", "BYTES, BYTES -> BOOL", "suffix(bq_latin1({0}), bq_latin1({1}))"),
        ("CONTAINS_SUBSTR", "STRING, STRING -> BOOL", "contains(lower({0}), lower({1}))"),
        ("SPLIT", "STRING -> ARRAY<STRING>", "string_split({0}, ',')"),
        ("SPLIT", "STRING, STRING -> ARRAY<STRING>", "bq_split({0}, {1})"),
        (
            "SPLIT",
            "BYTES, BYTES -> ARRAY<BYTES>",
            "list_transform(bq_split(bq_latin1({0}), bq_latin1({1})), lambda item: bq_bytes(item))",
        ),
        ("INITCAP", "STRING -> STRING", "bq_initcap({0})"),
        ("INITCAP", "STRING, STRING -> STRING", "bq_initcap({0}, {1})"),
        ("ASCII", "STRING -> INT64", "bq_ascii({0})"),
        ("UNICODE", "STRING -> INT64", "bq_unicode({0})"),
        ("CHR", "INT64 -> STRING", "bq_chr({0})"),
        ("TO_CODE_POINTS", "STRING -> ARRAY<INT64>", "bq_code_points({0})"),
        ("TO_CODE_POINTS", "BYTES -> ARRAY<INT64>", "bq_code_points(bq_latin1({0}))"),
        ("CODE_POINTS_TO_STRING", "ARRAY<INT64> -> STRING", "bq_from_code_points({0})"),
        ("TRANSLATE", "STRING, STRING, STRING -> STRING", "bq_translate({0}, {1}, {2})"),
        ("SOUNDEX", "STRING -> STRING", "bq_soundex({0})"),
        ("EDIT_DISTANCE", "STRING, STRING -> INT64", "levenshtein({0}, {1})"),
        ("TO_HEX", "BYTES -> STRING", "lower(hex({0}))"),
        ("FROM_HEX", "STRING -> BYTES", "bq_from_hex({0})"),
        ("TO_BASE64", "BYTES -> STRING", "to_base64({0})"),
        ("FROM_BASE64", "STRING -> BYTES", "bq_from_base64({0})"),
        ("TO_BASE32", "BYTES -> STRING", "bq_to_base32({0})"),
        ("FROM_BASE32", "STRING -> BYTES", "bq_from_base32({0})"),
        ("SAFE_CONVERT_BYTES_TO_STRING", "BYTES -> STRING", "bq_lossy_text({0})"),
        // What BigQuery has and the engine has not.
        ("ASCII", "BYTES -> INT64", MISSING),
        ("REGEXP_CONTAINS", "BYTES, BYTES -> BOOL", MISSING),
        ("REGEXP_EXTRACT", "BYTES, BYTES -> BYTES", MISSING),
        ("REGEXP_EXTRACT", "BYTES, BYTES, INT64 -> BYTES", MISSING),
        ("REGEXP_EXTRACT", "BYTES, BYTES, INT64, INT64 -> BYTES", MISSING),
        ("REGEXP_SUBSTR", "BYTES, BYTES -> BYTES", MISSING),
        ("REGEXP_EXTRACT_ALL", "BYTES, BYTES -> ARRAY<BYTES>", MISSING),
        ("REGEXP_INSTR", "BYTES, BYTES -> INT64", MISSING),
        ("REGEXP_REPLACE", "BYTES, BYTES, BYTES -> BYTES", MISSING),
        ("REGEXP_CONTAINS", "STRING, STRING -> BOOL", "bq_regexp_contains({0}, {1})"),
        ("REGEXP_EXTRACT", "STRING, STRING -> STRING", "bq_regexp_extract({0}, {1}, 1, 1)"),
        ("REGEXP_EXTRACT", "STRING, STRING, INT64 -> STRING", "bq_regexp_extract({0}, {1}, {2}, 1)"),
        ("REGEXP_EXTRACT", "STRING, STRING, INT64, INT64 -> STRING", "bq_regexp_extract({0}, {1}, {2}, {3})"),
        ("REGEXP_SUBSTR", "STRING, STRING -> STRING", "bq_regexp_extract({0}, {1}, 1, 1)"),
        ("REGEXP_SUBSTR", "STRING, STRING, INT64 -> STRING", "bq_regexp_extract({0}, {1}, {2}, 1)"),
        ("REGEXP_SUBSTR", "STRING, STRING, INT64, INT64 -> STRING", "bq_regexp_extract({0}, {1}, {2}, {3})"),
        ("REGEXP_EXTRACT_ALL", "STRING, STRING -> ARRAY<STRING>", "bq_regexp_extract_all({0}, {1})"),
        ("REGEXP_INSTR", "STRING, STRING -> INT64", "bq_regexp_instr({0}, {1}, 1, 1, 0)"),
        ("REGEXP_INSTR", "STRING, STRING, INT64 -> INT64", "bq_regexp_instr({0}, {1}, {2}, 1, 0)"),
        ("REGEXP_INSTR", "STRING, STRING, INT64, INT64 -> INT64", "bq_regexp_instr({0}, {1}, {2}, {3}, 0)"),
        ("REGEXP_INSTR", "STRING, STRING, INT64, INT64, INT64 -> INT64", "bq_regexp_instr({0}, {1}, {2}, {3}, {4})"),
        ("REGEXP_REPLACE", "STRING, STRING, STRING -> STRING", "bq_regexp_replace({0}, {1}, {2})"),
    ],
    custom: &[
        ("CONCAT", "STRING... -> STRING; BYTES... -> BYTES", concat),
        ("FORMAT", "STRING, any... -> STRING", format),
        ("NORMALIZE", "STRING[, NFC | NFD | NFKC | NFKD] -> STRING", normalize),
        ("NORMALIZE_AND_CASEFOLD", "STRING[, NFC | NFD | NFKC | NFKD] -> STRING", normalize_and_casefold),
    ],
};

fn concat(translator: &Translator, function: &Function, env: &Env) -> Outcome<Typed> {
    let given = arguments(translator, function, env)?;
    let values: Vec<Typed> = given.into_iter().map(|(_, typed)| typed).collect();
    joined(&values).ok_or_else(|| {
        let types: Vec<_> = values.iter().map(|typed| typed.ty.to_string()).collect();
        let message = match types.as_slice() {
            [] => "No matching signature for function CONCAT with no arguments".to_owned(),
            types => format!("No matching signature for function CONCAT for argument types: {}", types.join(", ")),
        };
        Untranslatable::invalid(message, name_span(function))
    })
}

/// Texts, and what has one, or bytes, one after the other; none where they do not go together.
pub(crate) fn joined(values: &[Typed]) -> Option<Typed> {
    let ty = if values.iter().any(|typed| typed.ty == Type::Bytes) { Type::Bytes } else { Type::String };
    let piece = |typed: &Typed| match (coerce(typed, &ty), &typed.ty) {
        (Some(piece), _) => Some(piece.sql),
        (None, Type::Array(_) | Type::Struct(_) | Type::Json | Type::Geography) => None,
        (None, _) if ty == Type::Bytes => None,
        (None, _) => text_of(typed),
    };
    let pieces: Vec<String> = values.iter().map(piece).collect::<Option<_>>()?;
    // Joined with a bare NULL, DuckDB's result would have no type.
    let sql = format!("CAST({} AS {})", pieces.join(" || "), duckdb_type(&ty));
    (!pieces.is_empty()).then(|| Typed::new(sql, ty))
}

fn format(translator: &Translator, function: &Function, env: &Env) -> Outcome<Typed> {
    let given = plain(function, 1, usize::MAX)?;
    let pattern = translator.expect(given[0], &Type::String, "The first argument of FORMAT", env)?;
    let values: Vec<Typed> = given[1..].iter().map(|expr| translator.expression(expr, env)).collect::<Outcome<_>>()?;
    let mut literals = None;
    if let Some(written) = pattern.as_text() {
        let types: Vec<Type> = values.iter().map(|value| value.ty.clone()).collect();
        let checked = check(written, &types);
        literals = Some(checked.map_err(|message| Untranslatable::invalid(message, name_span(function)))?);
    }
    let shows_literal = |place: usize| literals.as_ref().is_none_or(|literals| literals.contains(&place));
    let packed = format_arguments(translator, &values, shows_literal);
    Ok(Typed::new(format!("bq_format({}, {packed})", pattern.sql), Type::String))
}

fn normalize(translator: &Translator, function: &Function, env: &Env) -> Outcome<Typed> {
    let given = plain(function, 1, 2)?;
    let text = translator.expect(given[0], &Type::String, "The argument of NORMALIZE", env)?;
    let form = given.get(1).map_or("NFC".to_owned(), |form| form.to_string().to_uppercase());
    if !matches!(form.as_str(), "NFC" | "NFD" | "NFKC" | "NFKD") {
        let message = format!("Argument is not a valid NORMALIZE mode: {form}");
        return Err(Untranslatable::invalid(message, name_span(function)));
    }
    Ok(Typed::new(format!("bq_normalize({}, '{form}')", text.sql), Type::String))
}

fn normalize_and_casefold(translator: &Translator, function: &Function, env: &Env) -> Outcome<Typed> {
    let typed = normalize(translator, function, env)?;
    Ok(Typed::new(format!("bq_casefold({})", typed.sql), Type::String))
}
