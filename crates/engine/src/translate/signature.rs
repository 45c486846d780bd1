//! What a function takes and answers, read from a line such as `ARRAY<T>, INT64 -> T`.

use super::coerce::{Distance, convert, distance, is_empty_array, same, supertype};
use super::typed::{Literal, Typed};
use crate::value::Type;

/// A signature of a function. Its text is what the manual prints.
#[derive(Debug, Clone)]
pub(crate) struct Signature {
    pub parameters: Vec<Parameter>,
    /// Whether the last parameter may be given any number of times, at least once.
    pub repeats: bool,
    pub result: Pattern,
}

#[derive(Debug, Clone)]
pub(crate) struct Parameter {
    /// For arguments that are passed by name.
    pub name: Option<String>,
    pub pattern: Pattern,
}

/// A type with holes.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Pattern {
    Type(Type),
    /// Any type; the same letter is the same type.
    Any(char),
    Array(char),
}

/// The arguments as a signature wants them.
#[derive(Debug)]
pub(crate) struct Match {
    pub arguments: Vec<Typed>,
    pub result: Type,
    pub distance: Distance,
}

impl Signature {
    /// Reads `STRING, INT64 -> STRING`; `T...` for a parameter that repeats, `name => TYPE` for a named one.
    pub fn read(text: &str) -> Option<Self> {
        let (parameters, result) = text.split_once("->")?;
        let mut repeats = false;
        let parameter = |text: &str| {
            let (name, pattern) = text.split_once("=>").map_or((None, text), |(name, rest)| (Some(name.trim()), rest));
            Some(Parameter { name: name.map(str::to_owned), pattern: Pattern::read(pattern.trim())? })
        };
        let mut read = Vec::new();
        for text in parameters.split(',').map(str::trim).filter(|text| !text.is_empty()) {
            repeats = text.ends_with("...");
            read.push(parameter(text.trim_end_matches("..."))?);
        }
        Some(Self { parameters: read, repeats, result: Pattern::read(result.trim())? })
    }

    fn pattern(&self, place: usize) -> Option<&Pattern> {
        let last = self.parameters.len().checked_sub(1)?;
        let place = if self.repeats { place.min(last) } else { place };
        self.parameters.get(place).map(|parameter| &parameter.pattern)
    }

    /// The arguments in the order of the parameters, the named ones put in their places.
    fn ordered(&self, given: &[(Option<String>, Typed)]) -> Option<Vec<Typed>> {
        if given.iter().all(|(name, _)| name.is_none()) {
            return Some(given.iter().map(|(_, typed)| typed.clone()).collect());
        }
        let mut ordered = Vec::with_capacity(given.len());
        for (place, (name, typed)) in given.iter().enumerate() {
            let own = self.parameters.get(place)?.name.as_deref();
            match name {
                Some(name) if !own.is_some_and(|own| own.eq_ignore_ascii_case(name)) => return None,
                _ => ordered.push(typed.clone()),
            }
        }
        Some(ordered)
    }

    /// The arguments, coerced, and the result's type; none when they do not fit.
    pub fn matches(&self, given: &[(Option<String>, Typed)]) -> Option<Match> {
        let least = self.parameters.len();
        if given.len() < least || (given.len() > least && !self.repeats) {
            return None;
        }
        let given = self.ordered(given)?;
        if self.is_numeric() && !given.iter().any(|one| matches!(one.ty, Type::Numeric | Type::BigNumeric)) {
            return None;
        }
        let bound = self.bind(&given)?;
        let mut total = 0;
        let mut arguments = Vec::with_capacity(given.len());
        for (place, argument) in given.iter().enumerate() {
            let pattern = self.pattern(place)?;
            let wanted = bound.fill(pattern)?;
            if !fits_as_it_is(argument, pattern, &wanted) {
                return None;
            }
            let literal = argument.literal.clone();
            total += distance(argument, &wanted)?;
            let converted = convert(argument, &wanted);
            // What was written stays known, so that a constant pattern can be looked into.
            let keep = matches!(literal, Literal::Text(_) | Literal::Integer(_) | Literal::Float(_) | Literal::Null);
            arguments.push(if keep { Typed { literal, ..converted } } else { converted });
        }
        Some(Match { arguments, result: bound.fill(&self.result)?, distance: total })
    }

