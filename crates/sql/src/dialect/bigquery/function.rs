use extension_model::FunctionLanguage;
use serde_json::{Value, json};

use super::BigQuery;
use crate::dialect::Dialect;
use crate::function::{FunctionError, FunctionSource, option_value};
use crate::lexer::Token;
use crate::source;

pub(super) fn create(source: &FunctionSource, dialect: &BigQuery) -> Result<String, FunctionError> {
    match source.language {
        FunctionLanguage::Sql if source.is_procedure() => sql_procedure(source, dialect),
        FunctionLanguage::Sql => sql(source, dialect),
        FunctionLanguage::JavaScript => javascript(source, dialect),
        FunctionLanguage::Python => python(source, dialect),
    }
}

fn sql(source: &FunctionSource, dialect: &BigQuery) -> Result<String, FunctionError> {
    let signature = source.signature(dialect)?;
    let returns = source.returns().map(|returns| format!("RETURNS {returns}\n")).unwrap_or_default();
    let expression = source::expression(source.body, dialect.lexical(), 2).ok_or_else(|| source.no_body())?;
    // A query becomes an expression between brackets of its own.
    let (open, close) = if is_query(&expression, dialect) { ("((", "))") } else { ("(", ")") };
    let options = options(source, Vec::new(), dialect).map(|options| format!("\n{options}")).unwrap_or_default();
    Ok(format!("CREATE OR REPLACE {signature}\n{returns}AS {open}\n{expression}{close}{options};\n"))
}

fn sql_procedure(source: &FunctionSource, dialect: &BigQuery) -> Result<String, FunctionError> {
    let signature = source.signature(dialect)?;
    let statements = source::statements(source.body, dialect.lexical(), 2);
    if statements.is_empty {
        return Err(source.no_body());
    }
    let options = options(source, Vec::new(), dialect).map(|options| format!("{options}\n")).unwrap_or_default();
    Ok(format!("CREATE OR REPLACE {signature}\n{options}BEGIN\n{}END;\n", statements.text))
}

fn javascript(source: &FunctionSource, dialect: &BigQuery) -> Result<String, FunctionError> {
    let body = source::without_mark(source.body).trim_end();
    routine(source, "js", "JavaScript", body, Vec::new(), dialect)
}

fn python(source: &FunctionSource, dialect: &BigQuery) -> Result<String, FunctionError> {
    let script = source.script()?;
    let mut defaults =
        vec![("runtime_version", Value::from(format!("python-{}", script.python))), ("entry_point", json!("main"))];
    if !script.packages.is_empty() {
        defaults.push(("packages", json!(script.packages)));
    }
    routine(source, "python", "Python", &script.body, defaults, dialect)
}

fn routine(
    source: &FunctionSource,
    language: &str,
    title: &'static str,
    body: &str,
    defaults: Vec<(&str, Value)>,
    dialect: &BigQuery,
) -> Result<String, FunctionError> {
    if source.is_procedure() {
        let function = source.function.name.clone();
        return Err(FunctionError::NoProcedures { function, provider: "BigQuery", language: title });
    }
    if body.trim().is_empty() {
        return Err(source.no_body());
    }
    let (signature, returns) = (source.signature(dialect)?, source.returns()?);
    let options = options(source, defaults, dialect).map(|options| format!("{options}\n")).unwrap_or_default();
    let body = code_literal(body);
    Ok(format!("CREATE OR REPLACE {signature}\nRETURNS {returns}\nLANGUAGE {language}\n{options}AS {body};\n"))
}

fn options(source: &FunctionSource, defaults: Vec<(&str, Value)>, dialect: &BigQuery) -> Option<String> {
    let options = source.options(defaults);
    let line = |(name, value): &(String, Value)| format!("  {name} = {}", option_value(value, ('[', ']'), dialect));
    let lines: Vec<_> = options.iter().map(line).collect();
    (!lines.is_empty()).then(|| format!("OPTIONS (\n{}\n)", lines.join(",\n")))
}

/// Code as a string literal that reads as the code does, where its own quotes let it.
fn code_literal(code: &str) -> String {
    let quotes = ["\"\"\"", "'''"];
    match quotes.into_iter().find(|quotes| !code.contains(quotes)) {
        // The line breaks keep a quote or a backslash at either end of the code away from the closing quotes.
        Some(quotes) => format!("r{quotes}\n{code}\n{quotes}"),
        None => format!("\"\"\"\n{}\n\"\"\"", code.replace('\\', "\\\\").replace('"', "\\\"")),
    }
}

fn is_query(expression: &str, dialect: &BigQuery) -> bool {
    let tokens = dialect.lexical().tokens(expression);
    let mut words = tokens.iter().filter(|token| token.is_significant());
    let (first, second) = (words.next(), words.next());
    let is = |token: Option<&Token>, word: &str| token.is_some_and(|token| token.is_word(expression, word));
    // WITH(…) is an expression.
    is(first, "SELECT") || (is(first, "WITH") && !second.is_some_and(|token| token.is_symbol(expression, '(')))
}
