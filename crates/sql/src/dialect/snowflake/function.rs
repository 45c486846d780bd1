use extension_model::FunctionLanguage;
use serde_json::{Value, json};

use super::{Snowflake, body_literal};
use crate::dialect::Dialect;
use crate::function::{FunctionError, FunctionSource, option_value};
use crate::lexer::Token;
use crate::source;

/// What a Python procedure cannot do without: it is handed a session.
const SNOWPARK: &str = "snowflake-snowpark-python";

pub(super) fn create(source: &FunctionSource, dialect: &Snowflake) -> Result<String, FunctionError> {
    let (language, defaults, body) = match source.language {
        FunctionLanguage::Sql => ("SQL", Vec::new(), sql_body(source, dialect).ok_or_else(|| source.no_body())?),
        FunctionLanguage::JavaScript => ("JAVASCRIPT", Vec::new(), code(source::without_mark(source.body).trim_end())),
        FunctionLanguage::Python => {
            let script = source.script()?;
            let packages = packages(script.packages, source.is_procedure());
            ("PYTHON", python_options(script.python, packages), code(&script.body))
        }
    };
    if body.trim().is_empty() {
        return Err(source.no_body());
    }
    let signature = source.signature(dialect)?;
    let returns = match source.returns() {
        Err(_) if source.is_procedure() => "VARCHAR",
        returns => returns?,
    };
    let option = |(name, value): (String, Value)| format!("{name} = {}\n", option_value(&value, ('(', ')'), dialect));
    let options: String = source.options(defaults).into_iter().map(option).collect();
    let rights = if source.is_procedure() { "EXECUTE AS CALLER\n" } else { "" };
    let body = body_literal(&format!("\n{body}"));
    Ok(format!("CREATE OR REPLACE {signature}\nRETURNS {returns}\nLANGUAGE {language}\n{options}{rights}AS {body};\n"))
}

/// An expression of a function; a block of a procedure, the author's own where there is one.
fn sql_body(source: &FunctionSource, dialect: &Snowflake) -> Option<String> {
    if !source.is_procedure() {
        return source::expression(source.body, dialect.lexical(), 2);
    }
    if is_block(source.body, dialect) {
        return Some(source::statements(source.body, dialect.lexical(), 0).text);
    }
    let statements = source::statements(source.body, dialect.lexical(), 2);
    (!statements.is_empty).then(|| format!("BEGIN\n{}END;\n", statements.text))
}

fn is_block(body: &str, dialect: &Snowflake) -> bool {
    let tokens = dialect.lexical().tokens(body);
    let mut words = tokens.iter().filter(|token| token.is_significant());
    let is = |token: Option<&Token>, word: &str| token.is_some_and(|token| token.is_word(body, word));
    let (first, second) = (words.next(), words.next());
    let is_transaction = second.is_some_and(|token| token.is_symbol(body, ';'))
        || ["TRANSACTION", "WORK", "NAME"].iter().any(|word| is(second, word));
    is(first, "DECLARE") || (is(first, "BEGIN") && !is_transaction)
}

fn code(body: &str) -> String {
    if body.is_empty() { String::new() } else { format!("{body}\n") }
}

fn packages(mut packages: Vec<String>, is_procedure: bool) -> Vec<String> {
    if is_procedure && !packages.iter().any(|package| package.trim().starts_with(SNOWPARK)) {
        packages.insert(0, SNOWPARK.to_owned());
    }
    packages
}

fn python_options(version: String, packages: Vec<String>) -> Vec<(&'static str, Value)> {
    let packages = (!packages.is_empty()).then(|| ("PACKAGES", json!(packages)));
    [("RUNTIME_VERSION", json!(version))].into_iter().chain(packages).chain([("HANDLER", json!("main"))]).collect()
}
