//! Requests: sent, sent again where that is safe, and bounded in time.

use std::collections::HashMap;
use std::io::{self, Read};
use std::time::Duration;

use flate2::read::GzDecoder;
use reqwest::header::{ACCEPT, ACCEPT_ENCODING, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Client, Method, RequestBuilder, Response, StatusCode, Url};
use secrecy::{ExposeSecret, SecretString};

use crate::WarehouseError;
use crate::http::{self, MOST_TRIES, may_pass, reason, retry_after};

pub(super) use crate::http::Repeat;

/// A whole answer, however slowly it comes.
const ANSWERING: Duration = Duration::from_secs(900);
/// A request to Snowflake itself.
pub(super) struct Request<'a> {
    pub method: Method,
    /// With a first `/`; it may hold a query.
    pub path: &'a str,
    pub parameters: Vec<(&'a str, String)>,
    pub token: Option<&'a SecretString>,
    /// JSON.
    pub body: Option<String>,
    pub repeat: Repeat,
}

pub(super) struct Http {
    client: Client,
    base: Url,
}

/// Who is asked, and what for: a status of failure means something else to each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    SignIn,
    Snowflake,
    /// Where pieces of results are kept.
    Store,
}

/// Why a try brought no answer.
enum Lost {
    /// It was not sent.
    Unsent(String),
    /// It was not sent, since whoever answered there could not show who they are.
    Untrusted(String),
    /// Whether it was taken is not known.
    Cut(String),
    /// It was answered, but not by Snowflake's own words.
    Status(StatusCode, Option<Duration>),
}

impl Http {
    pub fn new(base: Url) -> Result<Self, WarehouseError> {
        let client = http::client(&base)?;
        Ok(Self { client, base })
    }

    /// Sends a request and gives the body of the answer.
    pub async fn send(&self, request: &Request<'_>) -> Result<Vec<u8>, WarehouseError> {
        let url = self.url(request)?;
        let asked = if request.token.is_none() { Asked::SignIn } else { Asked::Snowflake };
        self.try_often(asked, request.repeat, |tries| {
            let sent = self.built(request, url.clone(), tries).send();
            async move { answered(sent.await.map_err(lost)?, holds_words).await }
        })
        .await
    }

    fn built(&self, request: &Request<'_>, mut url: Url, tries: u32) -> RequestBuilder {
        if tries > 0 {
            url.query_pairs_mut().append_pair("retryCount", &tries.to_string());
        }
        let mut built = self.client.request(request.method.clone(), url).timeout(ANSWERING);
        built = built.header(ACCEPT, "application/snowflake").header(ACCEPT_ENCODING, "gzip");
        if let Some(token) = request.token {
            built = built.header(AUTHORIZATION, authorization(token));
        }
        if let Some(body) = &request.body {
            built = built.header(CONTENT_TYPE, "application/json").body(body.clone());
        }
        built
    }

    /// Fetches a piece of a result from where it is kept, with the headers that it needs.
    pub async fn fetch(&self, url: &str, headers: &HashMap<String, String>) -> Result<Vec<u8>, WarehouseError> {
        let url = Url::parse(url).map_err(|_| unreadable("a piece of the result has no address"))?;
        let headers =
            secret_headers(headers).ok_or_else(|| unreadable("a piece of the result has headers that are none"))?;
        self.try_often(Asked::Store, Repeat::Safe, |_| {
            let sent = self
                .client
                .get(url.clone())
                .timeout(ANSWERING)
                .headers(headers.clone())
                .header(ACCEPT_ENCODING, "gzip");
            async move { answered(sent.send().await.map_err(lost)?, |_, _| false).await }
        })
        .await
    }

    fn url(&self, request: &Request<'_>) -> Result<Url, WarehouseError> {
        // The token goes to the account's own host, whatever an answer says.
        let own = |url: &Url| url.origin() == self.base.origin();
        let url = self.base.join(request.path).ok().filter(own);
        let mut url = url.ok_or_else(|| unreadable("an answer leads to another host"))?;
        if !request.parameters.is_empty() {
            url.query_pairs_mut().extend_pairs(&request.parameters);
        }
        Ok(url)
    }

    async fn try_often<F: Future<Output = Result<Vec<u8>, Lost>>>(
        &self,
        asked: Asked,
        repeat: Repeat,
        send: impl Fn(u32) -> F,
    ) -> Result<Vec<u8>, WarehouseError> {
        let mut tries = 0;
        loop {
            let lost = match send(tries).await {
                Ok(body) => return Ok(body),
                Err(lost) => lost,
            };
            tries += 1;
            if tries >= MOST_TRIES || !lost.may_be_repeated(repeat) {
                return Err(lost.told(asked, &self.base, tries));
            }
            tokio::time::sleep(lost.pause(tries)).await;
        }
    }
}

impl Lost {
    fn may_be_repeated(&self, repeat: Repeat) -> bool {
        match self {
            Self::Unsent(_) => true,
            Self::Untrusted(_) => false,
            Self::Cut(_) => repeat == Repeat::Safe,
            Self::Status(status, _) => repeat == Repeat::Safe && may_pass(*status),
        }
    }

    fn pause(&self, tries: u32) -> Duration {
        let wanted = if let Self::Status(_, wanted) = self { *wanted } else { None };
        http::pause(tries, wanted)
    }

