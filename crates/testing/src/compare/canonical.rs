//! A value as it is compared: two values are equal when their canonical texts are.
//!
//! The rules are the reference's, so that fixtures captured by it stay valid: floats to 3 decimals, NaN as `nan`, null
//! as `None`, geometries at 5 decimals (package format, section 6).

use extension_model::Provider;
use serde_json::Value;

use super::geometry;

/// How values of one column are read.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'a> {
    pub provider: Provider,
    /// As the warehouse spells it; empty where it is not known.
    pub type_name: &'a str,
}

impl Reading<'_> {
    pub fn canonical(&self, value: &Value) -> String {
        let mut text = String::new();
        self.write(value, &mut text);
        text
    }

    fn write(&self, value: &Value, to: &mut String) {
        match value {
            Value::Null => to.push_str("None"),
            Value::Bool(value) => to.push_str(if *value { "true" } else { "false" }),
            Value::Number(number) => match (number.as_i64(), number.as_f64()) {
                (Some(integer), _) => to.push_str(&integer.to_string()),
                (None, Some(float)) => to.push_str(&float_text(float)),
                (None, None) => to.push_str(&number.to_string()),
            },
            Value::String(text) => self.write_text(text, to),
            Value::Array(elements) => {
                let element = Reading { provider: self.provider, type_name: element_type(self.type_name) };
                to.push('[');
                for value in elements {
                    element.write(value, to);
                    to.push(',');
                }
                to.push(']');
            }
            Value::Object(_) if geometry::from_geojson(value).is_some() => {
                to.push_str(&geometry::from_geojson(value).unwrap_or_default());
            }
            Value::Object(members) => {
                let field = Reading { provider: self.provider, type_name: "" };
                let mut members: Vec<_> = members.iter().collect();
                members.sort_by(|one, other| one.0.cmp(other.0));
                to.push('{');
                for (name, value) in members {
                    to.push_str(&format!("{name:?}:"));
                    field.write(value, to);
                    to.push(',');
                }
                to.push('}');
            }
        }
    }

    fn write_text(&self, text: &str, to: &mut String) {
        let bare = self.type_name.split(['(', '<', ' ']).next().unwrap_or_default().to_ascii_uppercase();
        if matches!(bare.as_str(), "NUMERIC" | "BIGNUMERIC" | "DECIMAL" | "FLOAT64" | "FLOAT" | "NUMBER")
            && let Ok(number) = text.parse::<f64>()
        {
            return to.push_str(&float_text(number));
        }
        if matches!(bare.as_str(), "TIMESTAMP" | "DATETIME") || bare.starts_with("TIMESTAMP_") {
            return to.push_str(&moment(text));
        }
        if let Some(geometry) = geometry::from_wkt(text) {
            return to.push_str(&geometry);
        }
        let looks_like_json = text.trim_start().starts_with(['{', '[']);
        if looks_like_json && let Ok(value) = serde_json::from_str::<Value>(text) {
            if let Some(geometry) = geometry::from_geojson(&value) {
                return to.push_str(&geometry);
            }
            if bare == "JSON" || bare == "VARIANT" || self.provider == Provider::Snowflake {
                return Reading { provider: self.provider, type_name: "" }.write(&value, to);
            }
        }
        // NaN and null are texts of their own, as the reference writes them.
        if matches!(text, "nan" | "None") { to.push_str(text) } else { to.push_str(&format!("{text:?}")) }
    }
}

/// To 3 decimals, whole numbers as integers are written.
fn float_text(number: f64) -> String {
    if !number.is_finite() {
        return if number.is_nan() {
            "nan"
        } else if number > 0.0 {
            "inf"
        } else {
            "-inf"
        }
        .to_owned();
    }
    shortened(&format!("{number:.3}"))
}

/// A decimal without needless zeros, and without the sign of zero.
pub(super) fn shortened(decimal: &str) -> String {
    let digits = decimal.trim_end_matches('0').trim_end_matches('.');
    if digits == "-0" { "0".to_owned() } else { digits.to_owned() }
}

/// A moment in one of the spellings that clients have for it, all of UTC.
fn moment(text: &str) -> String {
    let mut text = text.trim().to_owned();
    if text.as_bytes().get(10) == Some(&b'T') {
        text.replace_range(10..11, " ");
    }
    let mut text = text.as_str();
    for zone in [" UTC", "Z", "+00:00", "+0000", "+00"] {
        text = text.strip_suffix(zone).unwrap_or(text);
    }
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { text };
    let text = text.trim_end();
    if text.contains(':') { text.to_owned() } else { format!("{text} 00:00:00") }
}

fn element_type(type_name: &str) -> &str {
    type_name.strip_prefix("ARRAY<").and_then(|rest| rest.strip_suffix('>')).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn same(type_name: &str, one: Value, other: Value) -> bool {
        let reading = Reading { provider: Provider::Bigquery, type_name };
        reading.canonical(&one) == reading.canonical(&other)
    }

    #[test]
    fn numbers_are_equal_to_three_decimals() {
        assert!(same("FLOAT64", json!(1), json!(1.0004)));
        assert!(!same("FLOAT64", json!(1), json!(1.0006)));
        assert!(same("FLOAT64", json!(-0.0001), json!(0)));
        assert!(same("NUMERIC", json!("1.50"), json!(1.5)));
        assert!(same("", json!("nan"), json!("nan")) && !same("", json!("nan"), json!(null)));
        assert!(!same("INT64", json!(9007199254740993_i64), json!(9007199254740992_i64)));
        assert!(!same("STRING", json!("1"), json!(1)));
    }

    #[test]
    fn null_is_as_the_reference_writes_it() {
        assert!(same("STRING", json!(null), json!("None")));
        assert!(!same("STRING", json!(null), json!("")));
    }

    #[test]
    fn moments_are_equal_in_any_spelling() {
        for spelling in ["2024-01-01T10:00:00Z", "2024-01-01 10:00:00+00:00", "2024-01-01 10:00:00.000000 UTC"] {
            assert!(same("TIMESTAMP", json!(spelling), json!("2024-01-01 10:00:00")), "{spelling}");
        }
        assert!(same("DATETIME", json!("2024-01-01"), json!("2024-01-01T00:00:00")));
        assert!(!same("STRING", json!("2024-01-01T10:00:00"), json!("2024-01-01 10:00:00")));
    }

    #[test]
    fn lists_keep_their_order_and_records_do_not() {
        assert!(!same("", json!([1, 2]), json!([2, 1])));
        assert!(same("", json!({"a": 1, "b": [null]}), json!({"b": ["None"], "a": 1.0})));
        assert!(same("JSON", json!("{\"a\": 1}"), json!({"a": 1})));
        assert!(!same("STRING", json!("{\"a\": 1}"), json!({"a": 1})));
    }
}