    /// Whether it is for NUMERIC, which numbers of other types do not become where none is one yet.
    fn is_numeric(&self) -> bool {
        let decimal =
            |parameter: &Parameter| matches!(parameter.pattern, Pattern::Type(Type::Numeric | Type::BigNumeric));
        self.parameters.iter().any(decimal)
    }

    fn bind(&self, given: &[Typed]) -> Option<Bound> {
        let mut bound = Bound::default();
        for letter in ['T', 'U', 'V'] {
            let mut elements = Vec::new();
            for (place, argument) in given.iter().enumerate() {
                match self.pattern(place)? {
                    Pattern::Any(own) if *own == letter => elements.push(argument.clone()),
                    Pattern::Array(own) if *own == letter => elements.extend(element(argument)?),
                    _ => {}
                }
            }
            let all: Vec<&Typed> = elements.iter().collect();
            if !all.is_empty() {
                bound.0.push((letter, supertype(&all)?));
            } else if given.iter().any(Typed::is_null) {
                bound.0.push((letter, Type::Int64));
            }
        }
        Some(bound)
    }
}

/// Arrays are not converted to what a function wants of all its arguments.
fn fits_as_it_is(argument: &Typed, pattern: &Pattern, wanted: &Type) -> bool {
    !matches!(pattern, Pattern::Array(_))
        || argument.fits_anything()
        || is_empty_array(argument)
        || same(&argument.ty, wanted)
}

/// What stands for an array's elements; nothing for a NULL, none for what is no array.
fn element(array: &Typed) -> Option<Vec<Typed>> {
    match (&array.literal, &array.ty) {
        (Literal::Null, _) => Some(Vec::new()),
        (Literal::Items(items), Type::Array(own)) if items.is_empty() => {
            Some(vec![Typed { literal: Literal::Null, ..Typed::new("", (**own).clone()) }])
        }
        (Literal::Items(items), Type::Array(_)) => Some(items.clone()),
        (_, Type::Array(own)) => Some(vec![Typed::new("", (**own).clone())]),
        _ => None,
    }
}

/// The types that letters stand for.
#[derive(Debug, Default)]
struct Bound(Vec<(char, Type)>);

impl Bound {
    fn fill(&self, pattern: &Pattern) -> Option<Type> {
        let find = |letter: char| self.0.iter().find(|(own, _)| *own == letter).map(|(_, ty)| ty.clone());
        match pattern {
            Pattern::Type(ty) => Some(ty.clone()),
            Pattern::Any(letter) => find(*letter),
            Pattern::Array(letter) => find(*letter).map(Type::array),
        }
    }
}

impl Pattern {
    fn read(text: &str) -> Option<Self> {
        if let ("T" | "U" | "V", Some(letter)) = (text, text.chars().next()) {
            return Some(Self::Any(letter));
        }
        if let Some(element) = text.strip_prefix("ARRAY<").and_then(|rest| rest.strip_suffix('>')) {
            return Some(match Self::read(element)? {
                Self::Any(letter) => Self::Array(letter),
                Self::Type(ty) => Self::Type(Type::array(ty)),
                Self::Array(_) => return None,
            });
        }
        Type::read(text).map(Self::Type)
    }
}

impl std::fmt::Display for Signature {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (place, parameter) in self.parameters.iter().enumerate() {
            let comma = if place > 0 { ", " } else { "" };
            match &parameter.pattern {
                Pattern::Type(ty) => write!(out, "{comma}{ty}")?,
                Pattern::Any(letter) => write!(out, "{comma}{letter}")?,
                Pattern::Array(letter) => write!(out, "{comma}ARRAY<{letter}>")?,
            }
        }
        out.write_str(if self.repeats { ", ..." } else { "" })
    }
}
