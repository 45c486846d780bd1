//! Calls over many rows: aggregates with their clauses, and windows.
//!
//! In the tables, an aggregate's SQL has holes for its clauses: `{distinct}` and `{order}` inside the brackets, `{over}`
//! behind them for FILTER and OVER; `{only_over}` in their stead marks what can only stand before OVER.

use sqlparser::ast::{
    DuplicateTreatment, Expr, Function, FunctionArg, FunctionArgExpr, FunctionArgumentClause, FunctionArguments,
    NamedWindowDefinition, NamedWindowExpr, NullTreatment, OrderByExpr, OrderBySort, WindowFrame, WindowFrameBound,
    WindowFrameUnits, WindowSpec, WindowType,
};

use super::Untranslatable;
use super::call::{arguments, covered, mismatch, name_span, path};
use super::environment::{Env, Outcome, Translator};
use super::place::{bytes, place};
use super::registry::{self, Entry};
use super::typed::Typed;
use crate::value::Type;

/// The clauses of a call, as DuckDB's SQL.
pub(crate) struct Clauses {
    pub distinct: bool,
    /// `ORDER BY …`, without a space before it; empty where there is none.
    pub order: String,
    pub limit: Option<String>,
    pub ignore_nulls: bool,
    /// FILTER and OVER, each with a space before it.
    pub filter: Option<String>,
    pub over: String,
    /// Whether OVER says in which order.
    pub over_is_ordered: bool,
    /// Whether the greatest or the least of an expression picks the row.
    pub having: Option<(bool, String)>,
}

impl Clauses {
    pub fn read(translator: &Translator, function: &Function, env: &Env) -> Outcome<Self> {
        let mut clauses = Self {
            distinct: false,
            order: String::new(),
            limit: None,
            ignore_nulls: function.null_treatment == Some(NullTreatment::IgnoreNulls),
            filter: env.filter.map(str::to_owned),
            over: String::new(),
            over_is_ordered: false,
            having: None,
        };
        // An aggregate's arguments see rows as they are, not as another aggregate's clauses leave them.
        if let FunctionArguments::List(list) = &function.args {
            clauses.distinct = list.duplicate_treatment == Some(DuplicateTreatment::Distinct);
            for clause in &list.clauses {
                match clause {
                    FunctionArgumentClause::IgnoreOrRespectNulls(treatment) => {
                        clauses.ignore_nulls = *treatment == NullTreatment::IgnoreNulls;
                    }
                    FunctionArgumentClause::OrderBy(keys) => clauses.order = order_by(translator, keys, env)?,
                    FunctionArgumentClause::Limit(limit) => {
                        clauses.limit = Some(translator.expect(limit, &Type::Int64, "LIMIT", env)?.sql);
                    }
                    FunctionArgumentClause::Having(bound) => {
                        let greatest = bound.0.to_string().eq_ignore_ascii_case("MAX");
                        clauses.having = Some((greatest, translator.expression(&bound.1, env)?.sql));
                    }
                    FunctionArgumentClause::Where(condition) => {
                        let condition = translator.expect(condition, &Type::Bool, "WHERE", env)?.sql;
                        clauses.add_filter(&condition);
                    }
                    other => return Err(Untranslatable::not_available(other.to_string(), name_span(function))),
                }
            }
        }
        if function.over.is_none() && env.without_from {
            let name = path(function).join(".").to_uppercase();
            let name = name.strip_prefix("SAFE.").unwrap_or(&name).to_owned();
            let name = if is_star(function) { format!("{name}(*)") } else { name };
            let message = format!("Aggregate function {name} not allowed in SELECT without FROM clause");
            return Err(Untranslatable::invalid(message, name_span(function)));
        }
        if let (Some(_), Some(_)) = (&function.over, &clauses.limit) {
            let message = "LIMIT in arguments is not supported on analytic functions";
            return Err(Untranslatable::invalid(message, name_span(function)));
        }
        if let Some(over) = &function.over {
            let spec = window(over, env)?;
            clauses.over = format!(" OVER ({})", window_sql(translator, &spec, env)?);
            clauses.over_is_ordered = !spec.order_by.is_empty();
        }
        Ok(clauses)
    }

