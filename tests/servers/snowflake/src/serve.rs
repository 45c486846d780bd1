//! Requests, answered.

use std::collections::HashMap;
use std::io;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Query, Request, State as Given};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use uuid::Uuid;

use crate::answer::{data, packed};
use crate::login::{refused, renew, sign_in};
use crate::state::{Fault, Recorded, Running, State};
use crate::{Answer, Shared};

const LARGEST: usize = 64 << 20;

pub(crate) async fn serve(listener: TcpListener, state: Shared) {
    // It ends when the test does.
    let _ = axum::serve(listener, Router::new().fallback(take).with_state(state)).await;
}

async fn take(
    Given(state): Given<Shared>,
    Query(parameters): Query<HashMap<String, String>>,
    request: Request,
) -> Response {
    let path = request.uri().path().to_owned();
    let text = |value: &axum::http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let headers = request.headers().iter().map(|(name, value)| (name.to_string(), text(value))).collect();
    let Ok(body) = to_bytes(request.into_body(), LARGEST).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let body: Value = serde_json::from_slice(&body).unwrap_or_default();
    let sql = body["sqlText"].as_str().map(str::to_owned);
    let recorded = Recorded { path, parameters, headers, body, sql };
    let mut state = state.lock();
    state.requests.push(recorded.clone());
    let fault = state.fault(&recorded.path);
    if let Some(Fault::Status(status)) = fault {
        return StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST).into_response();
    }
    if fault == Some(Fault::Redirect) {
        return (StatusCode::TEMPORARY_REDIRECT, [("location", "/elsewhere")]).into_response();
    }
    let response = respond(&mut state, &recorded);
    if fault == Some(Fault::Cut) { cut() } else { response }
}

fn respond(state: &mut State, request: &Recorded) -> Response {
    if let Some(rest) = request.path.strip_prefix("/pieces/") {
        return piece(state, rest, request);
    }
    let token = request.headers.get("authorization").and_then(|header| {
        header.strip_prefix("Snowflake Token=\"").and_then(|rest| rest.strip_suffix('"')).map(str::to_owned)
    });
    let token = token.unwrap_or_default();
    let answer = match request.path.as_str() {
        "/session/v1/login-request" => sign_in(state, request),
        "/session/token-request" => renew(state, request, &token),
        _ => match state.sessions.get(&token).cloned() {
            None => refused("390104", "User must login again to access the service."),
            Some(session) if session.is_expired => refused("390112", "Your session has expired. Please login again."),
            Some(session) => match request.path.as_str() {
                "/queries/v1/query-request" => {
                    let sql = request.sql.clone().unwrap_or_default();
                    let usual = || Answer::usual(&sql, &session.user, &session.schema);
                    let answer = state.ruled(request).unwrap_or_else(usual);
                    let id = request.parameters.get("requestId").cloned().unwrap_or_default();
                    begin(state, answer, id)
                }
                "/queries/v1/abort-request" => abort(state, request),
                "/session" => {
                    state.sessions.remove(&token);
                    json!({ "success": true })
                }
                path => match path.strip_prefix("/queries/").and_then(|rest| rest.strip_suffix("/result")) {
                    Some(query) => poll(state, query),
                    None => return StatusCode::NOT_FOUND.into_response(),
                },
            },
        },
    };
    json_response(&answer)
}

/// Starts a statement, and ends it if it is quick.
fn begin(state: &mut State, answer: Answer, request: String) -> Value {
    state.queries += 1;
    let query = Uuid::new_v4().to_string();
    if let Answer::Slow { polls, then } = answer {
        let waiting = data(&Answer::slow(0, Answer::Done), &query, |_| String::new());
        let running = Running { request, polls_left: polls, is_aborted: false, answer: *then };
        state.running.insert(query, running);
        return json!({ "success": false, "code": "333333", "message": null, "data": waiting });
    }
    end(state, &answer, &query)
}

fn end(state: &mut State, answer: &Answer, query: &str) -> Value {
    if let Answer::Pieces { others, .. } | Answer::Arrow { others, .. } = answer {
        state.pieces.push(others.clone());
    }
    let result = state.pieces.len().saturating_sub(1);
    let address = state.address.clone();
    let data = data(answer, query, |at| format!("{address}/pieces/{result}/{at}?signature=MARKED-SIGNATURE"));
    match answer {
        Answer::Error { code, message, .. } => {
            json!({ "success": false, "code": code, "message": message, "data": data })
        }
        _ => json!({ "success": true, "code": null, "message": null, "data": data }),
    }
}

fn poll(state: &mut State, query: &str) -> Value {
    let Some(running) = state.running.get_mut(query) else {
        return refused("000709", "Statement not found");
    };
    if running.is_aborted {
        return refused("000604", "SQL execution canceled");
    }
    if running.polls_left > 1 {
        running.polls_left -= 1;
        let waiting = data(&Answer::slow(0, Answer::Done), query, |_| String::new());
        return json!({ "success": false, "code": "333334", "message": null, "data": waiting });
    }
    let answer = running.answer.clone();
    state.running.remove(query);
    end(state, &answer, query)
}

fn abort(state: &mut State, request: &Recorded) -> Value {
    let id = request.body["requestId"].as_str().unwrap_or_default();
    let Some(running) = state.running.values_mut().find(|running| running.request == id) else {
        return refused("000605", "Identified SQL statement is not currently executing.");
    };
    running.is_aborted = true;
    state.aborted.extend(request.sql.clone());
    json!({ "success": true, "data": null })
}

fn piece(state: &mut State, address: &str, request: &Recorded) -> Response {
    let numbers: Vec<usize> = address.split('/').filter_map(|number| number.parse().ok()).collect();
    let Some((pieces, at)) = numbers.first().and_then(|result| Some((state.pieces.get(*result)?, *numbers.get(1)?)))
    else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let wanted = pieces.headers.as_ref().and_then(Value::as_object).cloned().unwrap_or_default();
    let mut wanted: Vec<(String, String)> =
        wanted.into_iter().map(|(name, value)| (name, value.as_str().unwrap_or_default().to_owned())).collect();
    if let (None, Some(key)) = (&pieces.headers, &pieces.key) {
        wanted.push(("x-amz-server-side-encryption-customer-key".to_owned(), key.clone()));
        wanted.push(("x-amz-server-side-encryption-customer-algorithm".to_owned(), "AES256".to_owned()));
    }
    // A store that is shown Snowflake's own token has been shown too much.
    let is_allowed = wanted.iter().all(|(name, value)| request.headers.get(&name.to_lowercase()) == Some(value))
        && !request.headers.contains_key("authorization")
        && request.parameters.get("signature").is_some_and(|signature| signature == "MARKED-SIGNATURE");
    if !is_allowed {
        return StatusCode::FORBIDDEN.into_response();
    }
    let bytes = (pieces.make)(at);
    state.pieces_fetched += 1;
    packed(&bytes).into_response()
}

fn json_response(answer: &Value) -> Response {
    ([("content-type", "application/json")], answer.to_string()).into_response()
}

/// The head of an answer, and then nothing: the connection is closed under whoever waits.
fn cut() -> Response {
    let end = stream::once(async { Err::<Bytes, _>(io::Error::from(io::ErrorKind::ConnectionReset)) });
    Response::new(Body::from_stream(end))
}
