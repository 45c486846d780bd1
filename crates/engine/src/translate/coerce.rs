//! Which type an expression may take where another is wanted, and the type that several share.

use super::typed::{Literal, Typed, field_names, pack};
use crate::duck::duckdb_type;
use crate::value::{Date, DateTime, Time, Timestamp, Type};

/// How far a coercion is from none at all; the nearest of a function's signatures is taken.
pub(crate) type Distance = u32;

/// The distance from an expression to a type that it coerces to by itself; none when it does not.
pub(crate) fn distance(from: &Typed, to: &Type) -> Option<Distance> {
    if from.fits_anything() {
        return Some(u32::from(from.ty != *to));
    }
    if same(&from.ty, to) {
        return Some(0);
    }
    if let Some(distance) = widening(&from.ty, to) {
        return Some(distance);
    }
    match (&from.literal, to) {
        (Literal::Float(_), Type::Numeric) => Some(1),
        (Literal::Float(_), Type::BigNumeric) => Some(2),
        (Literal::Text(text), to) => reads_as(text, to).then_some(20),
        (Literal::Items(items), Type::Array(element)) if matches!(from.ty, Type::Array(_)) => {
            items.iter().map(|item| distance(item, element)).try_fold(0, |sum, one| Some(sum + one?))
        }
        (Literal::Items(items), Type::Struct(fields)) if items.len() == fields.len() => {
            let each = items.iter().zip(fields).map(|(item, (_, to))| distance(item, to));
            each.into_iter().try_fold(0, |sum, one| Some(sum + one?))
        }
        (_, Type::Struct(fields)) => {
            let Type::Struct(own) = &from.ty else { return None };
            if own.len() != fields.len() {
                return None;
            }
            let each = own.iter().zip(fields).map(|((_, from), (_, to))| distance(&Typed::new("", from.clone()), to));
            each.into_iter().try_fold(0, |sum, one| Some(sum + one?))
        }
        _ => None,
    }
}

/// Whether a string literal may stand for a value of a type.
fn reads_as(text: &str, to: &Type) -> bool {
    match to {
        Type::Date => text.parse::<Date>().is_ok(),
        Type::DateTime => text.parse::<DateTime>().is_ok(),
        Type::Timestamp => text.parse::<Timestamp>().is_ok() || text.contains('/'),
        Type::Time => text.parse::<Time>().is_ok(),
        _ => false,
    }
}

/// The distance of the coercions that any expression may take.
fn widening(from: &Type, to: &Type) -> Option<Distance> {
    Some(match (from, to) {
        (Type::Int64, Type::Float64) => 2,
        (Type::Int64, Type::Numeric) => 3,
        (Type::Int64, Type::BigNumeric) => 4,
        (Type::Numeric, Type::BigNumeric) => 1,
        (Type::Numeric, Type::Float64) => 2,
        (Type::BigNumeric, Type::Float64) => 1,
        (Type::Date, Type::DateTime) => 2,
        _ => return None,
    })
}

/// Whether two types are one, whatever the fields are called.
pub(crate) fn same(one: &Type, other: &Type) -> bool {
    match (one, other) {
        (Type::Array(one), Type::Array(other)) => same(one, other),
        (Type::Struct(one), Type::Struct(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|((_, one), (_, other))| same(one, other))
        }
        _ => one == other,
    }
}

/// The expression as a value of the type; none when it does not coerce.
pub(crate) fn coerce(from: &Typed, to: &Type) -> Option<Typed> {
    distance(from, to)?;
    Some(convert(from, to))
}

/// The expression as a value of a type that it is known to convert to.
pub(crate) fn convert(from: &Typed, to: &Type) -> Typed {
    if from.ty == *to && !matches!(from.literal, Literal::Null) {
        return from.clone();
    }
    match (&from.literal, to) {
        (Literal::Raised(sql), _) => from_sql(sql, to),
        (Literal::Null, _) => Typed { literal: Literal::Null, ..from_sql("NULL", to) },
        (Literal::Text(text), Type::Timestamp) => match text.parse::<Timestamp>() {
            Ok(timestamp) => from_sql(&format!("'{timestamp}'"), to),
            Err(_) => Typed::new(format!("bq_timestamp({}, 'UTC')", from.sql), to.clone()),
        },
        (Literal::Text(text), Type::DateTime) => match text.parse::<DateTime>() {
            Ok(datetime) => from_sql(&format!("'{datetime}'"), to),
            Err(_) => from_sql(&from.sql, to),
        },
        (Literal::Text(text), Type::Date) => match text.parse::<Date>() {
            Ok(date) => from_sql(&format!("'{date}'"), to),
            Err(_) => from_sql(&from.sql, to),
        },
        (Literal::Integer(digits) | Literal::Float(digits), Type::Numeric | Type::BigNumeric) => {
            from_sql(&format!("'{digits}'"), to)
        }
        (Literal::Items(items), Type::Array(element)) => {
            let items: Vec<_> = items.iter().map(|item| convert(item, element)).collect();
            array(&items, element)
        }
        (Literal::Items(items), Type::Struct(fields)) => {
            let values: Vec<_> = items.iter().zip(fields).map(|(item, (_, ty))| convert(item, ty)).collect();
            structure(fields.clone(), values)
        }
        (_, Type::Struct(fields)) if needs_packing(&from.ty, fields) => repacked(from, fields),
        (_, Type::Array(element)) => {
            let Type::Array(own) = &from.ty else { return from.cast(to) };
            if duckdb_type(own) == duckdb_type(element) {
                return Typed::new(from.sql.clone(), to.clone());
            }
            let item = convert(&Typed::new("item", (**own).clone()), element);
            Typed::new(format!("list_transform({}, lambda item: {})", from.sql, item.sql), to.clone())
        }
        _ => from.cast(to),
    }
}

