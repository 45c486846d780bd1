//! CASE, with and without an operand.

use sqlparser::ast::{CaseWhen, Expr};

use crate::translate::Untranslatable;
use crate::translate::coerce::{coerce, convert};
use crate::translate::environment::{Env, Outcome, Translator};
use crate::translate::typed::Typed;
use crate::value::Type;

use super::{at, common_type};

impl Translator<'_> {
    pub(super) fn case(
        &self,
        operand: Option<&Expr>,
        conditions: &[CaseWhen],
        otherwise: Option<&Expr>,
        env: &Env,
    ) -> Outcome<Typed> {
        let mut results = Vec::with_capacity(conditions.len() + 1);
        for when in conditions {
            results.push(self.expression(&when.result, env)?);
        }
        results.push(otherwise.map_or(Ok(Typed::null()), |expr| self.expression(expr, env))?);
        let span = conditions.first().map_or(0..0, |when| at(&when.result));
        let ty = common_type(&results, "CASE", span)?;

        let mut sql = String::from("(CASE");
        let wanted = match operand {
            Some(operand) => {
                let all: Vec<&Expr> =
                    [operand].into_iter().chain(conditions.iter().map(|when| &when.condition)).collect();
                self.common(&all, "CASE", env)?.0.into_iter().map(|typed| typed.sql).collect()
            }
            None => Vec::new(),
        };
        for (place, when) in conditions.iter().enumerate() {
            let condition = match wanted.first() {
                Some(operand) => format!("{operand} = {}", wanted[place + 1]),
                None => {
                    let typed = self.expression(&when.condition, env)?;
                    let condition = coerce(&typed, &Type::Bool).ok_or_else(|| {
                        let reason = "all WHEN argument types must be BOOL but found";
                        let message = format!("No matching signature for operator CASE; {reason}: {}", typed.ty);
                        Untranslatable::invalid(message, at(&when.condition))
                    })?;
                    condition.sql
                }
            };
            sql.push_str(&format!(" WHEN {condition} THEN {}", convert(&results[place], &ty).sql));
        }
        if let Some(last) = results.last() {
            sql.push_str(&format!(" ELSE {} END)", convert(last, &ty).sql));
        }
        Ok(Typed::new(sql, ty))
    }
}
