//! CAST and SAFE_CAST.

use std::ops::Range;

use sqlparser::ast::{CastFormat, CastKind, DataType, Expr};

use crate::duck::duckdb_type;
use crate::translate::Untranslatable;
use crate::translate::coerce::{convert, is_empty_array, same};
use crate::translate::data_type::{read, scale};
use crate::translate::environment::{Env, Outcome, Translator};
use crate::translate::place::place;
use crate::translate::typed::{Literal, Typed, pack};
use crate::value::Type;

/// What becomes of a value that cannot be cast.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Cast,
    /// It becomes NULL.
    Safe,
}

impl Translator<'_> {
    pub(super) fn written_cast(
        &self,
        kind: &CastKind,
        operand: &Expr,
        data_type: &DataType,
        format: Option<&CastFormat>,
        env: &Env,
    ) -> Outcome<Typed> {
        let to = read(data_type, place(operand))?;
        // `ARRAY<T>[…]` is read as a cast, too.
        if let (CastKind::Cast, Expr::Array(array), Type::Array(element)) = (kind, operand, &to) {
            let typed = self.array(&array.elem, Some(element), env)?;
            return Ok(Typed::new(typed.sql, typed.ty));
        }
        let from = self.expression(operand, env)?;
        let mode = if *kind == CastKind::SafeCast { Mode::Safe } else { Mode::Cast };
        if let Some(format) = format {
            return formatted(&from, &to, format, mode, place(operand));
        }
        let done = cast(&from, &to, mode, place(operand))?;
        Ok(match scale(data_type) {
            Some((precision, scale)) => {
                let narrow = format!("CAST({} AS DECIMAL({}, {scale}))", done.sql, precision.min(38));
                let sql = format!("CAST({narrow} AS {})", duckdb_type(&to));
                Typed::new(if mode == Mode::Safe { format!("TRY({sql})") } else { sql }, to)
            }
            None => done,
        })
    }
}

/// `CAST(… AS … FORMAT 'YYYY-MM-DD')`.
fn formatted(from: &Typed, to: &Type, format: &CastFormat, mode: Mode, span: Range<usize>) -> Outcome<Typed> {
    let (CastFormat::Value(written) | CastFormat::ValueAtTimeZone(written, _)) = format;
    let written = written.value.clone().into_string().unwrap_or_default();
    let unknown = || Untranslatable::not_available(format!("CAST … FORMAT '{written}'"), span.clone());
    let pattern = crate::duck::text_literal(&elements(&written).ok_or_else(unknown)?);
    let sql = match (&from.ty, to) {
        (Type::Date | Type::DateTime | Type::Timestamp, Type::String) => {
            format!("bq_format_time({pattern}, CAST({} AS TIMESTAMP), 'UTC')", from.sql)
        }
        (Type::String, Type::Date | Type::DateTime | Type::Timestamp) => {
            format!("CAST(bq_parse_time({pattern}, {}, 'UTC') AS {})", from.sql, duckdb_type(to))
        }
        _ => return Err(unknown()),
    };
    Ok(Typed::new(if mode == Mode::Safe { format!("TRY({sql})") } else { sql }, to.clone()))
}

/// Format elements such as `YYYY-MM-DD` as strftime's.
fn elements(written: &str) -> Option<String> {
    const ELEMENTS: [(&str, &str); 13] = [
        ("YYYY", "%Y"),
        ("YY", "%y"),
        ("MM", "%m"),
        ("MI", "%M"),
        ("DDD", "%j"),
        ("DD", "%d"),
        ("HH24", "%H"),
        ("HH12", "%I"),
        ("HH", "%I"),
        ("SS", "%S"),
        ("AM", "%p"),
        ("PM", "%p"),
        ("TZH:TZM", "%Ez"),
    ];
    let mut pattern = String::new();
    let mut rest = written;
    while let Some(first) = rest.chars().next() {
        let starts = |element: &str| rest.get(..element.len()).is_some_and(|start| start.eq_ignore_ascii_case(element));
        if let Some((element, own)) = ELEMENTS.iter().find(|(element, _)| starts(element)) {
            pattern.push_str(own);
            rest = &rest[element.len()..];
        } else if "-./,:; T".contains(first) {
            pattern.push(first);
            rest = &rest[first.len_utf8()..];
        } else {
            return None;
        }
    }
    Some(pattern)
}

