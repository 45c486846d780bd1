//! Arrays and structs as they are written.

use sqlparser::ast::{Expr, StructField};

use crate::translate::Untranslatable;
use crate::translate::coerce::{self, coerce, convert};
use crate::translate::data_type::read;
use crate::translate::environment::{Env, Outcome, Translator};
use crate::translate::place::place;
use crate::translate::typed::Typed;
use crate::value::Type;

use super::common_type;

impl Translator<'_> {
    /// `[a, b]`, or `ARRAY<element>[a, b]`.
    pub(super) fn array(&self, items: &[Expr], element: Option<&Type>, env: &Env) -> Outcome<Typed> {
        let typed: Vec<Typed> = items.iter().map(|item| self.expression(item, env)).collect::<Outcome<_>>()?;
        let element = match element {
            Some(element) => element.clone(),
            None if typed.is_empty() => Type::Int64,
            None => common_type(&typed, "Array elements", items.first().map_or(0..0, place))?,
        };
        if let Type::Array(_) = element {
            let message =
                format!("Cannot construct array with element type {element} because nested arrays are not supported");
            return Err(Untranslatable::invalid(message, items.first().map_or(0..0, place)));
        }
        let mut converted = Vec::with_capacity(typed.len());
        for (one, item) in typed.iter().zip(items) {
            let fits = coerce(one, &element).ok_or_else(|| {
                let message = format!("Array element type {} does not coerce to {element}", one.ty);
                Untranslatable::invalid(message, place(item))
            })?;
            converted.push(Typed { literal: one.literal.clone(), ..fits });
        }
        Ok(coerce::array(&converted, &element))
    }

    /// `STRUCT(a, b AS name)`, or `STRUCT<name TYPE>(a)`.
    pub(super) fn structure(&self, values: &[Expr], fields: &[StructField], env: &Env) -> Outcome<Typed> {
        let mut given = Vec::with_capacity(values.len());
        for value in values {
            given.push(match value {
                Expr::Named { expr, name } => (name.value.clone(), self.expression(expr, env)?),
                other => (inferred_name(other), self.expression(other, env)?),
            });
        }
        if fields.is_empty() {
            return Ok(struct_of(given));
        }
        let span = values.first().map_or(0..0, place);
        if fields.len() != given.len() {
            let message =
                format!("STRUCT type has {} fields but constructor call has {} fields", fields.len(), given.len());
            return Err(Untranslatable::invalid(message, span));
        }
        let mut typed = Vec::with_capacity(fields.len());
        let mut converted = Vec::with_capacity(fields.len());
        for (at, ((field, (_, value)), expr)) in fields.iter().zip(&given).zip(values).enumerate() {
            let ty = read(&field.field_type, place(expr))?;
            converted.push(coerce(value, &ty).ok_or_else(|| {
                let message = format!("Struct field {} has type {} which does not coerce to {ty}", at + 1, value.ty);
                Untranslatable::invalid(message, place(expr))
            })?);
            typed.push((field.field_name.as_ref().map_or(String::new(), |name| name.value.clone()), ty));
        }
        let structure = coerce::structure(typed, converted);
        Ok(Typed::new(structure.sql, structure.ty))
    }

    /// `(a, b)`.
    pub(super) fn tuple(&self, items: &[Expr], env: &Env) -> Outcome<Typed> {
        let values = items.iter().map(|item| Ok((String::new(), self.expression(item, env)?)));
        Ok(struct_of(values.collect::<Outcome<_>>()?))
    }
}

/// The name that a field takes from a column or a field that it is made of.
fn inferred_name(expr: &Expr) -> String {
    use sqlparser::ast::AccessExpr;
    match expr {
        Expr::Identifier(name) if !name.value.starts_with('@') => name.value.clone(),
        Expr::CompoundIdentifier(path) => path.last().map_or(String::new(), |name| name.value.clone()),
        Expr::CompoundFieldAccess { access_chain, .. } => match access_chain.last() {
            Some(AccessExpr::Dot(Expr::Identifier(name))) => name.value.clone(),
            _ => String::new(),
        },
        _ => String::new(),
    }
}

/// A struct of named values.
pub(crate) fn struct_of(values: Vec<(String, Typed)>) -> Typed {
    let fields = values.iter().map(|(name, typed)| (name.clone(), typed.ty.clone())).collect();
    let values = values.into_iter().map(|(_, typed)| if typed.is_null() { keep_null(&typed) } else { typed }).collect();
    coerce::structure(fields, values)
}

/// A NULL keeps being one that coerces to anything.
fn keep_null(typed: &Typed) -> Typed {
    Typed { literal: typed.literal.clone(), ..convert(typed, &typed.ty) }
}
