//! PIVOT: values as columns, each an aggregate over the rows with the value.

use sqlparser::ast::{Expr, ExprWithAlias, PivotValueSource, TableFactor};

use crate::duck::identifier;
use crate::translate::Untranslatable;
use crate::translate::coerce::{convert, supertype};
use crate::translate::environment::{Column, Env, Outcome, Relation, Translator};
use crate::translate::place::place;

use super::Made;
use super::from::Source;

impl Translator<'_> {
    pub(super) fn pivot(&self, factor: &TableFactor, before: &[Relation], env: &Env) -> Outcome<Source> {
        let TableFactor::Pivot { table, aggregate_functions, value_column, value_source, alias, .. } = factor else {
            return Err(Untranslatable::not_available("PIVOT", place(factor)));
        };
        let source = self.source(table, before, env)?;
        let inside = Env { relations: &source.relations, ..env.clone() };
        let ([by], PivotValueSource::List(values)) = (value_column.as_slice(), value_source) else {
            return Err(Untranslatable::not_available("This form of PIVOT", place(factor)));
        };
        let key = self.expression(by, &inside)?;
        let used: Vec<String> = aggregate_functions
            .iter()
            .map(|one| &one.expr)
            .chain([by])
            .flat_map(|expr| words(&expr.to_string()))
            .collect();
        let kept = source.relations.iter().flat_map(|relation| &relation.columns);
        let kept: Vec<&Column> = kept.filter(|column| !used.contains(&column.name.to_lowercase())).collect();

        let mut columns: Vec<Column> = Vec::new();
        let mut items: Vec<String> = Vec::new();
        for column in &kept {
            items.push(format!("{} AS {}", column.sql, identifier(&column.name)));
            columns.push(Column::new(column.name.clone(), identifier(&column.name), column.ty.clone()));
        }
        for value in values {
            let typed = self.expression(&value.expr, &inside)?;
            let ty = supertype(&[&key, &typed]).ok_or_else(|| {
                let message =
                    format!("PIVOT values in the IN clause must have the type of the FOR expression, {}", key.ty);
                Untranslatable::invalid(message, place(&value.expr))
            })?;
            let same = format!("{} IS NOT DISTINCT FROM {}", convert(&key, &ty).sql, convert(&typed, &ty).sql);
            let shown = name_of(value);
            for aggregate in aggregate_functions {
                let filtered = Env { filter: Some(&same), ..inside.clone() };
                let result = self.expression(&aggregate.expr, &filtered)?;
                let name = match &aggregate.alias {
                    Some(alias) => format!("{}_{shown}", alias.value),
                    None if shown.starts_with(|it: char| it.is_ascii_digit()) => format!("_{shown}"),
                    None => shown.clone(),
                };
                items.push(format!("{} AS {}", result.sql, identifier(&name)));
                columns.push(Column::new(name.clone(), identifier(&name), result.ty));
            }
        }
        let group: Vec<_> = kept.iter().map(|column| column.sql.as_str()).collect();
        let group = if group.is_empty() { String::new() } else { format!(" GROUP BY {}", group.join(", ")) };
        let sql = format!("SELECT {} FROM {}{group}", items.join(", "), source.sql);
        let made = Made { sql, columns, value_table: false, order: Vec::new() };
        Ok(self.derived(made, alias.as_ref()))
    }
}

/// The words of an expression, in lower case.
fn words(text: &str) -> Vec<String> {
    let parts = text.split(|it: char| !(it.is_alphanumeric() || it == '_'));
    parts.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// The name of a value's columns.
fn name_of(value: &ExprWithAlias) -> String {
    if let Some(alias) = &value.alias {
        return alias.value.clone();
    }
    let text = match &value.expr {
        Expr::Value(value) => value.value.clone().into_string().unwrap_or_else(|| value.value.to_string()),
        other => other.to_string(),
    };
    text.chars().map(|it| if it.is_alphanumeric() || it == '_' { it } else { '_' }).collect()
}
