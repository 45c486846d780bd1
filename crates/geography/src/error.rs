/// Why a geography could not be read or made. The words read like BigQuery's, without the name of the function, which
/// the caller puts in front (`ST_GeogFromText failed: …`).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct GeographyError(String);

impl GeographyError {
    pub(crate) fn new(message: impl Into<String>) -> GeographyError {
        GeographyError(message.into())
    }
}

/// What a function here answers that can refuse its arguments.
pub type Result<T> = std::result::Result<T, GeographyError>;

pub(crate) fn refuse<T>(message: impl Into<String>) -> Result<T> {
    Err(GeographyError::new(message))
}
