//! Hashes that DuckDB computes otherwise than BigQuery.

use std::sync::Arc;

use duckdb::arrow::array::{ArrayRef, Int64Array};

use super::{Arguments, ScalarFunction, Signature};
use crate::value::Type;

pub(super) fn functions() -> Vec<ScalarFunction> {
    vec![ScalarFunction::new(
        "bq_farm_fingerprint",
        [Signature::new([Type::String], Type::Int64), Signature::new([Type::Bytes], Type::Int64)],
        fingerprint,
    )]
}

fn fingerprint(arguments: &Arguments) -> Result<ArrayRef, String> {
    let hash = |bytes: &[u8]| farmhash::fingerprint64(bytes) as i64;
    let hashes: Int64Array = match arguments.text(0) {
        Ok(texts) => texts.iter().map(|text| text.map(|text| hash(text.as_bytes()))).collect(),
        Err(_) => arguments.bytes(0)?.iter().map(|bytes| bytes.map(hash)).collect(),
    };
    Ok(Arc::new(hashes))
}
