//! UNNEST: an array's items as rows.

use std::ops::Range;

use crate::duck::identifier;
use crate::translate::Untranslatable;
use crate::translate::environment::{Column, Env, Outcome, Relation, Translator};
use crate::translate::typed::{Typed, field_names};
use crate::value::Type;

use super::from::Source;

impl Translator<'_> {
    /// The rows of an array. `offset` is the name that WITH OFFSET gives, if it stands there.
    pub(super) fn unnested(
        &self,
        array: &Typed,
        alias: Option<&str>,
        offset: Option<&str>,
        span: Range<usize>,
        _env: &Env,
    ) -> Outcome<Source> {
        let Type::Array(element) = &array.ty else {
            let message =
                format!("Values referenced in UNNEST must be arrays. UNNEST contains expression of type {}", array.ty);
            return Err(Untranslatable::invalid(message, span));
        };
        let name = identifier(&self.fresh(alias.unwrap_or("items")));
        let sql = format!(
            "LATERAL (SELECT unnest({0}) AS \"value\", generate_subscripts({0}, 1) - 1 AS \"place\") AS {name}",
            array.sql
        );
        let value = Typed::new(format!("{name}.\"value\""), (**element).clone());
        let place = Typed::new(format!("{name}.\"place\""), Type::Int64);
        let columns = match element.as_ref() {
            Type::Struct(fields) => {
                let named = |((own, ty), inner): (&(String, Type), String)| {
                    let sql = format!("struct_extract({}, {})", value.sql, crate::duck::text_literal(&inner));
                    Column::new(own.clone(), sql, ty.clone())
                };
                fields.iter().zip(field_names(fields)).map(named).collect()
            }
            _ => vec![Column::new(alias.unwrap_or_default(), value.sql.clone(), value.ty.clone())],
        };
        let mut relations = vec![Relation { name: alias.map(str::to_owned), columns, value: Some(value) }];
        if let Some(offset) = offset {
            let column = Column::new(offset, place.sql.clone(), Type::Int64);
            relations.push(Relation { name: None, columns: vec![column], value: None });
        }
        Ok(Source { sql, relations, natural_order: Some(place) })
    }
}
