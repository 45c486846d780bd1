//! SELECT … FROM … WHERE … GROUP BY … HAVING … QUALIFY.

use sqlparser::ast::{Distinct, Expr, GroupByExpr, NamedWindowDefinition, Select, SelectItem, ValueTableMode};

use crate::duck::identifier;
use crate::translate::Untranslatable;
use crate::translate::environment::{Column, Env, Outcome, Relation, Translator};
use crate::translate::expression::struct_of;
use crate::translate::place::place;
use crate::translate::typed::{Literal, Typed};
use crate::value::Type;

use super::order::{Key, order_sql};
use super::{Made, Tail};

/// An item of a select list.
pub(super) struct Item {
    /// Empty where there is none.
    pub name: String,
    pub typed: Typed,
}

impl Translator<'_> {
    pub(super) fn select(&self, select: &Select, tail: &Tail, env: &Env) -> Outcome<Made> {
        if select.from.is_empty() {
            without_from(select)?;
        }
        let from = self.from(&select.from, env)?;
        let windows: &[NamedWindowDefinition] = &select.named_window;
        let without_from = select.from.is_empty();
        let inside = Env { relations: &from.relations, windows, without_from, ..env.clone() };
        let items = self.items(&select.projection, &inside)?;
        let named: Vec<(String, Typed)> = items
            .iter()
            .filter(|item| !item.name.is_empty())
            .map(|item| (item.name.clone(), item.typed.clone()))
            .collect();

        let condition = |clause: Option<&Expr>, word: &str, env: &Env| match clause {
            Some(expr) => {
                Ok(format!(" {word} {}", self.expect(expr, &Type::Bool, &format!("{word} clause"), env)?.sql))
            }
            None => Ok(String::new()),
        };
        let filter = condition(select.selection.as_ref(), "WHERE", &inside)?;
        let grouped = self.group_by(&select.group_by, &items, &Env { aliases: &named, ..inside.clone() })?;
        let after = Env { aliases: &named, ..inside.clone() };
        let having = condition(select.having.as_ref(), "HAVING", &after)?;
        let qualify = condition(select.qualify.as_ref(), "QUALIFY", &after)?;

        let distinct = match &select.distinct {
            None | Some(Distinct::All) => "",
            Some(Distinct::Distinct) => "DISTINCT ",
            Some(Distinct::On(_)) => return Err(Untranslatable::not_available("DISTINCT ON", place(select))),
        };
        let outputs: Vec<Typed> = items.iter().map(|item| item.typed.clone()).collect();
        let (items, value_table) = as_values(items, select.value_table_mode, select)?;
        let (columns, mut projection) = self.columns(&items);

        let ordering = Env { aliases_first: true, ..after };
        let keys = self.keys(tail.order, &outputs, &ordering)?;
        let order = order_sql(&keys);
        let mut kept = Vec::new();
        if tail.keep_order {
            let keys = if keys.is_empty() { given_order(&from.natural_order, &grouped, distinct) } else { keys };
            for (typed, direction) in keys {
                let column = identifier(&self.fresh("key"));
                projection.push(format!("{} AS {column}", typed.sql));
                kept.push(Key { column, direction });
            }
        }
        let sql = format!(
            "SELECT {distinct}{}{}{filter}{grouped}{having}{qualify}{order}{}",
            projection.join(", "),
            from.sql,
            tail.limit
        );
        Ok(Made { sql, columns, value_table, order: kept })
    }

    fn items(&self, projection: &[SelectItem], env: &Env) -> Outcome<Vec<Item>> {
        let mut items = Vec::with_capacity(projection.len());
        for item in projection {
            match item {
                SelectItem::UnnamedExpr(expr) => {
                    items.push(Item { name: name_of(expr), typed: self.expression(expr, env)? });
                }
                SelectItem::ExprWithAlias { expr, alias } => {
                    items.push(Item { name: alias.value.clone(), typed: self.expression(expr, env)? });
                }
                SelectItem::Wildcard(options) => {
                    if env.relations.is_empty() {
                        let message = "SELECT * must have a FROM clause";
                        return Err(Untranslatable::invalid(message, 0..0));
                    }
                    items.extend(self.star(env.relations, options, env)?);
                }
                SelectItem::QualifiedWildcard(kind, options) => items.extend(self.qualified_star(kind, options, env)?),
                SelectItem::ExprWithAliases { expr, .. } => {
                    return Err(Untranslatable::invalid("Syntax error: Unexpected \"(\"", place(expr)));
                }
            }
        }
        Ok(items)
    }

    /// The columns that a select list makes, and its SQL.
    fn columns(&self, items: &[Item]) -> (Vec<Column>, Vec<String>) {
        let mut columns: Vec<Column> = Vec::with_capacity(items.len());
        let mut projection = Vec::with_capacity(items.len());
        let mut anonymous = 0;
        for item in items {
            let mut own = item.name.clone();
            if own.is_empty() {
                own = format!("f{anonymous}_");
                anonymous += 1;
            }
            let mut quoted = identifier(&own);
            if columns.iter().any(|column| column.sql.eq_ignore_ascii_case(&quoted)) {
                quoted = identifier(&self.fresh(&own));
            }
            projection.push(format!("{} AS {quoted}", item.typed.sql));
            let literal = item.typed.literal.clone();
            columns.push(Column { literal, ..Column::new(item.name.clone(), quoted, item.typed.ty.clone()) });
        }
        (columns, projection)
    }
}

