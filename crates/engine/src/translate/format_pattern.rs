//! What FORMAT's pattern wants of the arguments, where the pattern is written out.

use crate::value::Type;

/// What an argument must be.
#[derive(Clone, Copy)]
enum Wanted {
    Integer,
    Float,
    Text,
    Json,
    Anything,
    /// Anything, as the literal that would make it.
    Literal,
}

/// The places of the arguments that the pattern shows as literals, or why the arguments are not what it wants.
pub(super) fn check(pattern: &str, types: &[Type]) -> Result<Vec<usize>, String> {
    let wanted = wanted(pattern)?;
    for (place, (wanted, found)) in wanted.iter().zip(types).enumerate() {
        let expected = match (wanted, found) {
            (Wanted::Integer, Type::Int64)
            | (Wanted::Float, Type::Float64 | Type::Numeric | Type::BigNumeric)
            | (Wanted::Text, Type::String)
            | (Wanted::Json, Type::Json)
            | (Wanted::Anything | Wanted::Literal, _) => continue,
            (Wanted::Integer, _) => "integer",
            (Wanted::Float, _) => "FLOAT64",
            (Wanted::Text, _) => "STRING",
            (Wanted::Json, _) => "JSON",
        };
        return Err(format!("Invalid type for argument {} to FORMAT; Expected {expected}; Got {found}", place + 2));
    }
    let (expected, got) = (wanted.len() + 1, types.len() + 1);
    match expected.cmp(&got) {
        std::cmp::Ordering::Equal => {
            Ok((0..wanted.len()).filter(|place| matches!(wanted[*place], Wanted::Literal)).collect())
        }
        order => {
            let much = if order.is_lt() { "many" } else { "few" };
            Err(format!("Too {much} arguments to FORMAT for pattern \"{pattern}\"; Expected {expected}; Got {got}"))
        }
    }
}

/// What each argument behind the pattern must be.
fn wanted(pattern: &str) -> Result<Vec<Wanted>, String> {
    let mut wanted = Vec::new();
    let mut letters = pattern.chars();
    while let Some(letter) = letters.next() {
        if letter != '%' {
            continue;
        }
        let kind = loop {
            let letter = letters.next().ok_or_else(|| format!("Invalid FORMAT string: \"{pattern}\""))?;
            match letter {
                '-' | '+' | ' ' | '#' | '\'' | '.' | '0'..='9' => {}
                '*' => wanted.push(Wanted::Integer),
                '%' => break None,
                'd' | 'i' | 'o' | 'x' | 'X' => break Some(Wanted::Integer),
                'f' | 'F' | 'e' | 'E' | 'g' | 'G' => break Some(Wanted::Float),
                's' => break Some(Wanted::Text),
                'p' | 'P' => break Some(Wanted::Json),
                't' => break Some(Wanted::Anything),
                'T' => break Some(Wanted::Literal),
                other => {
                    let message = "Invalid format specifier character";
                    return Err(format!("{message} \"{other}\" in FORMAT string: \"{pattern}\""));
                }
            }
        };
        wanted.extend(kind);
    }
    Ok(wanted)
}
