//! Calls of functions: built in, created by the script, and with SAFE before them.

use std::ops::Range;

use sqlparser::ast::{Expr, Function as Written, FunctionArg, FunctionArgExpr, FunctionArguments, ObjectNamePart};

use super::aggregate;
use super::coerce::coerce;
use super::environment::{Env, Outcome, Translator};
use super::families::{KNOWN, is_toolbox, toolbox_function};
use super::place::place;
use super::registry;
use super::suggest::nearest;
use super::typed::{Typed, pack};
use super::{Function, FunctionBody, Untranslatable};
use crate::functions::NOTHING;
use crate::value::Type;

/// Translates a call.
pub(crate) fn call(translator: &Translator, function: &Written, env: &Env) -> Outcome<Typed> {
    let mut path = path(function);
    let span = name_span(function);
    let safe = path.len() > 1 && path[0].eq_ignore_ascii_case("SAFE");
    if safe {
        path.remove(0);
    }
    let typed = named(translator, function, &path, span, env)?;
    Ok(if safe { Typed::new(format!("TRY({})", typed.sql), typed.ty) } else { typed })
}

/// The parts of a function's name; a part in backticks may hold several.
pub(crate) fn path(function: &Written) -> Vec<String> {
    let part = |part: &ObjectNamePart| match part {
        ObjectNamePart::Identifier(name) => name.value.split('.').map(str::to_owned).collect::<Vec<_>>(),
        ObjectNamePart::Function(function) => vec![function.name.value.clone()],
    };
    function.name.0.iter().flat_map(part).collect()
}

/// Where the name stands.
pub(crate) fn name_span(function: &Written) -> Range<usize> {
    place(&function.name)
}

fn named(
    translator: &Translator,
    function: &Written,
    path: &[String],
    span: Range<usize>,
    env: &Env,
) -> Outcome<Typed> {
    let name = path.join(".").to_ascii_uppercase();
    if name == "ARRAY"
        && let FunctionArguments::Subquery(query) = &function.args
    {
        return translator.array_subquery(query, env);
    }
    if let Some(entry) = registry::find(&name) {
        let call = || match entry.custom {
            Some(translate) => translate(translator, function, env),
            None if entry.aggregate || entry.window || function.over.is_some() => {
                aggregate::call(translator, &name, entry, function, env)
            }
            None => scalar(translator, &name, entry, function, env),
        };
        return call().map_err(|error| error.about(&name, &span));
    }
    if let Some(created) = translator.scope.function(path) {
        return translator.deeper(&created.name, || created_call(translator, &created, function, env));
    }
    if let Some((own, entry)) = toolbox_function(path) {
        return scalar(translator, &own, entry, function, env).map_err(|error| error.about(&own, &span));
    }
    if is_toolbox(path) {
        return Err(Untranslatable::not_available(path.join("."), span));
    }
    if KNOWN.contains(&name.as_str()) || name.starts_with("ML.") || name.starts_with("AI.") {
        return Err(Untranslatable::not_available(name, span));
    }
    if let "OFFSET" | "ORDINAL" | "SAFE_OFFSET" | "SAFE_ORDINAL" = name.as_str() {
        let use_ = format!("It can only be used for array element access using array[{name}(position)]");
        return Err(Untranslatable::invalid(format!("{name} is not a function. {use_}"), span));
    }
    let hint = nearest(&name, registry::names());
    let hint = hint.map_or(String::new(), |near| format!("; Did you mean {}?", near.to_lowercase()));
    Err(Untranslatable::invalid(format!("Function not found: {}{hint}", path.join(".")), span))
}

fn scalar(
    translator: &Translator,
    name: &str,
    entry: &'static registry::Entry,
    function: &Written,
    env: &Env,
) -> Outcome<Typed> {
    let given = arguments(translator, function, env)?;
    let (sql, found) = registry::nearest(entry, &given).ok_or_else(|| mismatch(name, entry, &given, function))?;
    covered(sql, name, &given, function)?;
    Ok(Typed::new(registry::fill(sql, &found.arguments, &[]), found.result))
}

/// Refuses by its name what the table only names.
pub(crate) fn covered(sql: &str, name: &str, given: &[(Option<String>, Typed)], function: &Written) -> Outcome<()> {
    if sql != registry::MISSING {
        return Ok(());
    }
    let types: Vec<_> = given.iter().map(|(_, typed)| typed.ty.to_string()).collect();
    Err(Untranslatable::not_available(format!("{name}({})", types.join(", ")), name_span(function)))
}

