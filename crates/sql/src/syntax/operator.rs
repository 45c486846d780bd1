use sqlparser::tokenizer::Token;

/// The parser's word for a symbol of one character; for its end, where there is none.
pub fn operator(symbol: Option<char>) -> Token {
    match symbol {
        Some('(') => Token::LParen,
        Some(')') => Token::RParen,
        Some('[') => Token::LBracket,
        Some(']') => Token::RBracket,
        Some('{') => Token::LBrace,
        Some('}') => Token::RBrace,
        Some(',') => Token::Comma,
        Some('.') => Token::Period,
        Some(':') => Token::Colon,
        Some(';') => Token::SemiColon,
        Some('=') => Token::Eq,
        Some('<') => Token::Lt,
        Some('>') => Token::Gt,
        Some('+') => Token::Plus,
        Some('-') => Token::Minus,
        Some('*') => Token::Mul,
        Some('/') => Token::Div,
        Some('%') => Token::Mod,
        Some('&') => Token::Ampersand,
        Some('|') => Token::Pipe,
        Some('^') => Token::Caret,
        Some('~') => Token::Tilde,
        Some('?') => Token::Placeholder("?".into()),
        Some('!') => Token::ExclamationMark,
        Some('@') => Token::AtSign,
        Some(other) => Token::Char(other),
        None => Token::EOF,
    }
}
