use crate::Type;

/// A type by BigQuery's spelling of it, or by the older names that schema files have.
pub fn parse_type(text: &str) -> Option<Type> {
    let text = text.trim();
    if let Some(inside) = inside(text, "ARRAY") {
        return Some(Type::Array(Box::new(parse_type(inside)?)));
    }
    if let Some(inside) = inside(text, "STRUCT").or_else(|| self::inside(text, "RECORD")) {
        let field = |field: &str| {
            let field = field.trim();
            match field.split_once(char::is_whitespace) {
                Some((name, type_name)) if !name.contains(['<', '(']) => {
                    Some((name.trim_matches('`').to_owned(), parse_type(type_name)?))
                }
                _ => Some((String::new(), parse_type(field)?)),
            }
        };
        return Some(Type::Struct(parts(inside).into_iter().map(field).collect::<Option<_>>()?));
    }
    // STRING(10) and NUMERIC(10, 2) bound what they hold; here they hold it all.
    let bare = text.split('(').next().unwrap_or_default().trim();
    match bare.to_ascii_uppercase().as_str() {
        "FLOAT" | "DOUBLE" => Some(Type::Float64),
        _ => Type::simple(bare),
    }
}

fn inside<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let head = text.get(..name.len()).filter(|head| head.eq_ignore_ascii_case(name))?;
    text[head.len()..].trim_start().strip_prefix('<')?.strip_suffix('>')
}

/// What stands between commas that are not inside brackets.
fn parts(text: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0_i32, 0);
    for (at, character) in text.char_indices() {
        match character {
            '<' | '(' => depth += 1,
            '>' | ')' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::parse_type;

    #[test]
    fn types_read_as_they_display() {
        for text in ["INT64", "ARRAY<STRUCT<a INT64, b ARRAY<STRING>>>", "STRUCT<INT64, g GEOGRAPHY>"] {
            assert_eq!(parse_type(text).unwrap().to_string(), text);
        }
        assert_eq!(parse_type("float").unwrap().to_string(), "FLOAT64");
        assert_eq!(parse_type("NUMERIC(10, 2)").unwrap().to_string(), "NUMERIC");
        assert_eq!(parse_type("VARIANT"), None);
        assert_eq!(parse_type("ARRAY<NOTHING>"), None);
    }
}
