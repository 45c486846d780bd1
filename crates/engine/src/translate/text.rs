//! Values as text: as JSON, and as FORMAT's %t and %T show them. The type is known, so the SQL is written for it.

use super::environment::Translator;
use super::expression::text_of;
use super::typed::Typed;
use crate::duck::text_literal;
use crate::functions::quoted;
use crate::value::{Type, Value};

/// A value as JSON text; NULL is `null`.
pub(crate) fn json_text(translator: &Translator, value: &Typed) -> String {
    if value.is_null() {
        return "'null'".to_owned();
    }
    let sql = &value.sql;
    let text = match &value.ty {
        Type::Bool => format!("CAST({sql} AS VARCHAR)"),
        Type::Int64 => format!(
            "(CASE WHEN {sql} BETWEEN -9007199254740992 AND 9007199254740992 THEN CAST({sql} AS VARCHAR) \
             ELSE '\"' || CAST({sql} AS VARCHAR) || '\"' END)"
        ),
        Type::Float64 => format!("bq_json_number({sql})"),
        Type::Numeric | Type::BigNumeric => format!("bq_decimal_text(CAST({sql} AS VARCHAR))"),
        Type::String => format!("bq_json_quote({sql})"),
        Type::Bytes => format!("('\"' || to_base64({sql}) || '\"')"),
        Type::Date | Type::Time => format!("('\"' || bq_text({sql}) || '\"')"),
        Type::DateTime => format!("('\"' || replace(bq_text({sql}), ' ', 'T') || '\"')"),
        Type::Timestamp => format!("('\"' || replace(replace(bq_text({sql}), ' ', 'T'), '+00', 'Z') || '\"')"),
        Type::Interval => format!("('\"' || bq_interval_text(CAST({sql} AS VARCHAR)) || '\"')"),
        Type::Json => format!("CAST({sql} AS VARCHAR)"),
        Type::Geography => format!("bq_json_quote(bq_st_astext({sql}))"),
        Type::Array(element) => {
            let item = translator.fresh("item");
            let inner = json_text(translator, &Typed::new(item.clone(), (**element).clone()));
            // An array that is NULL and one without items look alike once stored.
            format!("('[' || coalesce(array_to_string(list_transform({sql}, lambda {item}: {inner}), ','), '') || ']')")
        }
        Type::Struct(fields) => {
            let fields: Vec<_> = fields
                .iter()
                .enumerate()
                .filter_map(|(place, (name, _))| {
                    let field = json_text(translator, &value.field(place)?);
                    let key = serde_json::Value::String(name.clone()).to_string();
                    Some(format!("{} || {field}", text_literal(&format!("{key}:"))))
                })
                .collect();
            let fields = if fields.is_empty() { "''".to_owned() } else { fields.join(" || ',' || ") };
            format!("(CASE WHEN {sql} IS NOT NULL THEN '{{' || {fields} || '}}' END)")
        }
    };
    format!("coalesce({text}, 'null')")
}

/// The arguments of FORMAT, packed into one text. `shows_literal` tells for each, by its place, whether its %T may be wanted.
pub(crate) fn format_arguments(
    translator: &Translator,
    values: &[Typed],
    shows_literal: impl Fn(usize) -> bool,
) -> String {
    let mut pieces: Vec<String> = Vec::new();
    let mut known = String::new();
    for (place, value) in values.iter().enumerate() {
        match known_argument(value) {
            // What is known goes into one literal: the database would take longer to join it than to run the rest.
            Some(argument) => known += &argument,
            None => {
                pieces.extend((!known.is_empty()).then(|| text_literal(&std::mem::take(&mut known))));
                pieces.push(format_argument(translator, value, shows_literal(place)));
            }
        }
    }
    if !known.is_empty() || pieces.is_empty() {
        pieces.push(text_literal(&known));
    }
    pieces.join(" || ")
}

