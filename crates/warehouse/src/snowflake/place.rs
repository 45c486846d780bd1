//! Where in a text Snowflake's message points to.

/// The first place that a message names, from 1 on both sides: "error line 3 at position 7" counts characters from 0.
pub(super) fn told(message: &str) -> Option<(usize, usize)> {
    message.match_indices("line ").find_map(|(at, word)| {
        let (line, rest) = number(&message[at + word.len()..])?;
        let (position, _) = number(rest.strip_prefix(" at position ")?)?;
        Some((line.max(1), position + 1))
    })
}

fn number(text: &str) -> Option<(usize, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    Some((text[..length].parse().ok()?, &text[length..]))
}

#[cfg(test)]
mod tests {
    use super::told;

    #[test]
    fn the_outermost_place_of_a_message_is_found() {
        assert_eq!(told("SQL compilation error: error line 3 at position 7\ninvalid identifier 'X'"), Some((3, 8)));
        let nested = "Uncaught exception of type 'STATEMENT_ERROR' on line 12 at position 4 : SQL compilation error:\n\
                      error line 1 at position 9";
        assert_eq!(told(nested), Some((12, 5)));
        assert_eq!(told("Division by zero on line 3"), None);
        assert_eq!(told("line x, line 2 at position 0"), Some((2, 1)));
    }
}