    /// Takes only the rows for which a condition holds.
    pub fn add_filter(&mut self, condition: &str) {
        self.filter = Some(match self.filter.take() {
            Some(own) => format!("({own}) AND ({condition})"),
            None => condition.to_owned(),
        });
    }

    /// What stands behind the brackets.
    pub fn behind(&self) -> String {
        let filter = self.filter.as_ref().map_or(String::new(), |filter| format!(" FILTER (WHERE {filter})"));
        filter + &self.over
    }

    pub fn distinct(&self) -> &'static str {
        if self.distinct { "DISTINCT " } else { "" }
    }

    /// The ORDER BY with a space before it.
    pub fn ordered(&self) -> String {
        if self.order.is_empty() { String::new() } else { format!(" {}", self.order) }
    }

    fn holes(&self) -> [(&'static str, String); 5] {
        let nulls = if self.ignore_nulls { " IGNORE NULLS" } else { "" };
        [
            ("distinct", self.distinct().to_owned()),
            ("order", self.ordered()),
            ("over", self.behind()),
            ("only_over", self.over.clone()),
            ("nulls", nulls.to_owned()),
        ]
    }
}

/// A call by the table.
pub(crate) fn call(
    translator: &Translator,
    name: &str,
    entry: &'static Entry,
    function: &Function,
    env: &Env,
) -> Outcome<Typed> {
    if entry.window && function.over.is_none() {
        let message = format!("Analytic function {name} cannot be called without an OVER clause");
        return Err(Untranslatable::invalid(message, name_span(function)));
    }
    if !entry.window && !entry.aggregate {
        let message = format!("Function {name} does not support an OVER clause");
        return Err(Untranslatable::invalid(message, name_span(function)));
    }
    let clauses = Clauses::read(translator, function, env)?;
    if entry.window && !clauses.over_is_ordered && name != "ROW_NUMBER" {
        let message = format!("Window ORDER BY is required for analytic function {}", name.to_lowercase());
        return Err(Untranslatable::invalid(message, name_span(function)));
    }
    let inside = Env { filter: None, ..env.clone() };
    let given = if is_star(function) { Vec::new() } else { arguments(translator, function, &inside)? };
    let (sql, found) = registry::nearest(entry, &given).ok_or_else(|| mismatch(name, entry, &given, function))?;
    covered(sql, name, &given, function)?;
    check_arguments(name, &found.arguments, function)?;
    let sql = match &clauses.having {
        Some((greatest, by)) if matches!(name, "ANY_VALUE" | "MIN" | "MAX") => {
            let pick = if *greatest { "arg_max_null" } else { "arg_min_null" };
            format!("{pick}({}, {by}){}", found.arguments[0].sql, clauses.behind())
        }
        _ => registry::fill(sql, &found.arguments, &clauses.holes()),
    };
    Ok(Typed::new(sql, found.result))
}

/// What a signature does not say.
fn check_arguments(name: &str, arguments: &[Typed], function: &Function) -> Outcome<()> {
    let Some(first) = arguments.first() else { return Ok(()) };
    let message = match (name, &first.ty) {
        ("MIN" | "MAX", Type::Array(_) | Type::Struct(_) | Type::Json | Type::Geography) => {
            format!("{name} is not defined for arguments of type {}", first.ty)
        }
        ("NTILE", _) if first.as_integer().is_some_and(|buckets| buckets < 1) => {
            "The argument to NTILE must be at least 1".to_owned()
        }
        _ => return Ok(()),
    };
    Err(Untranslatable::invalid(message, name_span(function)))
}

/// Whether a call is given `*`.
pub(crate) fn is_star(function: &Function) -> bool {
    let FunctionArguments::List(list) = &function.args else { return false };
    matches!(list.args.as_slice(), [FunctionArg::Unnamed(FunctionArgExpr::Wildcard)])
}

/// `ORDER BY …` with NULLs where BigQuery has them: first when ascending, last when descending.
pub(crate) fn order_by(translator: &Translator, keys: &[OrderByExpr], env: &Env) -> Outcome<String> {
    let mut sqls = Vec::with_capacity(keys.len());
    for key in keys {
        sqls.push(format!("{} {}", translator.expression(&key.expr, env)?.sql, direction(key)));
    }
    Ok(if sqls.is_empty() { String::new() } else { format!("ORDER BY {}", sqls.join(", ")) })
}

