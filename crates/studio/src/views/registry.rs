use extension_model::env_vars::EnvVar;
use extension_model::input_types::{OptionSpec, PaletteItem};
use serde::Serialize;
use ts_rs::TS;

/// The facts that never change while the studio runs.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Registry {
    pub types: Vec<InputTypeView>,
    pub env_vars: Vec<EnvVar>,
    pub data_types: Vec<String>,
}

#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct InputTypeView {
    pub name: String,
    pub summary: String,
    pub documented: bool,
    pub palette: Vec<PaletteItem>,
    pub options: Vec<OptionSpec>,
}
