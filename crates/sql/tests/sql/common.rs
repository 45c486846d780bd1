//! What the tests share.

use extension_model::document::Document;
use extension_model::{Component, Function, Provider};
use serde_json::{Value, json};

pub fn component(metadata: Value) -> Component {
    Component::read(Document::new(metadata.to_string()).tree().unwrap())
}

pub fn function(metadata: Value) -> Function {
    Function::read(Document::new(metadata.to_string()).tree().unwrap())
}

/// A component with an input of every kind that travels differently.
pub fn buffers() -> Component {
    component(json!({
        "name": "buffers",
        "title": "Buffers",
        "cartoEnvVars": ["apiBaseUrl", "analyticsToolboxVersion"],
        "inputs": [
            {"name": "source", "type": "Table"},
            {"name": "geom", "type": "Column", "parent": "source"},
            {"name": "distance", "type": "Number", "default": 10},
            {"name": "dissolve", "type": "Boolean", "default": true},
            {"name": "limits", "type": "Range"},
            {"name": "range", "type": "Selection", "options": ["a", "b"]},
            {"name": "note", "type": "String", "mode": "multiline"},
            {"name": "novel", "type": "NotYetKnown"},
        ],
        "outputs": [{"name": "result", "type": "Table"}],
    }))
}

pub fn plain() -> Component {
    component(json!({
        "name": "plain",
        "inputs": [{"name": "source", "type": "Table"}],
        "outputs": [{"name": "result", "type": "Table"}],
    }))
}

/// The values of the string literals in a text, read by the documented rules of the dialect and not by the code that
/// wrote them. Literals that `||` joins count as one, and the working location is `db.schema`.
pub fn literals(sql: &str, provider: Provider) -> Vec<String> {
    use sqlparser::dialect::{BigQueryDialect, Dialect, OracleDialect, SnowflakeDialect};
    use sqlparser::tokenizer::{Token, Tokenizer};

    let dialect: &dyn Dialect = match provider {
        Provider::Bigquery => &BigQueryDialect {},
        Provider::Snowflake => &SnowflakeDialect,
        Provider::Oracle => &OracleDialect,
    };
    let sql = sql.replace("@@workflows_temp@@", "db.schema");
    let tokens = Tokenizer::new(dialect, &sql).with_unescape(false).tokenize().unwrap();
    let mut values: Vec<String> = Vec::new();
    let mut is_joined = false;
    for token in tokens {
        match token {
            Token::SingleQuotedString(raw) => {
                let value = decoded(&raw, provider);
                match values.last_mut().filter(|_| is_joined) {
                    Some(last) => last.push_str(&value),
                    None => values.push(value),
                }
                is_joined = false;
            }
            Token::StringConcat => is_joined = true,
            Token::Number(number, _) if is_joined && number == "0" => {
                values.last_mut().unwrap().push('\0');
            }
            _ => {}
        }
    }
    values
}

fn decoded(raw: &str, provider: Provider) -> String {
    let mut value = String::new();
    let mut characters = raw.chars();
    while let Some(character) = characters.next() {
        match (character, provider) {
            ('\'', Provider::Snowflake | Provider::Oracle) => {
                assert_eq!(characters.next(), Some('\''), "a lone quote in {raw:?}");
                value.push('\'');
            }
            ('\\', Provider::Bigquery | Provider::Snowflake) => value.push(match characters.next().unwrap() {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                '0' if provider == Provider::Snowflake => '\0',
                'x' => {
                    let digits: String = characters.by_ref().take(2).collect();
                    char::from(u8::from_str_radix(&digits, 16).unwrap())
                }
                quoted @ ('\\' | '\'') => quoted,
                other => panic!("an unknown escape \\{other} in {raw:?}"),
            }),
            (other, _) => value.push(other),
        }
    }
    value
}
