//! JOIN, with ON and with USING.

use sqlparser::ast::{Ident, Join, JoinConstraint, JoinOperator, ObjectName};

use crate::translate::Untranslatable;
use crate::translate::coerce::{convert, supertype};
use crate::translate::environment::{Column, Env, Outcome, Relation, Translator};
use crate::translate::place::{bytes, place};
use crate::translate::typed::Typed;
use crate::value::Type;

use super::from::From;

impl Translator<'_> {
    pub(super) fn join(&self, join: &Join, from: &mut From, env: &Env) -> Outcome<()> {
        let (kind, constraint) = match &join.join_operator {
            JoinOperator::Join(constraint) | JoinOperator::Inner(constraint) => ("JOIN", constraint),
            JoinOperator::Left(constraint) | JoinOperator::LeftOuter(constraint) => ("LEFT JOIN", constraint),
            JoinOperator::Right(constraint) | JoinOperator::RightOuter(constraint) => ("RIGHT JOIN", constraint),
            JoinOperator::FullOuter(constraint) => ("FULL JOIN", constraint),
            JoinOperator::CrossJoin(constraint) => ("CROSS JOIN", constraint),
            _ => return Err(Untranslatable::not_available("This kind of JOIN", place(&join.relation))),
        };
        let right = self.source(&join.relation, &from.relations, env)?;
        let left = std::mem::take(&mut from.relations);
        let mut relations = left.clone();
        relations.extend(right.relations.clone());
        let sql = match constraint {
            JoinConstraint::None if kind == "JOIN" || kind == "CROSS JOIN" => format!("CROSS JOIN {}", right.sql),
            // An array of the row itself needs no condition.
            JoinConstraint::None if right.natural_order.is_some() => format!("{kind} {} ON true", right.sql),
            JoinConstraint::None => {
                let message = format!("{kind} must have an immediately following ON or USING clause");
                return Err(Untranslatable::invalid(message, place(&join.relation)));
            }
            JoinConstraint::On(condition) => {
                let beside = Env { relations: &relations, ..env.clone() };
                let condition = self.expect(condition, &Type::Bool, "JOIN ON clause", &beside)?;
                format!("{kind} {} ON {}", right.sql, condition.sql)
            }
            JoinConstraint::Using(names) => {
                let mut conditions = Vec::with_capacity(names.len());
                let mut shared = Vec::with_capacity(names.len());
                for name in names {
                    let (condition, column) = using(name, kind, &mut relations, left.len())?;
                    conditions.push(condition);
                    shared.push(column);
                }
                relations.insert(0, Relation { name: None, columns: shared, value: None });
                format!("{kind} {} ON {}", right.sql, conditions.join(" AND "))
            }
            JoinConstraint::Natural => {
                return Err(Untranslatable::invalid(
                    "Syntax error: NATURAL JOIN is not supported",
                    place(&join.relation),
                ));
            }
        };
        from.sql = format!("{} {sql}", from.sql);
        from.relations = relations;
        Ok(())
    }
}

/// One name of USING: the condition, and the column that stands for both.
fn using(name: &ObjectName, kind: &str, relations: &mut [Relation], left: usize) -> Outcome<(String, Column)> {
    let ident: Option<&Ident> = name.0.first().and_then(|part| part.as_ident());
    let wanted = ident.map_or("", |ident| ident.value.as_str());
    let span = ident.map_or(0..0, |ident| bytes(ident.span));
    let take = |side: &str, relations: &mut [Relation]| {
        let mut found = relations.iter_mut().flat_map(|relation| &mut relation.columns);
        let column = found.find(|column| !column.hidden && column.name.eq_ignore_ascii_case(wanted));
        let column = column.ok_or_else(|| {
            let message = format!("Column {wanted} in USING clause not found on {side} side of join");
            Untranslatable::invalid(message, span.clone())
        })?;
        column.hidden = true;
        Ok::<_, Untranslatable>(Typed::new(column.sql.clone(), column.ty.clone()))
    };
    let (ours, theirs) = relations.split_at_mut(left);
    let one = take("left", ours)?;
    let other = take("right", theirs)?;
    let ty = supertype(&[&one, &other]).ok_or_else(|| {
        let message = format!("Column {wanted} in USING has incompatible types on either side of the join");
        Untranslatable::invalid(message, span.clone())
    })?;
    let [one, other] = [convert(&one, &ty).sql, convert(&other, &ty).sql];
    let shared = match kind {
        "RIGHT JOIN" => other.clone(),
        "FULL JOIN" => format!("coalesce({one}, {other})"),
        _ => one.clone(),
    };
    Ok((format!("{one} = {other}"), Column::new(wanted, shared, ty)))
}
