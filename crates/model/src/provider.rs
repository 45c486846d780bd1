use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The warehouse an extension is written for (package format: `provider`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export)]
pub enum Provider {
    Bigquery,
    Snowflake,
    /// Checked and packaged only.
    Oracle,
}

impl Provider {
    pub const ALL: [Provider; 3] = [Provider::Bigquery, Provider::Snowflake, Provider::Oracle];

    /// The name that stands in the metadata.
    pub fn name(self) -> &'static str {
        match self {
            Provider::Bigquery => "bigquery",
            Provider::Snowflake => "snowflake",
            Provider::Oracle => "oracle",
        }
    }

    /// The name people read.
    pub fn title(self) -> &'static str {
        match self {
            Provider::Bigquery => "BigQuery",
            Provider::Snowflake => "Snowflake",
            Provider::Oracle => "Oracle",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|provider| provider.name() == name)
    }
}
