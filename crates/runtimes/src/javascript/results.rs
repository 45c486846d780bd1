//! What a body returns, made into the type that the function declares.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use rquickjs::function::This;
use rquickjs::{Coerced, Ctx, Function, Object, Value as JsValue};

use crate::{Definition, RuntimeError};
use extension_values::field_name;
use extension_values::{Date, Timestamp, Type, Value};

/// Why a result is none.
pub(super) enum Refusal {
    Engine(rquickjs::Error),
    Told(RuntimeError),
}

impl From<rquickjs::Error> for Refusal {
    fn from(error: rquickjs::Error) -> Self {
        Self::Engine(error)
    }
}

pub(super) fn cell<'js>(
    ctx: &Ctx<'js>,
    value: JsValue<'js>,
    wanted: &Type,
    definition: &Definition,
) -> Result<Value, Refusal> {
    if value.is_null() || value.is_undefined() {
        return Ok(Value::Null);
    }
    let made = match wanted {
        Type::Bool => value.as_bool().map(Value::Bool),
        Type::Int64 => integer(&value)?.map(Value::Int64),
        Type::Float64 => float(&value)?.map(Value::Float64),
        Type::Numeric | Type::BigNumeric => decimal(&value)?.map(Value::Numeric),
        Type::String => Some(Value::String(text(&value)?)),
        Type::Bytes => bytes(&value)?.map(Value::Bytes),
        Type::Date => milliseconds(ctx, &value)?.map(|at| Value::Date(Date((at / 86_400_000.0).floor() as i32))),
        Type::Timestamp => timestamp(ctx, &value)?.map(|at| Value::Timestamp(Timestamp(at))),
        Type::Json => return Ok(json(ctx, value)?),
        Type::Array(element) => match value.as_array() {
            Some(array) => {
                let elements = array.iter::<JsValue>().map(|entry| cell(ctx, entry?, element, definition));
                Some(Value::Array(elements.collect::<Result<_, _>>()?))
            }
            None => None,
        },
        Type::Struct(fields) => match value.as_object() {
            Some(object) if !value.is_array() => {
                let fields = fields.iter().enumerate().map(|(index, (name, field))| {
                    let value: JsValue = object.get(field_name(name, index))?;
                    Ok((name.clone(), cell(ctx, value, field, definition)?))
                });
                Some(Value::Struct(fields.collect::<Result<_, Refusal>>()?))
            }
            _ => None,
        },
        Type::Time | Type::DateTime | Type::Interval | Type::Geography => None,
    };
    match made {
        Some(cell) => Ok(cell),
        None => Err(Refusal::Told(refused(ctx, value, wanted, definition)?)),
    }
}

fn refused<'js>(
    ctx: &Ctx<'js>,
    value: JsValue<'js>,
    wanted: &Type,
    definition: &Definition,
) -> rquickjs::Result<RuntimeError> {
    let shown = match ctx.json_stringify(value.clone()) {
        Ok(Some(json)) => json.to_string()?,
        _ => text(&value)?,
    };
    let shown: String = shown.chars().take(200).collect();
    Ok(RuntimeError::failed(format!(
        "Failed to coerce output value {shown} to type {wanted} at {}",
        definition.signature()
    )))
}

fn text(value: &JsValue<'_>) -> rquickjs::Result<String> {
    Ok(value.get::<Coerced<String>>()?.0)
}

/// The digits of a text or a BigInt, or an integral number.
fn integer(value: &JsValue<'_>) -> rquickjs::Result<Option<i64>> {
    if let Some(number) = value.as_number() {
        let fits = number.fract() == 0.0 && (-9.223_372_036_854_776e18..9.223_372_036_854_776e18).contains(&number);
        return Ok(fits.then_some(number as i64));
    }
    if value.is_string() || value.is_big_int() {
        return Ok(text(value)?.trim().parse().ok());
    }
    Ok(None)
}

fn float(value: &JsValue<'_>) -> rquickjs::Result<Option<f64>> {
    if let Some(number) = value.as_number() {
        return Ok(Some(number));
    }
    if value.is_string() || value.is_big_int() {
        return Ok(text(value)?.trim().parse().ok());
    }
    Ok(None)
}

/// A decimal as plain digits, whatever exponent JavaScript would write.
fn decimal(value: &JsValue<'_>) -> rquickjs::Result<Option<String>> {
    if let Some(number) = value.as_number() {
        return Ok(number.is_finite().then(|| format!("{number}")));
    }
    if value.is_string() || value.is_big_int() {
        let text = text(value)?.trim().to_owned();
        let digits = text.strip_prefix(['-', '+']).unwrap_or(&text);
        let is_plain = digits.bytes().any(|byte| byte.is_ascii_digit())
            && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
            && digits.matches('.').count() <= 1;
        return Ok(is_plain.then_some(text));
    }
    Ok(None)
}

fn bytes(value: &JsValue<'_>) -> rquickjs::Result<Option<Vec<u8>>> {
    if !value.is_string() {
        return Ok(None);
    }
    Ok(BASE64_STANDARD.decode(text(value)?).ok())
}

/// The moment of a Date, or of a text that Date understands.
fn milliseconds<'js>(ctx: &Ctx<'js>, value: &JsValue<'js>) -> rquickjs::Result<Option<f64>> {
    let date: Object = ctx.globals().get("Date")?;
    let time = match value.as_object() {
        Some(object) if object.is_instance_of(&date) => {
            object.get::<_, Function>("getTime")?.call((This(object.clone()),))?
        }
        Some(_) => return Ok(None),
        None if value.is_string() => date.get::<_, Function>("parse")?.call((value.clone(),))?,
        None => return Ok(None),
    };
    let time: f64 = time;
    Ok(time.is_finite().then_some(time))
}

/// With the microseconds that a Date itself cannot hold, where the body passed them on.
fn timestamp<'js>(ctx: &Ctx<'js>, value: &JsValue<'js>) -> rquickjs::Result<Option<i64>> {
    let Some(milliseconds) = milliseconds(ctx, value)? else { return Ok(None) };
    let more = match value.as_object() {
        Some(date) => date.get::<_, JsValue>("microsecond")?.as_number().filter(|more| (0.0..1000.0).contains(more)),
        None => None,
    };
    Ok(Some(milliseconds as i64 * 1000 + more.unwrap_or_default() as i64))
}

fn json<'js>(ctx: &Ctx<'js>, value: JsValue<'js>) -> rquickjs::Result<Value> {
    Ok(match ctx.json_stringify(value)? {
        Some(json) => Value::Json(json.to_string()?),
        None => Value::Null,
    })
}
