//! Semi-structured values: JSON, but for what JSON cannot say.

use serde_json::Value;

/// What Snowflake writes bare that is no JSON, and what stands for it.
const BARE: [(&str, &str); 4] =
    [("undefined", "null"), ("-Infinity", "\"-inf\""), ("Infinity", "\"inf\""), ("NaN", "\"nan\"")];

/// A value of VARIANT, OBJECT or ARRAY. What cannot be read stays text.
pub(super) fn parse(text: &str) -> Value {
    let parsed = serde_json::from_str(text);
    parsed.or_else(|_| serde_json::from_str(&as_json(text))).unwrap_or_else(|_| Value::from(text))
}

fn as_json(text: &str) -> String {
    let mut json = String::with_capacity(text.len());
    let (mut rest, mut is_inside) = (text, false);
    while let Some(character) = rest.chars().next() {
        let bare = BARE.iter().find(|(bare, _)| !is_inside && rest.starts_with(bare));
        let length = match (bare, character) {
            (Some((bare, stands)), _) => {
                json.push_str(stands);
                rest = &rest[bare.len()..];
                continue;
            }
            (None, '\\') if is_inside => 1 + rest.chars().nth(1).map_or(0, char::len_utf8),
            (None, '"') => {
                is_inside = !is_inside;
                1
            }
            _ => character.len_utf8(),
        };
        json.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    json
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::parse;

    #[test]
    fn what_json_cannot_say_is_said_otherwise() {
        assert_eq!(parse("{\n \"a\": [1, undefined], \"b\": NaN }"), json!({ "a": [1, null], "b": "nan" }));
        assert_eq!(parse("[-Infinity, Infinity]"), json!(["-inf", "inf"]));
    }

    #[test]
    fn texts_inside_stay_what_they_are() {
        assert_eq!(parse(r#"["say \"NaN\"", undefined, "é\\"]"#), json!(["say \"NaN\"", null, "é\\"]));
        assert_eq!(parse("not json"), json!("not json"));
    }
}