/// Why no signature fits.
pub(crate) fn mismatch(
    name: &str,
    entry: &registry::Entry,
    given: &[(Option<String>, Typed)],
    function: &Written,
) -> Untranslatable {
    let types: Vec<_> = given.iter().map(|(_, typed)| typed.ty.to_string()).collect();
    let types = match types.as_slice() {
        [] => "with no arguments".to_owned(),
        types => format!("for argument types: {}", types.join(", ")),
    };
    let shown = |(signature, _): &(super::signature::Signature, &str)| format!("{name}({signature})");
    let signatures: Vec<_> = entry.rows.iter().map(shown).collect();
    let supported = match signatures.len() {
        0 => String::new(),
        1 => format!(". Supported signature: {}", signatures[0]),
        _ => format!(". Supported signatures: {}", signatures.join("; ")),
    };
    let message = format!("No matching signature for function {name} {types}{supported}");
    Untranslatable::invalid(message, name_span(function))
}

/// The arguments with the names that some are passed by.
pub(crate) fn arguments(
    translator: &Translator,
    function: &Written,
    env: &Env,
) -> Outcome<Vec<(Option<String>, Typed)>> {
    let each = written(function)?.into_iter();
    each.map(|(name, expr)| Ok((name, translator.expression(expr, env)?))).collect()
}

/// The arguments as they are written.
pub(crate) fn written(function: &Written) -> Outcome<Vec<(Option<String>, &Expr)>> {
    let FunctionArguments::List(list) = &function.args else { return Ok(Vec::new()) };
    let mut given = Vec::with_capacity(list.args.len());
    for argument in &list.args {
        let (name, argument) = match argument {
            FunctionArg::Named { name, arg, .. } => (Some(name.value.clone()), arg),
            FunctionArg::Unnamed(arg) => (None, arg),
            other => return Err(Untranslatable::not_available(other.to_string(), name_span(function))),
        };
        match argument {
            FunctionArgExpr::Expr(expr) => given.push((name, expr)),
            other => {
                let message = format!("Argument {other} is not an expression");
                return Err(Untranslatable::invalid(message, name_span(function)));
            }
        }
    }
    Ok(given)
}

/// The arguments of a function that takes so many of them, least and most.
pub(crate) fn plain(function: &Written, least: usize, most: usize) -> Outcome<Vec<&Expr>> {
    let given: Vec<&Expr> = written(function)?.into_iter().map(|(_, expr)| expr).collect();
    if (least..=most).contains(&given.len()) {
        return Ok(given);
    }
    let name = path(function).join(".").to_uppercase();
    let message = format!("No matching signature for function {name} with {} arguments", given.len());
    Err(Untranslatable::invalid(message, name_span(function)))
}

/// The call of a function that was created: its body in place of the call, or DuckDB's function of it.
fn created_call(translator: &Translator, created: &Function, function: &Written, env: &Env) -> Outcome<Typed> {
    let given = arguments(translator, function, env)?;
    let refused = || {
        let types: Vec<_> = given.iter().map(|(_, typed)| typed.ty.to_string()).collect();
        let parameter = |(name, ty): &(String, Option<Type>)| {
            format!("{name} {}", ty.as_ref().map_or("ANY TYPE".to_owned(), Type::to_string))
        };
        let parameters: Vec<_> = created.parameters.iter().map(parameter).collect();
        let message = format!(
            "No matching signature for function {} for argument types: {}. Supported signature: {}({})",
            created.name,
            types.join(", "),
            created.name,
            parameters.join(", ")
        );
        Untranslatable::invalid(message, name_span(function))
    };
    if given.len() != created.parameters.len() {
        return Err(refused());
    }
    let mut values = Vec::with_capacity(given.len());
    for ((_, typed), (name, ty)) in given.iter().zip(&created.parameters) {
        let value = match ty {
            Some(ty) => coerce(typed, ty).ok_or_else(refused)?,
            None => typed.clone(),
        };
        values.push((name.clone(), Typed::new(value.sql, value.ty)));
    }
    match &created.body {
        FunctionBody::Sql(body) => {
            let inside = Env { arguments: &values, ..Env::default() };
            let result = translator
                .expression(body, &inside)
                .map_err(|error| error.inside(&created.name, name_span(function)))?;
            match &created.returns {
                Some(ty) => coerce(&result, ty).ok_or_else(|| {
                    let message = format!("Function {} returns {} and not {ty}", created.name, result.ty);
                    Untranslatable::invalid(message, name_span(function))
                }),
                None => Ok(Typed::new(result.sql, result.ty)),
            }
        }
        FunctionBody::Registered { duckdb_name } => {
            let fields: Vec<_> = values.iter().map(|(name, typed)| (name.clone(), typed.ty.clone())).collect();
            let sqls: Vec<_> = values.iter().map(|(_, typed)| typed.sql.clone()).collect();
            let packed = if fields.is_empty() { format!("{{'{NOTHING}': true}}") } else { pack(&fields, &sqls) };
            let returns = created.returns.clone().unwrap_or(Type::String);
            Ok(Typed::new(format!("\"{}\"({packed})", duckdb_name.replace('"', "\"\"")), returns))
        }
    }
}
