//! UNPIVOT: columns as rows.

use sqlparser::ast::{Expr, ExprWithAlias, NullInclusion, TableFactor};

use crate::duck::{identifier, text_literal};
use crate::translate::Untranslatable;
use crate::translate::coerce::convert;
use crate::translate::environment::{Column, Env, Outcome, Relation, Translator};
use crate::translate::expression::common_type;
use crate::translate::place::place;
use crate::translate::typed::Typed;
use crate::value::Type;

use super::Made;
use super::from::Source;

impl Translator<'_> {
    pub(super) fn unpivot(&self, factor: &TableFactor, before: &[Relation], env: &Env) -> Outcome<Source> {
        let TableFactor::Unpivot { table, value, name, columns, null_inclusion, alias } = factor else {
            return Err(Untranslatable::not_available("UNPIVOT", place(factor)));
        };
        let source = self.source(table, before, env)?;
        let inside = Env { relations: &source.relations, ..env.clone() };
        let targets: Vec<String> = parts(value).iter().map(|target| target.to_string().replace('`', "")).collect();

        // For each row that a row becomes: its values, and what it is called.
        let mut rows: Vec<(Vec<Typed>, Typed)> = Vec::new();
        let mut used = Vec::new();
        for column in columns {
            let own = parts(&column.expr);
            let values: Vec<Typed> = own.iter().map(|one| self.expression(one, &inside)).collect::<Outcome<_>>()?;
            if values.len() != targets.len() {
                let message = format!("UNPIVOT expects {} columns in each group", targets.len());
                return Err(Untranslatable::invalid(message, place(&column.expr)));
            }
            used.extend(own.iter().map(|one| one.to_string().replace('`', "").to_lowercase()));
            rows.push((values, label(column, &own)));
        }
        let label_type =
            common_type(&rows.iter().map(|(_, label)| label.clone()).collect::<Vec<_>>(), "UNPIVOT", 0..0)?;
        let mut types = Vec::with_capacity(targets.len());
        for at in 0..targets.len() {
            let values: Vec<Typed> = rows.iter().map(|(values, _)| values[at].clone()).collect();
            types.push(common_type(&values, "UNPIVOT", place(value))?);
        }

        let structs: Vec<_> = rows
            .iter()
            .map(|(values, label)| {
                let mut fields: Vec<_> = values
                    .iter()
                    .zip(&types)
                    .enumerate()
                    .map(|(at, (value, ty))| format!("v{at}: {}", convert(value, ty).sql))
                    .collect();
                fields.push(format!("label: {}", convert(label, &label_type).sql));
                format!("{{{}}}", fields.join(", "))
            })
            .collect();
        let row = identifier(&self.fresh("row"));
        let mut items = Vec::new();
        let mut made = Vec::new();
        let all = source.relations.iter().flat_map(|relation| &relation.columns).filter(|column| !column.hidden);
        for column in all.filter(|column| !used.contains(&column.name.to_lowercase())) {
            items.push(format!("{} AS {}", column.sql, identifier(&column.name)));
            made.push(Column::new(column.name.clone(), identifier(&column.name), column.ty.clone()));
        }
        for (at, (target, ty)) in targets.iter().zip(&types).enumerate() {
            items.push(format!("{row}.\"one\".v{at} AS {}", identifier(target)));
            made.push(Column::new(target.clone(), identifier(target), ty.clone()));
        }
        items.push(format!("{row}.\"one\".label AS {}", identifier(&name.value)));
        made.push(Column::new(name.value.clone(), identifier(&name.value), label_type));

        let some: Vec<_> = (0..targets.len()).map(|at| format!("{row}.\"one\".v{at} IS NOT NULL")).collect();
        let filter = match null_inclusion {
            Some(NullInclusion::IncludeNulls) => String::new(),
            _ => format!(" WHERE {}", some.join(" OR ")),
        };
        let sql = format!(
            "SELECT {} FROM {} CROSS JOIN LATERAL (SELECT unnest([{}]) AS \"one\") AS {row}{filter}",
            items.join(", "),
            source.sql,
            structs.join(", ")
        );
        let made = Made { sql, columns: made, value_table: false, order: Vec::new() };
        Ok(self.derived(made, alias.as_ref()))
    }
}

/// One expression, or those of a tuple.
fn parts(expr: &Expr) -> Vec<&Expr> {
    match expr {
        Expr::Tuple(all) => all.iter().collect(),
        Expr::Nested(inner) => parts(inner),
        one => vec![one],
    }
}

/// What a row's label column holds: the alias, or the columns' names.
fn label(column: &ExprWithAlias, own: &[&Expr]) -> Typed {
    match &column.alias {
        Some(alias) if !alias.value.is_empty() && alias.value.chars().all(|it| it.is_ascii_digit()) => {
            Typed::new(format!("CAST({} AS BIGINT)", alias.value), Type::Int64)
        }
        Some(alias) => Typed::new(text_literal(&alias.value), Type::String),
        None => {
            let names: Vec<_> = own.iter().map(|one| one.to_string().replace('`', "")).collect();
            Typed::new(text_literal(&names.join("_")), Type::String)
        }
    }
}
