//! Comparison operators.

use crate::translate::registry::Family;

pub(super) static FAMILY: Family = Family {
    title: "Comparison",
    notes: &[],
    rows: &[
        ("=", "T, T -> BOOL", "({0} = {1})"),
        ("!=", "T, T -> BOOL", "({0} != {1})"),
        ("<", "T, T -> BOOL", "({0} < {1})"),
        ("<=", "T, T -> BOOL", "({0} <= {1})"),
        (">", "T, T -> BOOL", "({0} > {1})"),
        (">=", "T, T -> BOOL", "({0} >= {1})"),
    ],
    custom: &[],
};
