//! What Snowflake's answers hold, of what is needed here. Everything may be missing: stand-ins leave much out.

use std::collections::HashMap;

use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// The frame of every answer.
#[derive(Deserialize)]
pub(super) struct Answer<T> {
    #[serde(default)]
    pub success: bool,
    #[serde(default, deserialize_with = "as_text")]
    pub code: String,
    #[serde(default)]
    pub message: Option<String>,
    #[serde(default = "Option::default")]
    pub data: Option<T>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct LoginData {
    pub token: Option<String>,
    pub master_token: Option<String>,
    pub session_info: Option<SessionInfo>,
}

/// What a session works with, as far as its user may.
#[derive(Default, Clone, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct SessionInfo {
    pub role_name: Option<String>,
    pub warehouse_name: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct TokenData {
    pub session_token: Option<String>,
    pub master_token: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct QueryData {
    pub query_id: Option<String>,
    pub sql_state: Option<String>,
    /// Where to ask again for what still runs.
    pub get_result_url: Option<String>,
    pub statement_type_id: Option<u64>,
    pub query_result_format: Option<String>,
    pub total: Option<u64>,
    #[serde(deserialize_with = "or_default")]
    pub rowtype: Vec<ColumnType>,
    /// The first rows of a result in JSON.
    #[serde(deserialize_with = "or_default")]
    pub rowset: Vec<Vec<Value>>,
    /// The first rows of a result in Arrow.
    pub rowset_base64: Option<String>,
    /// Where the other rows are.
    #[serde(deserialize_with = "or_default")]
    pub chunks: Vec<Chunk>,
    pub chunk_headers: Option<HashMap<String, String>>,
    /// The key that chunks are encrypted with at rest, where no headers say it.
    pub qrmk: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct ColumnType {
    pub name: String,
    #[serde(rename = "type")]
    pub type_name: String,
    /// The type proper, where it travels as another: a GEOGRAPHY as text.
    pub ext_type_name: Option<String>,
    pub precision: Option<i64>,
    pub scale: Option<i64>,
}

#[derive(Clone, Deserialize)]
pub(super) struct Chunk {
    pub url: String,
}

/// Codes are text, but not for everyone.
fn as_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(match Value::deserialize(deserializer)? {
        Value::String(text) => text,
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    })
}

fn or_default<'de, D: Deserializer<'de>, T: Default + Deserialize<'de>>(deserializer: D) -> Result<T, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}