fn from_sql(sql: &str, to: &Type) -> Typed {
    Typed::new(format!("CAST({sql} AS {})", duckdb_type(to)), to.clone())
}

/// DuckDB matches the fields of structs by name, BigQuery by place.
fn needs_packing(from: &Type, fields: &[(String, Type)]) -> bool {
    matches!(from, Type::Struct(own) if field_names(own) != field_names(fields) || own != fields)
}

fn repacked(from: &Typed, fields: &[(String, Type)]) -> Typed {
    let values: Vec<_> = (0..fields.len())
        .filter_map(|place| from.field(place))
        .zip(fields)
        .map(|(value, (_, ty))| convert(&value, ty).sql)
        .collect();
    let packed = pack(fields, &values);
    let sql = format!("CASE WHEN {} IS NOT NULL THEN {packed} END", from.sql);
    Typed::new(format!("({sql})"), Type::Struct(fields.to_vec()))
}

/// An array of items that have its element type.
pub(crate) fn array(items: &[Typed], element: &Type) -> Typed {
    let ty = Type::array(element.clone());
    let sqls: Vec<_> = items.iter().map(|item| item.sql.as_str()).collect();
    let sql =
        if items.is_empty() { format!("CAST([] AS {})", duckdb_type(&ty)) } else { format!("[{}]", sqls.join(", ")) };
    Typed { sql, ty, literal: Literal::Items(items.to_vec()) }
}

/// A struct of values that have its fields' types.
pub(crate) fn structure(fields: Vec<(String, Type)>, values: Vec<Typed>) -> Typed {
    let sqls: Vec<_> = values.iter().map(|value| value.sql.clone()).collect();
    Typed { sql: pack(&fields, &sqls), ty: Type::Struct(fields), literal: Literal::Items(values) }
}

/// The type that all of them coerce to, nearest first.
pub(crate) fn supertype(all: &[&Typed]) -> Option<Type> {
    let typed: Vec<&&Typed> = all.iter().filter(|one| !one.fits_anything() && !is_empty_array(one)).collect();
    let Some(first) = typed.first() else {
        return all.iter().find(|one| is_empty_array(one)).or(all.first()).map(|one| one.ty.clone());
    };
    // Arrays have the same elements or none: their types are not brought together.
    let fits_one = |one: &Typed, candidate: &Type| {
        let is_open = one.fits_anything() || is_empty_array(one);
        distance(one, candidate).is_some()
            && (is_open || !matches!(candidate, Type::Array(_)) || same(&one.ty, candidate))
    };
    let fits = |candidate: &Type| all.iter().all(|one| fits_one(one, candidate));
    // A type that is written out wins over what literals are by themselves.
    let written = typed.iter().filter(|one| matches!(one.literal, Literal::None));
    let candidates = written.chain(typed.iter()).map(|one| one.ty.clone());
    let fitting: Vec<Type> = candidates.filter(|candidate| fits(candidate)).collect();
    if let Some(found) = fitting.first() {
        return Some(named_as(found, &first.ty));
    }
    let wider = [Type::Numeric, Type::BigNumeric, Type::Float64, Type::DateTime];
    wider.into_iter().find(|candidate| fits(candidate)).or_else(|| by_parts(&typed, &first.ty))
}

/// A struct's type with the names of another's fields.
fn named_as(ty: &Type, other: &Type) -> Type {
    match (ty, other) {
        (Type::Struct(fields), Type::Struct(names)) if fields.len() == names.len() => {
            let field =
                |((_, ty), (name, other)): (&(String, Type), &(String, Type))| (name.clone(), named_as(ty, other));
            Type::Struct(fields.iter().zip(names).map(field).collect())
        }
        _ => ty.clone(),
    }
}

pub(crate) fn is_empty_array(one: &Typed) -> bool {
    matches!(&one.literal, Literal::Items(items) if items.is_empty() && matches!(one.ty, Type::Array(_)))
}

/// The common type of structs, field by field.
fn by_parts(all: &[&&Typed], first: &Type) -> Option<Type> {
    match first {
        Type::Struct(fields) => {
            let place = |place: usize| -> Option<(String, Type)> {
                let parts: Vec<Typed> = all.iter().map(|one| part(one, place)).collect::<Option<_>>()?;
                Some((fields[place].0.clone(), supertype(&parts.iter().collect::<Vec<_>>())?))
            };
            let fields: Vec<_> = (0..fields.len()).map(place).collect::<Option<_>>()?;
            let fits = all.iter().all(|one| matches!(&one.ty, Type::Struct(own) if own.len() == fields.len()));
            fits.then_some(Type::Struct(fields))
        }
        _ => None,
    }
}

fn part(one: &Typed, place: usize) -> Option<Typed> {
    match &one.literal {
        Literal::Items(items) => items.get(place).cloned(),
        _ => one.field(place),
    }
}