/// What needs rows cannot be asked of a query without a FROM clause.
fn without_from(select: &Select) -> Outcome<()> {
    let refused =
        |what: &str, span| Err(Untranslatable::invalid(format!("Query without FROM clause cannot {what}"), span));
    if let Some(condition) = &select.selection {
        return refused("have a WHERE clause", place(condition));
    }
    if let GroupByExpr::Expressions(keys, _) = &select.group_by
        && let Some(key) = keys.first()
    {
        return refused("have a GROUP BY clause", place(key));
    }
    if let Some(condition) = &select.having {
        return refused("have a HAVING clause", place(condition));
    }
    if select.distinct.is_some() {
        return refused("use SELECT DISTINCT", place(select));
    }
    Ok(())
}

/// Where no order is asked for, rows that come from one array keep its order.
fn given_order(natural: &Option<Typed>, grouped: &str, distinct: &str) -> Vec<(Typed, &'static str)> {
    match natural {
        Some(position) if grouped.is_empty() && distinct.is_empty() => vec![(position.clone(), "ASC NULLS FIRST")],
        _ => Vec::new(),
    }
}

/// The select list of SELECT AS STRUCT and SELECT AS VALUE.
fn as_values(items: Vec<Item>, mode: Option<ValueTableMode>, select: &Select) -> Outcome<(Vec<Item>, bool)> {
    match mode {
        None => Ok((items, false)),
        Some(ValueTableMode::AsStruct | ValueTableMode::DistinctAsStruct) => {
            let fields = items.into_iter().map(|item| (item.name, item.typed)).collect();
            let typed = struct_of(fields);
            Ok((vec![Item { name: String::new(), typed: Typed::new(typed.sql, typed.ty) }], true))
        }
        Some(ValueTableMode::AsValue | ValueTableMode::DistinctAsValue) => match <[Item; 1]>::try_from(items) {
            Ok([item]) => Ok((vec![Item { name: String::new(), ..item }], true)),
            Err(_) => {
                let message = "SELECT AS VALUE query must have exactly one column";
                Err(Untranslatable::invalid(message, place(select)))
            }
        },
    }
}

/// The name that an expression has by itself.
fn name_of(expr: &Expr) -> String {
    use sqlparser::ast::AccessExpr;
    match expr {
        Expr::Identifier(name) if !name.value.starts_with('@') => name.value.clone(),
        Expr::CompoundIdentifier(path) if !path[0].value.starts_with('@') => {
            path.last().map_or(String::new(), |name| name.value.clone())
        }
        Expr::CompoundFieldAccess { access_chain, .. } => match access_chain.last() {
            Some(AccessExpr::Dot(Expr::Identifier(name))) => name.value.clone(),
            _ => String::new(),
        },
        Expr::Nested(inner) => name_of(inner),
        _ => String::new(),
    }
}

/// The columns of a relation as items of a select list.
pub(super) fn items_of(relation: &Relation) -> Vec<Item> {
    let visible = relation.columns.iter().filter(|column| !column.hidden);
    let item =
        |column: &Column| Item { name: column.name.clone(), typed: Typed { literal: Literal::None, ..column.typed() } };
    visible.map(item).collect()
}
