//! Geography. The functions' tables are beside their bodies, in `functions::geography`; here are those whose options
//! are passed by name, and those over many rows.

use sqlparser::ast::Function;

use crate::functions::geography::{agree, lines, making, measures, parts, reading};
use crate::translate::Untranslatable;
use crate::translate::aggregate::Clauses;
use crate::translate::call::{arguments, name_span, path};
use crate::translate::coerce::coerce;
use crate::translate::environment::{Env, Outcome, Translator};
use crate::translate::registry::Family;
use crate::translate::typed::Typed;
use crate::value::Type;

pub(super) static READING: Family = Family {
    title: "Geography: reading and writing",
    notes: &[
        "Edges are geodesics of a sphere with a radius of 6,371,010 m. Results agree with BigQuery's to about nine digits; vertices that BigQuery snaps to its grid may differ behind that.",
    ],
    rows: reading::ROWS,
    custom: &[
        (
            "ST_GEOGFROMTEXT",
            "STRING[, oriented => BOOL][, planar => BOOL][, make_valid => BOOL] -> GEOGRAPHY",
            |translator, function, env| {
                let text = Parameter::required("wkt", &[Type::String]);
                options(translator, function, env, "bq_st_geogfromtext", &[text, ORIENTED, PLANAR, MAKE_VALID])
            },
        ),
        (
            "ST_GEOGFROMWKB",
            "BYTES | STRING[, oriented => BOOL][, planar => BOOL][, make_valid => BOOL] -> GEOGRAPHY",
            |translator, function, env| {
                let bytes = Parameter::required("wkb", &[Type::Bytes, Type::String]);
                options(translator, function, env, "bq_st_geogfromwkb", &[bytes, ORIENTED, PLANAR, MAKE_VALID])
            },
        ),
        ("ST_GEOGFROMGEOJSON", "STRING[, make_valid => BOOL] -> GEOGRAPHY", |translator, function, env| {
            let text = Parameter::required("geojson", &[Type::String]);
            options(translator, function, env, "bq_st_geogfromgeojson", &[text, MAKE_VALID])
        }),
    ],
};

pub(super) static PARTS: Family = Family { title: "Geography: parts", notes: &[], rows: parts::ROWS, custom: &[] };

pub(super) static MEASURES: Family =
    Family { title: "Geography: measures", notes: &[], rows: measures::ROWS, custom: &[] };

pub(super) static AGREEMENT: Family =
    Family { title: "Geography: predicates", notes: &[], rows: agree::ROWS, custom: &[] };

pub(super) static MAKING: Family = Family {
    title: "Geography: transformations",
    notes: &[],
    rows: making::ROWS,
    custom: &[
        (
            "ST_BUFFER",
            "GEOGRAPHY, FLOAT64[, num_seg_quarter_circle => FLOAT64][, use_spheroid => BOOL][, endcap => STRING]\
             [, side => STRING] -> GEOGRAPHY",
            |translator, function, env| {
                let segments = Parameter::optional("num_seg_quarter_circle", &[Type::Float64], "8::DOUBLE");
                let own = [WHOLE, RADIUS, segments, SPHEROID, ENDCAP, SIDE];
                options(translator, function, env, "bq_st_buffer", &own)
            },
        ),
        (
            "ST_BUFFERWITHTOLERANCE",
            "GEOGRAPHY, FLOAT64, tolerance_meters => FLOAT64[, use_spheroid => BOOL][, endcap => STRING]\
             [, side => STRING] -> GEOGRAPHY",
            |translator, function, env| {
                let tolerance = Parameter::required("tolerance_meters", &[Type::Float64]);
                let own = [WHOLE, RADIUS, tolerance, SPHEROID, ENDCAP, SIDE];
                options(translator, function, env, "bq_st_bufferwithtolerance", &own)
            },
        ),
    ],
};

pub(super) static LINES: Family =
    Family { title: "Geography: places on lines", notes: &[], rows: lines::ROWS, custom: &[] };

pub(super) static TOGETHER: Family = Family {
    title: "Geography: many rows",
    notes: &[],
    rows: &[
        ("ST_UNION_AGG", "GEOGRAPHY -> GEOGRAPHY", "bq_st_union_agg(list({distinct}{0}){over})"),
        ("ST_CENTROID_AGG", "GEOGRAPHY -> GEOGRAPHY", "bq_st_centroid_agg(list({distinct}{0}){over})"),
        (
            "ST_EXTENT",
            "GEOGRAPHY -> STRUCT<xmin FLOAT64, ymin FLOAT64, xmax FLOAT64, ymax FLOAT64>",
            "bq_st_extent(list({distinct}{0}){over})",
        ),
    ],
    custom: &[("ST_CLUSTERDBSCAN", "GEOGRAPHY, FLOAT64, INT64 -> INT64", cluster)],
};

