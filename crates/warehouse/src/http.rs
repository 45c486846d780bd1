//! What requests to every warehouse have in common: how a connection is made, and when one is sent again.

use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{HeaderMap, RETRY_AFTER};
use reqwest::{Client, Response, StatusCode, Url};
use rustls::ClientConfig;
use rustls::crypto::ring::default_provider;
use rustls_platform_verifier::BuilderVerifierExt;

use crate::WarehouseError;

const CONNECTING: Duration = Duration::from_secs(20);
/// Warehouses answer within a minute, also about a statement that runs longer.
const SILENCE: Duration = Duration::from_secs(90);
/// A connection that has idled longer may be cut at the other end, which a statement would find out by being lost.
const IDLE: Duration = Duration::from_secs(20);

pub(crate) const MOST_TRIES: u32 = 7;
const FIRST_PAUSE: Duration = Duration::from_millis(250);
const LONGEST_PAUSE: Duration = Duration::from_secs(16);

/// Whether a request may be sent again when nobody knows what became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Repeat {
    /// It only asks, or cannot be carried out twice.
    Safe,
    /// It may have run.
    Never,
}

/// A client for one server: with time-outs, the platform's certificates, the proxy that the environment names, and
/// without redirects, which would carry a token elsewhere.
pub(crate) fn client(base: &Url) -> Result<Client, WarehouseError> {
    let unusable = |reason: String| {
        WarehouseError::refused(
            format!("No secure connection can be made: {reason}"),
            "Look at the certificates of this computer",
        )
    };
    let tls = ClientConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .and_then(BuilderVerifierExt::with_platform_verifier)
        .map_err(|error| unusable(error.to_string()))?
        .with_no_client_auth();
    // What listens on this computer is not reached by way of another.
    let is_here = base.host_str().is_some_and(|host| matches!(host, "localhost" | "127.0.0.1" | "[::1]"));
    let client = if is_here { Client::builder().no_proxy() } else { Client::builder() };
    client
        .tls_backend_preconfigured(tls)
        .user_agent(concat!("ExtensionStudio/", env!("CARGO_PKG_VERSION")))
        .connect_timeout(CONNECTING)
        .read_timeout(SILENCE)
        .pool_idle_timeout(IDLE)
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .no_gzip()
        .build()
        .map_err(|error| unusable(reason(error)))
}

/// How long to wait before the next try: longer each time, and never the same for two that started together. A server
/// may want more.
pub(crate) fn pause(tries: u32, wanted: Option<Duration>) -> Duration {
    let bound = LONGEST_PAUSE.min(FIRST_PAUSE * 2_u32.saturating_pow(tries.saturating_sub(1)));
    let pause = bound.mul_f64(0.5 + fastrand::f64() / 2.0);
    wanted.map_or(pause, |wanted| pause.max(LONGEST_PAUSE.min(wanted)))
}

/// Whether a status says that the same request may be answered later.
pub(crate) fn may_pass(status: StatusCode) -> bool {
    status.is_server_error() || matches!(status, StatusCode::TOO_MANY_REQUESTS | StatusCode::REQUEST_TIMEOUT)
}

pub(crate) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    headers.get(RETRY_AFTER)?.to_str().ok()?.trim().parse().ok().map(Duration::from_secs)
}

/// Sends what can safely be sent again until it is answered by something else than "later".
///
/// # Errors
/// What stopped the last try. Answers of any status are no errors.
pub(crate) async fn send_safely<F>(send: impl Fn() -> F) -> Result<Response, reqwest::Error>
where
    F: Future<Output = Result<Response, reqwest::Error>>,
{
    for tries in 1..MOST_TRIES {
        let wanted = match send().await {
            Ok(response) if may_pass(response.status()) => retry_after(response.headers()),
            Err(error) if !error.is_builder() && !is_untrusted(&error) => None,
            answered => return answered,
        };
        tokio::time::sleep(pause(tries, wanted)).await;
    }
    send().await
}

/// The innermost reason. Addresses are left out, since some hold signatures.
pub(crate) fn reason(error: reqwest::Error) -> String {
    if error.is_timeout() {
        return "there was no answer in time".to_owned();
    }
    let error = error.without_url();
    causes(&error).last().map(ToString::to_string).unwrap_or_default()
}

/// Whether who answered could not show who they are.
pub(crate) fn is_untrusted(error: &reqwest::Error) -> bool {
    causes(error).any(is_about_certificates)
}

fn causes<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(Some(error), |error| Error::source(*error))
}

fn is_about_certificates(error: &(dyn Error + 'static)) -> bool {
    // An error of input holds another that it does not name as its source.
    match error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref) {
        Some(held) => is_about_certificates(held),
        None => matches!(error.downcast_ref(), Some(rustls::Error::InvalidCertificate(_))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_up_to_a_bound_and_heed_what_the_server_wants() {
        let bounds = [(1, 125, 250), (3, 500, 1000), (6, 4000, 8000), (20, 8000, 16_000)];
        for (tries, least, most) in bounds {
            let pause = pause(tries, None).as_millis();
            assert!((least..=most).contains(&pause), "{tries}: {pause}");
        }
        let wanted = |seconds| pause(1, Some(Duration::from_secs(seconds)));
        assert_eq!((wanted(3), wanted(3600)), (Duration::from_secs(3), LONGEST_PAUSE));
    }
}
