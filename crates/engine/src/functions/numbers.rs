//! Arithmetic that refuses what BigQuery refuses.

use super::ScalarFunction;
use super::rows::{Row, float64, function, int64, string, text};
use crate::value::Value;

/// NUMERIC's digits after the point, as a factor.
const ONE: i128 = 1_000_000_000;

pub(super) fn functions() -> Vec<ScalarFunction> {
    vec![
        function("bq_divide", "FF>F", |row| {
            let (one, other) = (float64(row, 0), float64(row, 1));
            if other == 0.0 {
                Err(format!("division by zero: {one} / {other}"))
            } else {
                Ok(Value::Float64(one / other))
            }
        }),
        function("bq_div", "II>I", |row| {
            let (one, other) = (int64(row, 0), int64(row, 1));
            if other == 0 {
                return Err(format!("division by zero: {one} / {other}"));
            }
            one.checked_div(other).map(Value::Int64).ok_or_else(|| format!("int64 overflow: {one} / {other}"))
        }),
        function("bq_mod", "II>I", |row| {
            let (one, other) = (int64(row, 0), int64(row, 1));
            if other == 0 {
                return Err(format!("division by zero: {one} / {other}"));
            }
            Ok(Value::Int64(one.wrapping_rem(other)))
        }),
        function("bq_shift", "II>I", |row| {
            let (value, by) = (int64(row, 0), int64(row, 1));
            Ok(Value::Int64(match by {
                64.. | ..=-64 => 0,
                0.. => value << by,
                _ => ((value as u64) >> -by) as i64,
            }))
        }),
        function("bq_pow", "FF>F", |row| {
            let (base, exponent) = (float64(row, 0), float64(row, 1));
            let result = base.powf(exponent);
            let wrong = (result.is_nan() && !base.is_nan() && !exponent.is_nan())
                || (result.is_infinite() && base.is_finite() && exponent.is_finite());
            if wrong {
                Err(format!("Floating point error in function: POW({base}, {exponent})"))
            } else {
                Ok(Value::Float64(result))
            }
        }),
        function("bq_math", "SF>F", |row| math(text(row, 0), float64(row, 1))),
        function("bq_round", "FI>F", |row| Ok(Value::Float64(rounded(float64(row, 0), int64(row, 1), f64::round)))),
        function("bq_trunc", "FI>F", |row| Ok(Value::Float64(rounded(float64(row, 0), int64(row, 1), f64::trunc)))),
        // NUMERIC comes as text: DuckDB does not hand decimals to functions.
        function("bq_decimal_text", "S>S", |row| string(plain(text(row, 0)))),
        function("bq_decimal_multiply", "SS>N", |row| decimal(multiply(scaled(row, 0)?, scaled(row, 1)?))),
        function("bq_decimal_divide", "SS>N", |row| {
            let (one, other) = (scaled(row, 0)?, scaled(row, 1)?);
            if other == 0 {
                return Err(format!("division by zero: {} / 0", text(row, 0)));
            }
            decimal(divide(one, other))
        }),
        function("bq_decimal_round", "SI>N", |row| decimal(cut(scaled(row, 0)?, int64(row, 1), true))),
        function("bq_decimal_trunc", "SI>N", |row| decimal(cut(scaled(row, 0)?, int64(row, 1), false))),
    ]
}

fn math(name: &str, value: f64) -> Row {
    let result = match name {
        "SQRT" => value.sqrt(),
        "EXP" => value.exp(),
        "LN" if value <= 0.0 => f64::NAN,
        "LN" => value.ln(),
        "LOG10" if value <= 0.0 => f64::NAN,
        "LOG10" => value.log10(),
        "ASIN" => value.asin(),
        "ACOS" => value.acos(),
        "SINH" => value.sinh(),
        "COSH" => value.cosh(),
        "ACOSH" => value.acosh(),
        "ATANH" => value.atanh(),
        _ => f64::NAN,
    };
    let wrong = (result.is_nan() && !value.is_nan()) || (result.is_infinite() && value.is_finite());
    if wrong { Err(format!("Argument to {name} is out of range: {value}")) } else { Ok(Value::Float64(result)) }
}

fn rounded(value: f64, digits: i64, how: fn(f64) -> f64) -> f64 {
    if !value.is_finite() || digits > 308 {
        return value;
    }
    let factor = 10_f64.powi(digits.unsigned_abs().min(308) as i32);
    let result = if digits >= 0 { how(value * factor) / factor } else { how(value / factor) * factor };
    if result.is_finite() { result } else { value }
}

/// A NUMERIC as a whole number of its last digit.
fn scaled(row: &[Value], place: usize) -> Result<i128, String> {
    let text = text(row, place);
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let padded = format!("{whole}{fraction:0<9}");
    padded.parse::<i128>().map(|number| sign * number).map_err(|_| format!("Invalid NUMERIC value: {text}"))
}

fn decimal(scaled: Option<i128>) -> Row {
    let scaled = scaled.filter(|scaled| scaled.unsigned_abs() < 10_u128.pow(38)).ok_or("numeric overflow")?;
    let (sign, size) = (if scaled < 0 { "-" } else { "" }, scaled.unsigned_abs());
    let (whole, fraction) = (size / ONE as u128, size % ONE as u128);
    let text = format!("{sign}{whole}.{fraction:09}");
    Ok(Value::Numeric(plain(&text).to_owned()))
}

/// A decimal number with a point, without the zeros that say nothing.
fn plain(text: &str) -> &str {
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { text }
}

/// A quotient, rounded half away from zero.
fn nearest(dividend: i128, divisor: i128) -> i128 {
    let (quotient, rest) = (dividend / divisor, dividend % divisor);
    let up = rest.unsigned_abs() * 2 >= divisor.unsigned_abs();
    if up { quotient + if (dividend < 0) == (divisor < 0) { 1 } else { -1 } } else { quotient }
}

fn multiply(one: i128, other: i128) -> Option<i128> {
    let (high, low) = (one / ONE, one % ONE);
    high.checked_mul(other)?.checked_add(nearest(low.checked_mul(other)?, ONE))
}

fn divide(one: i128, other: i128) -> Option<i128> {
    let (quotient, rest) = (one / other, one % other);
    quotient.checked_mul(ONE)?.checked_add(nearest(rest.checked_mul(ONE)?, other))
}

/// Keeps so many digits behind the point.
fn cut(scaled: i128, digits: i64, round: bool) -> Option<i128> {
    if digits >= 9 {
        return Some(scaled);
    }
    let unit = 10_i128.checked_pow(u32::try_from(9 - digits.max(-30)).ok()?)?;
    let units = if round { nearest(scaled, unit) } else { scaled / unit };
    units.checked_mul(unit)
}