/// An expression cast to a type, by BigQuery's rules.
pub(crate) fn cast(from: &Typed, to: &Type, mode: Mode, span: Range<usize>) -> Outcome<Typed> {
    if from.is_null() {
        return Ok(Typed::new(convert(from, to).sql, to.clone()));
    }
    if from.ty == *to {
        return Ok(Typed::new(from.sql.clone(), to.clone()));
    }
    let sql = cast_sql(from, to)
        .ok_or_else(|| Untranslatable::invalid(format!("Invalid cast from {} to {to}", from.ty), span))?;
    Ok(Typed::new(if mode == Mode::Safe { format!("TRY({sql})") } else { sql }, to.clone()))
}

fn cast_sql(from: &Typed, to: &Type) -> Option<String> {
    use Type::{BigNumeric, Bool, Bytes, Date, DateTime, Float64, Int64, Interval, Numeric, String, Time, Timestamp};
    let sql = &from.sql;
    let plain = || format!("CAST({sql} AS {})", duckdb_type(to));
    Some(match (&from.ty, to) {
        (Bytes, String) => format!("decode({sql})"),
        (Bool | Int64, String) => plain(),
        (Numeric | BigNumeric, String) => format!("bq_decimal_text(CAST({sql} AS VARCHAR))"),
        (Interval, String) => format!("bq_interval_text(CAST({sql} AS VARCHAR))"),
        (Float64 | Date | DateTime | Time | Timestamp, String) => format!("bq_text({sql})"),
        (String, Int64) => format!("bq_int64({sql})"),
        (String, Float64) => format!("bq_float64({sql})"),
        (String, Bool) => format!("bq_bool({sql})"),
        (String, Numeric | BigNumeric) => format!("bq_numeric({sql})"),
        (String, Bytes) => format!("encode({sql})"),
        (String, Date) => format!("bq_date({sql})"),
        (String, DateTime) => format!("bq_datetime({sql})"),
        (String, Time) => format!("bq_time({sql})"),
        (String, Timestamp) => format!("bq_timestamp({sql}, 'UTC')"),
        (String, Interval) => format!("bq_interval({sql})"),
        (Float64, Int64) => format!("CAST(round({sql}) AS BIGINT)"),
        (Int64, Bool) | (Bool, Int64) => plain(),
        (Int64 | Numeric | BigNumeric | Float64, Int64 | Numeric | BigNumeric | Float64) => match (&from.literal, to) {
            (Literal::Integer(digits) | Literal::Float(digits), Numeric | BigNumeric) => {
                format!("CAST('{digits}' AS {})", duckdb_type(to))
            }
            _ => plain(),
        },
        (Date, DateTime | Timestamp) | (DateTime, Date | Time | Timestamp) => plain(),
        // By way of the clock of UTC.
        (Timestamp, Date | Time | DateTime) => format!("CAST(CAST({sql} AS TIMESTAMP) AS {})", duckdb_type(to)),
        (Type::Array(_), Type::Array(_)) if same(&from.ty, to) || is_empty_array(from) => convert(from, to).sql,
        (Type::Struct(own), Type::Struct(fields)) if own.len() == fields.len() => {
            let field = |place: usize| {
                let value = match &from.literal {
                    Literal::Items(items) => items.get(place).cloned()?,
                    _ => from.field(place)?,
                };
                if value.is_null() {
                    return Some(convert(&value, &fields[place].1).sql);
                }
                if value.ty == fields[place].1 { Some(value.sql) } else { cast_sql(&value, &fields[place].1) }
            };
            let values: Vec<_> = (0..fields.len()).map(field).collect::<Option<_>>()?;
            format!("(CASE WHEN {sql} IS NOT NULL THEN {} END)", pack(fields, &values))
        }
        _ => return None,
    })
}

/// An expression as text, as CAST makes it; none for types that have no such text.
pub(crate) fn text_of(from: &Typed) -> Option<String> {
    if from.ty == Type::String { Some(from.sql.clone()) } else { cast_sql(from, &Type::String) }
}
