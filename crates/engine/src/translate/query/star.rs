//! `*`, `t.*`, EXCEPT and REPLACE.

use sqlparser::ast::{SelectItemQualifiedWildcardKind, WildcardAdditionalOptions};

use crate::translate::Untranslatable;
use crate::translate::environment::{Env, Outcome, Relation, Translator};
use crate::translate::place::{bytes, place};
use crate::translate::typed::Typed;
use crate::value::Type;

use super::select::{Item, items_of};

impl Translator<'_> {
    pub(super) fn star(
        &self,
        relations: &[Relation],
        options: &WildcardAdditionalOptions,
        env: &Env,
    ) -> Outcome<Vec<Item>> {
        let items = relations.iter().flat_map(items_of).collect();
        self.changed(items, options, env)
    }

    pub(super) fn qualified_star(
        &self,
        kind: &SelectItemQualifiedWildcardKind,
        options: &WildcardAdditionalOptions,
        env: &Env,
    ) -> Outcome<Vec<Item>> {
        let (value, span) = match kind {
            SelectItemQualifiedWildcardKind::ObjectName(name) => {
                let path: Vec<_> = name.0.iter().filter_map(|part| part.as_ident().cloned()).collect();
                if let [only] = path.as_slice()
                    && let Some(relation) = env.relation_around(&only.value)
                {
                    if let Some(value) = relation.value.as_ref().filter(|value| !matches!(value.ty, Type::Struct(_))) {
                        let message = format!("Dot-star is not supported for type {}", value.ty);
                        return Err(Untranslatable::invalid(message, place(name)));
                    }
                    // Qualified, a join's own copies of a USING column are there too.
                    let mut relation = relation.clone();
                    relation.columns.iter_mut().for_each(|column| column.hidden = false);
                    return self.changed(items_of(&relation), options, env);
                }
                (self.name(&path, env)?, place(name))
            }
            SelectItemQualifiedWildcardKind::Expr(expr) => (self.expression(expr, env)?, place(expr)),
        };
        let Type::Struct(fields) = &value.ty else {
            let message = format!("Dot-star is not supported for type {}", value.ty);
            return Err(Untranslatable::invalid(message, span));
        };
        let value = Typed::new(value.sql.clone(), value.ty.clone());
        let field =
            |(at, (name, _)): (usize, &(String, Type))| Some(Item { name: name.clone(), typed: value.field(at)? });
        let items = fields.iter().enumerate().filter_map(field).collect();
        self.changed(items, options, env)
    }

    fn changed(&self, mut items: Vec<Item>, options: &WildcardAdditionalOptions, env: &Env) -> Outcome<Vec<Item>> {
        if let Some(except) = &options.opt_except {
            for name in [&except.first_element].into_iter().chain(&except.additional_elements) {
                let before = items.len();
                items.retain(|item| !item.name.eq_ignore_ascii_case(&name.value));
                if items.len() == before {
                    let message = format!("Column {} in SELECT * EXCEPT list does not exist", name.value);
                    return Err(Untranslatable::invalid(message, bytes(name.span)));
                }
            }
            if items.is_empty() {
                let span = bytes(except.first_element.span);
                return Err(Untranslatable::invalid("SELECT * expands to zero columns after applying EXCEPT", span));
            }
        }
        if let Some(replace) = &options.opt_replace {
            for replaced in &replace.items {
                let name = &replaced.column_name;
                let typed = self.expression(&replaced.expr, env)?;
                let found = items.iter_mut().find(|item| item.name.eq_ignore_ascii_case(&name.value));
                match found {
                    Some(item) => item.typed = typed,
                    None => {
                        let message = format!("Column {} in SELECT * REPLACE list does not exist", name.value);
                        return Err(Untranslatable::invalid(message, bytes(name.span)));
                    }
                }
            }
        }
        Ok(items)
    }
}
