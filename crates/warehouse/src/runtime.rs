//! The runtime that requests run on.

use std::future::Future;
use std::sync::LazyLock;
use std::time::Duration;

use extension_engine::Cancel;
use tokio::runtime::{Builder, Runtime};

use crate::WarehouseError;

static RUNTIME: LazyLock<Result<Runtime, String>> = LazyLock::new(|| {
    let runtime = Builder::new_multi_thread().worker_threads(2).thread_name("warehouse").enable_all().build();
    runtime.map_err(|error| error.to_string())
});

/// How often a cancellation is looked for.
const PULSE: Duration = Duration::from_millis(20);

/// Waits for work.
pub(crate) fn wait<T>(work: impl Future<Output = Result<T, WarehouseError>>) -> Result<T, WarehouseError> {
    match &*RUNTIME {
        Ok(runtime) => runtime.block_on(work),
        Err(reason) => Err(WarehouseError::refused(
            format!("No connection can be made: {reason}"),
            "Close other programs, then try again",
        )),
    }
}

/// Ends when the switch is turned.
pub(crate) async fn cancelled(cancel: &Cancel) {
    while !cancel.is_cancelled() {
        tokio::time::sleep(PULSE).await;
    }
}