/// An argument of FORMAT whose value is known, packed.
fn known_argument(value: &Typed) -> Option<String> {
    let (kind, plain, literal) = match value.known()? {
        Value::String(text) => ('s', text.clone(), quoted(&text)),
        Value::Int64(number) => ('i', number.to_string(), number.to_string()),
        Value::Bool(is_true) => ('b', is_true.to_string(), is_true.to_string()),
        _ => return None,
    };
    let packed = |text: String| format!("{}:{text}", text.len());
    Some(format!("{kind}{}{}", packed(plain), packed(literal)))
}

/// An argument of FORMAT, packed: its kind, how long its texts are, the plain text and the literal.
fn format_argument(translator: &Translator, value: &Typed, shows_literal: bool) -> String {
    let kind = match value.ty {
        _ if value.is_null() => 'n',
        Type::Int64 => 'i',
        Type::Float64 => 'f',
        Type::Numeric | Type::BigNumeric => 'd',
        Type::String => 's',
        Type::Bool => 'b',
        Type::Json => 'j',
        Type::Bytes => 'y',
        _ => 'o',
    };
    let packed = |text: &str| format!("coalesce(CAST(strlen({text}) AS VARCHAR) || ':' || {text}, '-')");
    let plain = packed(&shown(translator, value, false));
    let literal = if shows_literal { packed(&shown(translator, value, true)) } else { "'-'".to_owned() };
    format!("'{kind}' || {plain} || {literal}")
}

/// A value as %t shows it, or as the literal that %T shows. NULL stays NULL.
fn shown(translator: &Translator, value: &Typed, literal: bool) -> String {
    if value.is_null() {
        return "CAST(NULL AS VARCHAR)".to_owned();
    }
    let sql = &value.sql;
    let plain = || text_of(value).unwrap_or_else(|| format!("CAST({sql} AS VARCHAR)"));
    let quoted = |prefix: &str| format!("('{prefix} \"' || {} || '\"')", plain());
    match (&value.ty, literal) {
        (Type::String, true) => format!("bq_quote({sql})"),
        (Type::Bytes, _) => format!("bq_quote_bytes({sql}, {literal})"),
        (Type::Float64, _) => format!("bq_float_literal({sql}, {literal})"),
        (Type::Numeric, true) => quoted("NUMERIC"),
        (Type::BigNumeric, true) => quoted("BIGNUMERIC"),
        (Type::Date, true) => quoted("DATE"),
        (Type::Time, true) => quoted("TIME"),
        (Type::DateTime, true) => quoted("DATETIME"),
        (Type::Timestamp, true) => quoted("TIMESTAMP"),
        (Type::Interval, true) => format!("('INTERVAL \"' || {} || '\" YEAR TO SECOND')", plain()),
        (Type::Json, true) => format!("('JSON ' || bq_quote(CAST({sql} AS VARCHAR)))"),
        (Type::Json, false) => format!("CAST({sql} AS VARCHAR)"),
        (Type::Geography, _) => format!("bq_st_astext({sql})"),
        (Type::Array(element), _) => {
            let item = translator.fresh("item");
            let inner = shown(translator, &Typed::new(item.clone(), (**element).clone()), literal);
            let items = format!("list_transform({sql}, lambda {item}: coalesce({inner}, 'NULL'))");
            format!("('[' || array_to_string({items}, ', ') || ']')")
        }
        (Type::Struct(fields), _) => {
            let fields: Vec<_> = (0..fields.len())
                .filter_map(|place| {
                    Some(format!("coalesce({}, 'NULL')", shown(translator, &value.field(place)?, literal)))
                })
                .collect();
            let only = if fields.len() == 1 && literal { "STRUCT(" } else { "(" };
            let fields = if fields.is_empty() { "''".to_owned() } else { fields.join(" || ', ' || ") };
            format!("(CASE WHEN {sql} IS NOT NULL THEN '{only}' || {fields} || ')' END)")
        }
        _ => plain(),
    }
}