    fn told(self, asked: Asked, base: &Url, tries: u32) -> WarehouseError {
        let host = base.host_str().unwrap_or_default();
        let often = if tries > 1 { format!(", {tries} times") } else { String::new() };
        match self {
            Self::Unsent(reason) if asked == Asked::Store => WarehouseError::refused(
                format!("Where Snowflake keeps the result cannot be reached: {reason}"),
                "A firewall must let Snowflake's stages through: SELECT SYSTEM$ALLOWLIST() lists them",
            ),
            Self::Unsent(reason) => WarehouseError::refused(
                format!("Snowflake cannot be reached at {host}: {reason}"),
                "Look at the network, at the account's name, and at a proxy that HTTPS_PROXY may have to name",
            ),
            Self::Untrusted(reason) => WarehouseError::refused(
                format!("What answers at {host} cannot be trusted: {reason}"),
                "If a proxy looks into connections here, add its certificate to this computer's, or name it by SSL_CERT_FILE",
            ),
            Self::Cut(reason) => WarehouseError::refused(
                format!("The connection to Snowflake was lost{often}: {reason}"),
                "A statement that was sent may have run: Snowflake's query history shows it under the tag extension-studio",
            ),
            Self::Status(status, _) if asked == Asked::Store => WarehouseError::refused(
                format!(
                    "A piece of the result cannot be fetched from where Snowflake keeps it: {}{often}",
                    status.as_u16()
                ),
                "Run it again; pieces are kept for some hours only. A firewall must let Snowflake's stages through",
            ),
            Self::Status(StatusCode::FORBIDDEN | StatusCode::NOT_FOUND, _) if asked == Asked::SignIn => {
                WarehouseError::refused(
                    format!("There is no Snowflake account at {host}"),
                    "Write the account's identifier as Snowflake shows it under Account details: organisation-account",
                )
            }
            Self::Status(StatusCode::TOO_MANY_REQUESTS, _) => WarehouseError::refused(
                format!("Snowflake is asked for too much at once: it answered 429{often}"),
                "Run fewer cases side by side, or try again later",
            ),
            Self::Status(status, _) => WarehouseError::refused(
                format!("Snowflake at {host} answered {}{often}", status.as_u16()),
                "Try again later; https://status.snowflake.com tells of disturbances",
            ),
        }
    }
}

/// What an answer holds, whole. Some carry Snowflake's words under a status of failure.
async fn answered(response: Response, holds_words: impl Fn(StatusCode, &[u8]) -> bool) -> Result<Vec<u8>, Lost> {
    let (status, after) = (response.status(), retry_after(response.headers()));
    let body = response.bytes().await.map_err(lost)?;
    let body = opened(body.into()).map_err(|error| Lost::Cut(error.to_string()))?;
    if status.is_success() || holds_words(status, &body) { Ok(body) } else { Err(Lost::Status(status, after)) }
}

fn holds_words(status: StatusCode, body: &[u8]) -> bool {
    let frame = || serde_json::from_slice::<super::wire::Answer<serde_json::Value>>(body);
    status != StatusCode::TOO_MANY_REQUESTS && frame().is_ok_and(|frame| !frame.code.is_empty())
}

/// Unpacks what is packed: the stores of results do not always say so.
fn opened(body: Vec<u8>) -> io::Result<Vec<u8>> {
    if !body.starts_with(&[0x1f, 0x8b]) {
        return Ok(body);
    }
    let mut plain = Vec::with_capacity(body.len() * 4);
    GzDecoder::new(body.as_slice()).read_to_end(&mut plain)?;
    Ok(plain)
}

fn lost(error: reqwest::Error) -> Lost {
    match (http::is_untrusted(&error), error.is_connect()) {
        (true, _) => Lost::Untrusted(reason(error)),
        (false, true) => Lost::Unsent(reason(error)),
        (false, false) => Lost::Cut(reason(error)),
    }
}

fn authorization(token: &SecretString) -> HeaderValue {
    let value = HeaderValue::try_from(format!("Snowflake Token=\"{}\"", token.expose_secret()));
    // A token that is no header is refused by the server as none.
    let mut value = value.unwrap_or_else(|_| HeaderValue::from_static("Snowflake Token=\"None\""));
    value.set_sensitive(true);
    value
}

fn secret_headers(headers: &HashMap<String, String>) -> Option<HeaderMap> {
    let header = |(name, value): (&String, &String)| {
        let mut value = HeaderValue::try_from(value).ok()?;
        value.set_sensitive(true);
        Some((HeaderName::try_from(name).ok()?, value))
    };
    headers.iter().map(header).collect()
}

pub(super) fn unreadable(what: &str) -> WarehouseError {
    WarehouseError::refused(
        format!("Snowflake's answer cannot be read: {what}"),
        "Try again; if it happens again, tell the studio's makers what was asked for",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_that_hold_secrets_are_not_shown() {
        let headers = HashMap::from([("x-amz-key".to_owned(), "MARKED".to_owned())]);
        let shown = format!("{:?} {:?}", authorization(&"MARKED".into()), secret_headers(&headers).unwrap());
        assert!(!shown.contains("MARKED"), "{shown}");
    }
}
