//! The environment variables that Workflows can hand to a component (package format: `cartoEnvVars`).

use serde::Serialize;
use ts_rs::TS;

/// An environment variable a component may ask for.
#[derive(Debug, Clone, Copy, Serialize, TS)]
#[ts(export)]
pub struct EnvVar {
    pub name: &'static str,
    pub description: &'static str,
    /// What the preview's CALL shows for it.
    pub sample: &'static str,
}

pub const ENV_VARS: &[EnvVar] = &[
    EnvVar {
        name: "analyticsToolboxDataset",
        description: "Where the Analytics Toolbox is installed",
        sample: "carto-un.carto",
    },
    EnvVar { name: "analyticsToolboxVersion", description: "Version of the Analytics Toolbox", sample: "1.0.0" },
    EnvVar {
        name: "apiBaseUrl",
        description: "Address of the CARTO API for the account",
        sample: "https://gcp-us-east1.api.carto.com",
    },
    EnvVar { name: "accessToken", description: "Token for calls to the CARTO API", sample: "<access token>" },
    EnvVar {
        name: "dataExportDefaultGCSBucket",
        description: "Cloud Storage bucket for exports",
        sample: "gs://my-bucket",
    },
    EnvVar { name: "bigqueryProjectId", description: "Project the workflow runs in", sample: "my-project" },
    EnvVar { name: "bigqueryRegion", description: "Region the workflow runs in", sample: "us" },
    EnvVar { name: "tempStoragePath", description: "Storage path for temporary files", sample: "gs://my-bucket/temp" },
];

pub fn env_var(name: &str) -> Option<&'static EnvVar> {
    ENV_VARS.iter().find(|known| known.name == name)
}