/// The direction of a key and the place of its NULLs.
pub(crate) fn direction(key: &OrderByExpr) -> &'static str {
    let ascending = !matches!(key.options.sort, Some(OrderBySort::Desc));
    match (ascending, key.options.nulls_first.unwrap_or(ascending)) {
        (true, true) => "ASC NULLS FIRST",
        (true, false) => "ASC NULLS LAST",
        (false, true) => "DESC NULLS FIRST",
        (false, false) => "DESC NULLS LAST",
    }
}

/// What OVER says, with the named windows that it builds on.
fn window(over: &WindowType, env: &Env) -> Outcome<WindowSpec> {
    match over {
        WindowType::WindowSpec(spec) => complete(spec, env),
        WindowType::NamedWindow(name) => named(&name.value, bytes(name.span), env),
    }
}

/// What stands between the brackets of OVER.
fn window_sql(translator: &Translator, spec: &WindowSpec, env: &Env) -> Outcome<String> {
    let mut pieces = Vec::new();
    if !spec.partition_by.is_empty() {
        let keys = spec.partition_by.iter().map(|key| Ok(translator.expression(key, env)?.sql));
        pieces.push(format!("PARTITION BY {}", keys.collect::<Outcome<Vec<_>>>()?.join(", ")));
    }
    if !spec.order_by.is_empty() {
        pieces.push(order_by(translator, &spec.order_by, env)?);
    }
    if let Some(frame) = &spec.window_frame {
        pieces.push(frame_sql(translator, frame, env)?);
    }
    Ok(pieces.join(" "))
}

/// A window's definition with the named one that it builds on put in.
fn complete(spec: &WindowSpec, env: &Env) -> Outcome<WindowSpec> {
    let Some(base) = &spec.window_name else { return Ok(spec.clone()) };
    let base = named(&base.value, bytes(base.span), env)?;
    let mut whole = spec.clone();
    whole.window_name = None;
    if whole.partition_by.is_empty() {
        whole.partition_by = base.partition_by;
    }
    if whole.order_by.is_empty() {
        whole.order_by = base.order_by;
    }
    whole.window_frame = whole.window_frame.or(base.window_frame);
    Ok(whole)
}

fn named(name: &str, span: std::ops::Range<usize>, env: &Env) -> Outcome<WindowSpec> {
    let found = env.windows.iter().find(|NamedWindowDefinition(own, _)| own.value.eq_ignore_ascii_case(name));
    match found {
        Some(NamedWindowDefinition(_, NamedWindowExpr::WindowSpec(spec))) => complete(spec, env),
        Some(NamedWindowDefinition(own, NamedWindowExpr::NamedWindow(other))) if own != other => {
            named(&other.value, bytes(other.span), env)
        }
        _ => Err(Untranslatable::invalid(format!("Unrecognized window alias {name}"), span)),
    }
}

fn frame_sql(translator: &Translator, frame: &WindowFrame, env: &Env) -> Outcome<String> {
    let units = match frame.units {
        WindowFrameUnits::Rows => "ROWS",
        WindowFrameUnits::Range => "RANGE",
        WindowFrameUnits::Groups => "GROUPS",
    };
    let amount = |expr: &Expr| match translator.expression(expr, env)? {
        Typed { ty: Type::Int64 | Type::Float64 | Type::Numeric | Type::BigNumeric, sql, .. } => Ok(sql),
        _ => Err(Untranslatable::invalid("Window framing expression must be a number", place(expr))),
    };
    let bound = |bound: &WindowFrameBound| {
        Ok(match bound {
            WindowFrameBound::CurrentRow => "CURRENT ROW".to_owned(),
            WindowFrameBound::Preceding(None) => "UNBOUNDED PRECEDING".to_owned(),
            WindowFrameBound::Following(None) => "UNBOUNDED FOLLOWING".to_owned(),
            WindowFrameBound::Preceding(Some(expr)) => format!("{} PRECEDING", amount(expr)?),
            WindowFrameBound::Following(Some(expr)) => format!("{} FOLLOWING", amount(expr)?),
        })
    };
    let start = bound(&frame.start_bound)?;
    let end = frame.end_bound.as_ref().map_or(Ok("CURRENT ROW".to_owned()), bound)?;
    Ok(format!("{units} BETWEEN {start} AND {end}"))
}
