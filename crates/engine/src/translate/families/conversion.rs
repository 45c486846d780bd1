//! Conversions by function.

use crate::translate::registry::Family;

pub(super) static FAMILY: Family = Family {
    title: "Conversion",
    notes: &[],
    rows: &[
        ("PARSE_NUMERIC", "STRING -> NUMERIC", "bq_numeric({0})"),
        ("PARSE_BIGNUMERIC", "STRING -> BIGNUMERIC", "bq_numeric({0})"),
        ("STRING", "TIMESTAMP -> STRING", "bq_text({0})"),
        ("STRING", "TIMESTAMP, STRING -> STRING", "bq_text_in_zone({0}, {1})"),
        ("STRING", "DATE -> STRING", "bq_text({0})"),
        ("STRING", "DATETIME -> STRING", "bq_text({0})"),
        ("STRING", "TIME -> STRING", "bq_text({0})"),
        ("STRING", "JSON -> STRING", "bq_json_string({0})"),
        ("BOOL", "JSON -> BOOL", "bq_json_bool({0})"),
        ("INT64", "JSON -> INT64", "bq_json_int64({0})"),
        ("FLOAT64", "JSON -> FLOAT64", "bq_json_float64({0})"),
        ("LAX_STRING", "JSON -> STRING", "bq_json_lax_string({0})"),
        ("LAX_BOOL", "JSON -> BOOL", "bq_json_lax_bool({0})"),
        ("LAX_INT64", "JSON -> INT64", "bq_json_lax_int64({0})"),
        ("LAX_FLOAT64", "JSON -> FLOAT64", "bq_json_lax_float64({0})"),
    ],
    custom: &[],
};