/// A parameter that may be passed by its name.
struct Parameter {
    name: &'static str,
    types: &'static [Type],
    /// DuckDB's SQL for it where it is not passed; none if it must be.
    default: Option<&'static str>,
}

impl Parameter {
    const fn required(name: &'static str, types: &'static [Type]) -> Self {
        Self { name, types, default: None }
    }

    const fn optional(name: &'static str, types: &'static [Type], default: &'static str) -> Self {
        Self { name, types, default: Some(default) }
    }
}

const ORIENTED: Parameter = Parameter::optional("oriented", &[Type::Bool], "false");
const PLANAR: Parameter = Parameter::optional("planar", &[Type::Bool], "false");
const MAKE_VALID: Parameter = Parameter::optional("make_valid", &[Type::Bool], "false");
const WHOLE: Parameter = Parameter::required("geography", &[Type::Geography]);
const RADIUS: Parameter = Parameter::required("buffer_radius", &[Type::Float64]);
const SPHEROID: Parameter = Parameter::optional("use_spheroid", &[Type::Bool], "false");
const ENDCAP: Parameter = Parameter::optional("endcap", &[Type::String], "'ROUND'");
const SIDE: Parameter = Parameter::optional("side", &[Type::String], "'BOTH'");

/// A call with every argument in its place, and the defaults in those of the others.
fn options(
    translator: &Translator,
    function: &Function,
    env: &Env,
    duckdb_name: &str,
    parameters: &[Parameter],
) -> Outcome<Typed> {
    let given = arguments(translator, function, env)?;
    let name = path(function).last().map_or(String::new(), |name| name.to_uppercase());
    let mismatch = || {
        let types: Vec<_> = given.iter().map(|(_, typed)| typed.ty.to_string()).collect();
        let message = format!("No matching signature for function {name} for argument types: {}", types.join(", "));
        Untranslatable::invalid(message, name_span(function))
    };
    let mut filled: Vec<Option<String>> = parameters.iter().map(|_| None).collect();
    for (order, (passed_by, typed)) in given.iter().enumerate() {
        let place = match passed_by {
            Some(own) => parameters.iter().position(|parameter| parameter.name.eq_ignore_ascii_case(own)),
            None => Some(order),
        };
        let place = place.filter(|place| filled.get(*place).is_some_and(Option::is_none)).ok_or_else(mismatch)?;
        let converted = parameters[place].types.iter().find_map(|wanted| coerce(typed, wanted));
        filled[place] = Some(converted.ok_or_else(mismatch)?.sql);
    }
    let all = filled.into_iter().zip(parameters);
    let all = all.map(|(sql, parameter)| sql.or_else(|| parameter.default.map(str::to_owned)));
    let all: Vec<String> = all.collect::<Option<_>>().ok_or_else(mismatch)?;
    Ok(Typed::new(format!("{duckdb_name}({})", all.join(", ")), Type::Geography))
}

/// Every row of the window is given all of its rows.
fn cluster(translator: &Translator, function: &Function, env: &Env) -> Outcome<Typed> {
    if function.over.is_none() {
        let message = "Window function ST_CLUSTERDBSCAN requires an OVER clause";
        return Err(Untranslatable::invalid(message, name_span(function)));
    }
    let given = arguments(translator, function, env)?;
    let wanted = [Type::Geography, Type::Float64, Type::Int64];
    let sqls: Option<Vec<String>> = match given.len() {
        3 => given.iter().zip(&wanted).map(|((_, typed), wanted)| Some(coerce(typed, wanted)?.sql)).collect(),
        _ => None,
    };
    let Some([whole, epsilon, minimum]) = sqls.as_deref().and_then(|sqls| sqls.first_chunk::<3>()) else {
        let types: Vec<_> = given.iter().map(|(_, typed)| typed.ty.to_string()).collect();
        let types = types.join(", ");
        let message = format!("No matching signature for function ST_CLUSTERDBSCAN for argument types: {types}");
        return Err(Untranslatable::invalid(message, name_span(function)));
    };
    let clauses = Clauses::read(translator, function, env)?;
    let window = clauses.over.trim_end_matches(')');
    let all = format!("list({whole}){window} ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)");
    Ok(Typed::new(format!("bq_st_clusterdbscan({whole}, {epsilon}, {minimum}, {all})"), Type::Int64))
}
