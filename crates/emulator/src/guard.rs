//! Who may ask: programs on this computer, and no web page of another origin.

use axum::http::header::{AUTHORIZATION, HOST, ORIGIN};
use axum::http::{HeaderMap, HeaderName, Method};

use crate::error::{ApiError, Reason};
use crate::stand::{Stand, lock};

/// How many requests are remembered.
const REMEMBERED: usize = 100_000;

/// Whether a request is let in.
pub fn admit(stand: &Stand, method: &Method, path: &str, headers: &HeaderMap) -> Result<(), ApiError> {
    let mut requests = lock(&stand.requests);
    if requests.len() < REMEMBERED {
        requests.push(format!("{method} {path}"));
    }
    drop(requests);
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let refused = |what: &str| {
        let message = format!("{what}: this stand-in answers programs that call it by its own address only");
        Err(ApiError::new(Reason::Forbidden, message))
    };
    let host = text(HOST).unwrap_or_default();
    // A page's own host name that was made to lead here shows in the Host header.
    if stand.options.address.ip().is_loopback() && !is_loopback(host) {
        return refused(&format!("The host {host:?} is not a loopback address"));
    }
    if let Some(origin) = text(ORIGIN)
        && origin.split_once("://").is_none_or(|(_, own)| own != host)
    {
        return refused(&format!("The origin {origin:?} is another one"));
    }
    // Pages ask for pictures without saying where they come from, but browsers do.
    if text(HeaderName::from_static("sec-fetch-site")).is_some_and(|site| site == "cross-site" || site == "same-site") {
        return refused("A web page of another site");
    }
    if is_open(path) {
        return Ok(());
    }
    stand.tokens.check(text(AUTHORIZATION))
}

/// What is answered without a token: how to get one, and what there is to ask.
fn is_open(path: &str) -> bool {
    path == "/"
        || ["/token", "/oauth2/", "/computeMetadata/", "/discovery/", "/$discovery/"]
            .iter()
            .any(|open| path.starts_with(open))
}

/// Whether a Host header names this computer: `localhost:9050`, `127.0.0.1`, `[::1]:9050`.
fn is_loopback(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.rsplit_once(':').map_or(host, |(name, _)| name),
    };
    name.eq_ignore_ascii_case("localhost")
        || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::is_loopback;

    #[test]
    fn only_this_computer_is_loopback() {
        for host in ["localhost", "LOCALHOST:9050", "127.0.0.1:80", "[::1]:9050", "127.1.2.3"] {
            assert!(is_loopback(host), "{host}");
        }
        for host in ["", "example.com", "127.0.0.1.example.com:80", "192.168.0.1", "localhost.example.com"] {
            assert!(!is_loopback(host), "{host}");
        }
    }
}
