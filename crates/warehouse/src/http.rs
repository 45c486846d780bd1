//! Requests over HTTP: with time-outs, through the proxy that the environment names, and again where that is safe.

use std::error::Error;
use std::future::Future;
use std::time::Duration;

use reqwest::{Client, Response, StatusCode};

use crate::WarehouseError;

/// Until a connection stands.
const CONNECT: Duration = Duration::from_secs(20);

/// Between two bytes of an answer. Warehouses answer long waits in shorter ones.
const READ: Duration = Duration::from_secs(120);

/// How often a request is sent at most.
const MOST_ATTEMPTS: u32 = 5;

/// Before the second attempt; every later pause is twice as long.
const FIRST_PAUSE: Duration = Duration::from_millis(250);

/// The longest pause, also where a server asks for a longer one.
const LONGEST_PAUSE: Duration = Duration::from_secs(20);

/// A client that follows no redirects: they would carry a token elsewhere.
pub(crate) fn client() -> Result<Client, WarehouseError> {
    Client::builder()
        .user_agent(concat!("extension-studio/", env!("CARGO_PKG_VERSION")))
        .connect_timeout(CONNECT)
        .read_timeout(READ)
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .map_err(|error| {
            let help = "Look at the certificates of this computer and at the proxy that HTTPS_PROXY names";
            WarehouseError::refused(format!("No connection can be made: {}", told(&error)), help)
        })
}

/// Whether a request may be sent again when nobody knows what became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Again {
    /// It changes nothing, or the same thing.
    Safe,
    /// It may have been carried out. It is sent again only where the server says that it was not.
    OnlyIfRefused,
}

/// Sends a request until it is answered by something else than "later".
///
/// # Errors
/// What stopped the last attempt. Answers of any status are no errors.
pub(crate) async fn send<F>(again: Again, mut request: impl FnMut() -> F) -> Result<Response, reqwest::Error>
where
    F: Future<Output = Result<Response, reqwest::Error>>,
{
    let mut pause = FIRST_PAUSE;
    for _ in 1..MOST_ATTEMPTS {
        match request().await {
            Ok(response) if is_later(response.status(), again) => {
                let asked = retry_after(&response).unwrap_or(pause);
                tokio::time::sleep(jittered(asked.min(LONGEST_PAUSE))).await;
            }
            // No connection was made, so nothing was asked.
            Err(error) if error.is_connect() || again == Again::Safe && !error.is_builder() => {
                tokio::time::sleep(jittered(pause)).await;
            }
            answered => return answered,
        }
        pause = (pause * 2).min(LONGEST_PAUSE);
    }
    request().await
}

/// Too many requests are refused before anything is done; a server's fault may come after.
fn is_later(status: StatusCode, again: Again) -> bool {
    let is_fault = matches!(status.as_u16(), 408 | 500 | 502 | 503 | 504);
    status == StatusCode::TOO_MANY_REQUESTS || is_fault && again == Again::Safe
}

fn retry_after(response: &Response) -> Option<Duration> {
    response.headers().get("retry-after")?.to_str().ok()?.trim().parse().ok().map(Duration::from_secs)
}

/// Between half of it and the whole, so that many who were refused together do not come back together.
fn jittered(pause: Duration) -> Duration {
    let random = uuid::Uuid::new_v4().as_bytes()[0];
    pause.mul_f64(0.5 + f64::from(random) / 512.0)
}

/// An error's words with their causes, without the address: it may hold what is secret.
pub(crate) fn told(error: &reqwest::Error) -> String {
    let mut words = match error {
        error if error.is_timeout() => "no answer came in time".to_owned(),
        error if error.is_connect() => "no connection could be made".to_owned(),
        error if error.is_decode() || error.is_body() => "the answer broke off or cannot be read".to_owned(),
        _ => "the connection broke off".to_owned(),
    };
    let mut cause = error.source();
    let mut last = None;
    while let Some(inner) = cause {
        last = Some(inner.to_string());
        cause = inner.source();
    }
    if let Some(last) = last.filter(|last| !last.is_empty()) {
        words.push_str(&format!(" ({last})"));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_refusal_is_tried_again_where_more_is_not_safe() {
        let status = |code| StatusCode::from_u16(code).unwrap();
        assert!(is_later(status(429), Again::OnlyIfRefused) && !is_later(status(503), Again::OnlyIfRefused));
        assert!(is_later(status(503), Again::Safe) && !is_later(status(404), Again::Safe));
    }

    #[test]
    fn pauses_are_spread_and_never_longer() {
        let pause = Duration::from_secs(8);
        for _ in 0..100 {
            let jittered = jittered(pause);
            assert!(jittered >= pause / 2 && jittered <= pause);
        }
    }
}
