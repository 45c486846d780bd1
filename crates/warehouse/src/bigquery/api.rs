//! BigQuery's REST API, version 2.

use reqwest::{Method, RequestBuilder, Response, StatusCode};
use serde::de::DeserializeOwned;
use serde_json::Value;
use url::Url;

use super::refusal::{Answer, network};
use super::sign_in::SignedIn;
use crate::WarehouseError;
use crate::http;

const GOOGLE: &str = "https://bigquery.googleapis.com";

/// The way to one server.
pub(super) struct Api {
    client: reqwest::Client,
    address: Url,
    signed_in: SignedIn,
}

/// A request. All can be sent several times: what makes a job carries its name, and no name starts twice.
pub(super) struct Request<'a> {
    pub method: Method,
    /// Behind the version: `projects/p/jobs`; each part is escaped.
    pub path: &'a [&'a str],
    pub query: &'a [(&'a str, String)],
    pub body: Body<'a>,
    /// Whether it goes to the address for uploads.
    pub is_upload: bool,
}

#[derive(Clone, Copy)]
pub(super) enum Body<'a> {
    Nothing,
    Json(&'a Value),
    Bytes { content_type: &'a str, bytes: &'a [u8] },
}

impl<'a> Request<'a> {
    pub fn get(path: &'a [&'a str], query: &'a [(&'a str, String)]) -> Self {
        Self { method: Method::GET, path, query, body: Body::Nothing, is_upload: false }
    }

    pub fn post(path: &'a [&'a str], body: &'a Value) -> Self {
        Self { method: Method::POST, path, query: &[], body: Body::Json(body), is_upload: false }
    }

    pub fn delete(path: &'a [&'a str]) -> Self {
        Self { method: Method::DELETE, path, query: &[], body: Body::Nothing, is_upload: false }
    }
}

impl Api {
    /// # Errors
    /// When the address is none, or no client can be made.
    pub fn new(address: Option<&str>, signed_in: SignedIn) -> Result<Self, WarehouseError> {
        let text = address.unwrap_or(GOOGLE);
        // Google's own clients take the address with and without a scheme.
        let spelled = if text.contains("://") { text.to_owned() } else { format!("http://{text}") };
        let address = Url::parse(&spelled).ok().filter(|url| url.has_host() && !url.cannot_be_a_base());
        let address = address.ok_or_else(|| {
            WarehouseError::refused(
                format!("\"{text}\" is no address of a BigQuery"),
                "Write it like http://127.0.0.1:9050",
            )
        })?;
        Ok(Self { client: http::client(&address)?, address, signed_in })
    }

    /// Sends a request and reads its answer.
    pub async fn call<T: DeserializeOwned>(&self, request: Request<'_>) -> Result<T, WarehouseError> {
        let response = self.answered(&request).await?;
        response.json().await.map_err(network)
    }

    /// Sends a request whose answer does not matter.
    pub async fn act(&self, request: Request<'_>) -> Result<(), WarehouseError> {
        self.answered(&request).await.map(drop)
    }

    /// The answer to a request; None where what it asks for is not there.
    pub async fn find<T: DeserializeOwned>(&self, request: Request<'_>) -> Result<Option<T>, WarehouseError> {
        let response = self.send(&request).await?;
        if response.status() == StatusCode::NOT_FOUND {
            return Ok(None);
        }
        let response = self.refuse(response).await?;
        response.json().await.map(Some).map_err(network)
    }

    /// Sends a request; what the server refuses with other than these is an error.
    pub async fn response(&self, request: &Request<'_>, expected: &[u16]) -> Result<Response, WarehouseError> {
        let response = self.send(request).await?;
        if expected.contains(&response.status().as_u16()) {
            return Ok(response);
        }
        self.refuse(response).await
    }

