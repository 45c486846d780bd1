use extension_model::env_vars::{ENV_VARS, EnvVar};
use extension_model::input_types::{self, OptionSpec, PaletteItem};
use extension_model::sample::DataType;
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

impl Registry {
    pub fn all() -> Self {
        Self {
            types: input_types::ALL
                .iter()
                .map(|input_type| InputTypeView {
                    name: input_type.name().to_owned(),
                    summary: input_type.summary().to_owned(),
                    documented: input_type.is_documented(),
                    palette: input_type.palette(),
                    options: input_type.options().to_vec(),
                })
                .collect(),
            env_vars: ENV_VARS.to_vec(),
            data_types: DataType::SELECTABLE.iter().map(|data_type| data_type.name().to_owned()).collect(),
        }
    }
}
