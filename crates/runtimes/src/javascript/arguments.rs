//! What a body is given: BigQuery's JavaScript type for each of its own.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use rquickjs::function::Constructor;
use rquickjs::{Array, Ctx, IntoJs, Object, Result, Value as JsValue};

use extension_values::field_name;
use extension_values::{Date, Timestamp, Value};

const MILLISECONDS_A_DAY: f64 = 86_400_000.0;

/// Up to here a JavaScript number holds every integer.
const LARGEST_EXACT: u64 = 1 << 53;

pub(super) fn value<'js>(ctx: &Ctx<'js>, cell: &Value) -> Result<JsValue<'js>> {
    match cell {
        Value::Null => Ok(JsValue::new_null(ctx.clone())),
        Value::Bool(value) => Ok(JsValue::new_bool(ctx.clone(), *value)),
        Value::Int64(number) => text(ctx, &number.to_string()),
        Value::Float64(number) => Ok(JsValue::new_number(ctx.clone(), *number)),
        Value::Numeric(decimal) => numeric(ctx, decimal),
        Value::String(value) => text(ctx, value),
        Value::Bytes(bytes) => text(ctx, &BASE64_STANDARD.encode(bytes)),
        Value::Date(Date(days)) => Ok(date(ctx, f64::from(*days) * MILLISECONDS_A_DAY)?.into_value()),
        Value::Timestamp(Timestamp(microseconds)) => {
            let date = date(ctx, microseconds.div_euclid(1000) as f64)?;
            date.set("microsecond", microseconds.rem_euclid(1000) as i32)?;
            Ok(date.into_value())
        }
        // Refused when the function is created: they would mean nothing to a body.
        Value::Time(_) | Value::DateTime(_) | Value::Interval(_) | Value::Geography(_) => {
            Ok(JsValue::new_undefined(ctx.clone()))
        }
        Value::Json(json) => ctx.json_parse(json.as_str()),
        Value::Array(elements) => {
            let array = Array::new(ctx.clone())?;
            for (index, element) in elements.iter().enumerate() {
                array.set(index, value(ctx, element)?)?;
            }
            Ok(array.into_value())
        }
        Value::Struct(fields) => {
            let object = Object::new(ctx.clone())?;
            for (index, (name, field)) in fields.iter().enumerate() {
                object.set(field_name(name, index), value(ctx, field)?)?;
            }
            Ok(object.into_value())
        }
    }
}

fn text<'js>(ctx: &Ctx<'js>, text: &str) -> Result<JsValue<'js>> {
    text.into_js(ctx)
}

/// A number where one holds it exactly and it has no fraction, its digits otherwise.
fn numeric<'js>(ctx: &Ctx<'js>, decimal: &str) -> Result<JsValue<'js>> {
    let digits = if decimal.contains('.') { decimal.trim_end_matches('0').trim_end_matches('.') } else { decimal };
    match digits.parse::<i64>() {
        Ok(number) if number.unsigned_abs() <= LARGEST_EXACT => Ok(JsValue::new_number(ctx.clone(), number as f64)),
        _ => text(ctx, digits),
    }
}

fn date<'js>(ctx: &Ctx<'js>, milliseconds: f64) -> Result<Object<'js>> {
    ctx.globals().get::<_, Constructor>("Date")?.construct((milliseconds,))
}