    /// Sends a piece of an upload to the address that the server gave for it. The same piece can be sent again.
    pub async fn put_piece(
        &self,
        session: &str,
        piece: &[u8],
        start: usize,
        total: usize,
    ) -> Result<Response, WarehouseError> {
        let range = match piece.len() {
            0 => format!("bytes */{total}"),
            length => format!("bytes {start}-{}/{total}", start + length - 1),
        };
        let token = self.signed_in.token().await?;
        let build = || {
            let request = self.client.put(session).header("content-range", &range).body(piece.to_vec());
            match &token {
                Some(token) => request.bearer_auth(token).send(),
                None => request.send(),
            }
        };
        let response = http::send_safely(build).await.map_err(network)?;
        // More is wanted, or the job of an upload whose answer was lost is there.
        match response.status() {
            StatusCode::PERMANENT_REDIRECT | StatusCode::CONFLICT => Ok(response),
            _ => self.refuse(response).await,
        }
    }

    async fn answered(&self, request: &Request<'_>) -> Result<Response, WarehouseError> {
        let response = self.send(request).await?;
        self.refuse(response).await
    }

    async fn refuse(&self, response: Response) -> Result<Response, WarehouseError> {
        let status = response.status();
        if status.is_success() {
            return Ok(response);
        }
        // An answer that breaks off is told by its status alone.
        let text = response.text().await.unwrap_or_default();
        Err(Answer::read(status.as_u16(), &text).error(self.address.host_str().unwrap_or_default()))
    }

    /// A token may have run out, or been taken back: then once more with a new one.
    async fn send(&self, request: &Request<'_>) -> Result<Response, WarehouseError> {
        let url = self.url(request);
        let mut is_renewed = false;
        loop {
            let token = self.signed_in.token().await?;
            let build = || self.built(request, &url, token.as_deref()).send();
            let response = http::send_safely(build).await.map_err(network)?;
            if response.status() != StatusCode::UNAUTHORIZED || is_renewed || token.is_none() {
                return Ok(response);
            }
            self.signed_in.forget();
            is_renewed = true;
        }
    }

    fn built(&self, request: &Request<'_>, url: &Url, token: Option<&str>) -> RequestBuilder {
        let mut built = self.client.request(request.method.clone(), url.clone());
        if let Some(token) = token {
            built = built.bearer_auth(token);
        }
        match request.body {
            // An empty body needs its length told.
            Body::Nothing if request.method == Method::POST => built.header("content-length", "0"),
            Body::Nothing => built,
            Body::Json(json) => built.json(json),
            Body::Bytes { content_type, bytes } => built.header("content-type", content_type).body(bytes.to_vec()),
        }
    }

    fn url(&self, request: &Request<'_>) -> Url {
        let mut url = self.address.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty();
            if request.is_upload {
                path.push("upload");
            }
            path.extend(["bigquery", "v2"]).extend(request.path);
        }
        if !request.query.is_empty() {
            url.query_pairs_mut().extend_pairs(request.query.iter().map(|(name, value)| (name, value.as_str())));
        }
        url
    }
}

#[cfg(test)]
mod tests {
    use super::super::SignIn;
    use super::*;

    fn url(address: Option<&str>, path: &[&str]) -> Result<String, WarehouseError> {
        let api = Api::new(address, SignedIn::new(SignIn::Nobody))?;
        Ok(api.url(&Request::get(path, &[("pageToken", "a b".to_owned())])).to_string())
    }

    #[test]
    fn addresses_are_taken_as_googles_clients_take_them() {
        assert_eq!(
            url(None, &["projects", "domain.com:p", "jobs"]).unwrap(),
            "https://bigquery.googleapis.com/bigquery/v2/projects/domain.com:p/jobs?pageToken=a+b"
        );
        for address in ["localhost:9050", "http://localhost:9050", "http://localhost:9050/"] {
            assert_eq!(url(Some(address), &["a/b"]).unwrap(), "http://localhost:9050/bigquery/v2/a%2Fb?pageToken=a+b");
        }
        assert!(url(Some("http://"), &[]).unwrap_err().to_string().contains("is no address"));
    }
}
