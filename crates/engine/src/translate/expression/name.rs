//! Names and paths: columns, rows, fields, variables, parameters.

use sqlparser::ast::Ident;

use crate::duck::text_literal;
use crate::translate::Untranslatable;
use crate::translate::environment::{Env, Named, Outcome, Translator};
use crate::translate::place::bytes;
use crate::translate::typed::Typed;
use crate::value::Type;

use super::literal::constant;

impl Translator<'_> {
    /// What a path such as `t.column.field` means.
    pub fn name(&self, path: &[Ident], env: &Env) -> Outcome<Typed> {
        let (first, rest) = path.split_first().ok_or_else(|| Untranslatable::invalid("Empty name", 0..0))?;
        if first.quote_style.is_none() && first.value.starts_with('@') {
            return self.at_name(path);
        }
        let span = bytes(first.span);
        // A FROM item's column goes before a field of a column with the item's name.
        if let (Some(relation), Some((second, fields))) = (env.relation_around(&first.value), rest.split_first())
            && relation.value.is_none()
        {
            let mut columns = relation.columns_named(&second.value);
            if let Some(column) = columns.next() {
                return self.fields(Typed::new(column.sql.clone(), column.ty.clone()), fields);
            }
            let message = format!("Name {} not found inside {}", second.value, first.value);
            let missing = Untranslatable::invalid(message, bytes(second.span));
            return match env.find(&first.value, &span)? {
                Some(Named::Value(typed)) => self.fields(typed, rest),
                _ => Err(missing),
            };
        }
        match env.find(&first.value, &span)? {
            Some(Named::Value(typed)) => self.fields(typed, rest),
            Some(Named::Relation(relation)) => self.fields(relation.whole(), rest),
            None => match self.scope.variable(&first.value) {
                Some(variable) => self.fields(constant(&variable), rest),
                None => Err(unrecognized(path, env)),
            },
        }
    }

    /// `@parameter`, `@@system.variable`.
    fn at_name(&self, path: &[Ident]) -> Outcome<Typed> {
        let span = bytes(path[0].span);
        let Some(system) = path[0].value.strip_prefix("@@") else {
            let name = &path[0].value[1..];
            let missing = || Untranslatable::invalid(format!("Query parameter '{name}' not found"), span.clone());
            let found = self.scope.parameter(name).ok_or_else(missing)?;
            return self.fields(constant(&found), &path[1..]);
        };
        let mut names = vec![system.to_owned()];
        names.extend(path[1..].iter().map(|part| part.value.clone()));
        let missing = || Untranslatable::invalid(format!("System variable not found: @@{}", names.join(".")), span);
        self.scope.system_variable(&names).map(|found| constant(&found)).ok_or_else(missing)
    }

    /// Fields of fields of a value.
    pub fn fields(&self, value: Typed, path: &[Ident]) -> Outcome<Typed> {
        path.iter().try_fold(value, |value, name| field(&value, &name.value, bytes(name.span)))
    }
}

/// A field of a struct, or of a JSON object.
pub(super) fn field(value: &Typed, name: &str, span: std::ops::Range<usize>) -> Outcome<Typed> {
    match &value.ty {
        Type::Json => Ok(Typed::new(format!("bq_json_field({}, {})", value.sql, text_literal(name)), Type::Json)),
        Type::Struct(fields) => {
            let mut places = (0..fields.len()).filter(|place| fields[*place].0.eq_ignore_ascii_case(name));
            let place = places.next();
            if place.is_some() && places.next().is_some() {
                return Err(Untranslatable::invalid(format!("Struct field name {name} is ambiguous"), span));
            }
            let message = || format!("Field name {name} does not exist in {}", value.ty);
            place.and_then(|place| value.field(place)).ok_or_else(|| Untranslatable::invalid(message(), span))
        }
        Type::Array(_) => {
            let message = format!("Cannot access field {name} on a value with type {}", value.ty);
            Err(Untranslatable::invalid(message, span))
        }
        ty => Err(Untranslatable::invalid(format!("Cannot access field {name} on a value with type {ty}"), span)),
    }
}

fn unrecognized(path: &[Ident], env: &Env) -> Untranslatable {
    let name = path.iter().map(|part| part.value.as_str()).collect::<Vec<_>>().join(".");
    let near = super::super::suggest::nearest(&path[0].value, env.names());
    let hint = near.map_or(String::new(), |near| format!("; Did you mean {near}?"));
    Untranslatable::invalid(format!("Unrecognized name: {name}{hint}"), bytes(path[0].span))
}
