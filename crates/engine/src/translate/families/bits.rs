//! Bitwise operators.

use crate::translate::registry::Family;

pub(super) static FAMILY: Family = Family {
    title: "Bits",
    notes: &[],
    rows: &[
        ("&", "INT64, INT64 -> INT64", "({0} & {1})"),
        ("|", "INT64, INT64 -> INT64", "({0} | {1})"),
        ("^", "INT64, INT64 -> INT64", "xor({0}, {1})"),
        ("~", "INT64 -> INT64", "(~{0})"),
        ("<<", "INT64, INT64 -> INT64", "bq_shift({0}, {1})"),
        (">>", "INT64, INT64 -> INT64", "bq_shift({0}, -{1})"),
        ("BIT_COUNT", "INT64 -> INT64", "CAST(bit_count({0}) AS BIGINT)"),
    ],
    custom: &[],
};
