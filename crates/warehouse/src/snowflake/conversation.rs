//! A session with Snowflake: signed in when first needed, kept signed in, and closed in the end.

use std::sync::Arc;
use std::time::Duration;

use extension_engine::Cancel;
use reqwest::Method;
use secrecy::{ExposeSecret, SecretString};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use uuid::Uuid;

use super::account::Account;
use super::error::{Told, Trouble};
use super::http::{Http, Repeat, Request, unreadable};
use super::names::Place;
use super::wire::{Answer, LoginData, QueryData, SessionInfo, TokenData};
use super::{Settings, error, sign_in, statements};
use crate::WarehouseError;
use crate::runtime::cancelled;

const QUERY: &str = "/queries/v1/query-request";
const ABORT: &str = "/queries/v1/abort-request";
const LOGIN: &str = "/session/v1/login-request";
const RENEW: &str = "/session/token-request";
const CLOSE: &str = "/session";

/// The answer of a statement that is still running.
const RUNNING: [&str; 2] = ["333333", "333334"];
/// The session goes on when its token is renewed.
const TOKEN_EXPIRED: &str = "390112";
/// The session is gone: no token, an unknown one, a closed one, one that cannot be renewed any more.
const SESSION_GONE: [&str; 4] = ["390103", "390104", "390111", "390114"];

/// How often a request is asked again because its session had to be renewed.
const MOST_RENEWALS: usize = 3;
const CLOSING: Duration = Duration::from_secs(5);
const ABORTING: Duration = Duration::from_secs(20);
/// Snowflake keeps a poll waiting by itself; this is for those that do not.
const LONGEST_BREATH: Duration = Duration::from_secs(2);

pub(super) struct Conversation {
    pub http: Arc<Http>,
    settings: Arc<Settings>,
    account: Account,
    place: Place,
    tokens: Option<Tokens>,
    session: SessionInfo,
    statements_sent: u64,
}

struct Tokens {
    session: SecretString,
    /// Renews the other; stand-ins give none.
    master: Option<SecretString>,
}

/// What a statement is sent with.
pub(super) struct Statement<'a> {
    pub sql: &'a str,
    /// The texts that stand for its question marks.
    pub bound: &'a [String],
}

impl<'a> From<&'a str> for Statement<'a> {
    fn from(sql: &'a str) -> Self {
        Self { sql, bound: &[] }
    }
}

impl Conversation {
    pub fn new(http: Arc<Http>, settings: Arc<Settings>, account: Account, place: Place) -> Self {
        let session = SessionInfo::default();
        Self { http, settings, account, place, tokens: None, session, statements_sent: 0 }
    }

    /// What the session works with; known once signed in.
    pub fn session(&self) -> &SessionInfo {
        &self.session
    }

    /// Runs one statement up to its end. Cancelled, it is stopped in Snowflake, too.
    pub async fn run(&mut self, statement: Statement<'_>, cancel: &Cancel) -> Result<QueryData, Trouble> {
        if cancel.is_cancelled() {
            return Err(WarehouseError::Cancelled.into());
        }
        let id = Uuid::new_v4();
        let ended = tokio::select! {
            ended = self.exchange(&statement, id) => Some(ended),
            () = cancelled(cancel) => None,
        };
        match ended {
            Some(Ok(answer)) => self.outcome(answer, cancel),
            Some(Err(error)) => {
                // It may run on unseen; stopping it is tried, and nobody is told whether it helped.
                let _ = tokio::time::timeout(CLOSING, self.abort(&statement, id)).await;
                Err(error.into())
            }
            None => {
                self.abort(&statement, id).await?;
                Err(WarehouseError::Cancelled.into())
            }
        }
    }

    fn outcome(&self, answer: Answer<QueryData>, cancel: &Cancel) -> Result<QueryData, Trouble> {
        match answer.data {
            Some(data) if answer.success => Ok(data),
            // Stopped by our own wish a moment before it would have been noticed here.
            _ if cancel.is_cancelled() => Err(WarehouseError::Cancelled.into()),
            data => {
                let state = data.and_then(|data| data.sql_state);
                Err(Trouble::Told(Told::new(answer.code, answer.message.as_deref(), state, self.place.clone())))
            }
        }
    }

    /// Sends a statement and asks for its result until it has ended.
    async fn exchange(&mut self, statement: &Statement<'_>, id: Uuid) -> Result<Answer<QueryData>, WarehouseError> {
        self.statements_sent += 1;
        let mut body = json!({
            "sqlText": statement.sql,
            "asyncExec": false,
            "sequenceId": self.statements_sent,
        });
        if !statement.bound.is_empty() {
            let texts = statement.bound.iter().enumerate();
            body["bindings"] =
                texts.map(|(at, text)| ((at + 1).to_string(), json!({ "type": "TEXT", "value": text }))).collect();
        }
        let repeat = if statements::only_reads(statement.sql) { Repeat::Safe } else { Repeat::Never };
        let parameters = vec![("requestId", id.to_string()), ("request_guid", Uuid::new_v4().to_string())];
        let mut answer = self.ask(Method::POST, QUERY, parameters, Some(body.to_string()), repeat).await?;
        let mut breath = Duration::from_millis(20);
        while RUNNING.contains(&answer.code.as_str()) {
            let data: Option<QueryData> = answer.data;
            let url = data.and_then(|data| data.get_result_url);
            let url = url.ok_or_else(|| unreadable("a statement that runs has no place for its result"))?;
            tokio::time::sleep(breath).await;
            breath = LONGEST_BREATH.min(breath * 2);
            answer = self.ask(Method::GET, &url, Vec::new(), None, Repeat::Safe).await?;
        }
        Ok(answer)
    }

    async fn abort(&mut self, statement: &Statement<'_>, id: Uuid) -> Result<(), WarehouseError> {
        // Nothing runs for one that has not signed in.
        if self.tokens.is_none() {
            return Ok(());
        }
        let body = json!({ "sqlText": statement.sql, "requestId": id.to_string() }).to_string();
        let parameters = vec![("requestId", Uuid::new_v4().to_string())];
        let asked = self.ask::<Value>(Method::POST, ABORT, parameters, Some(body), Repeat::Safe);
        let failure = match tokio::time::timeout(ABORTING, asked).await {
            // A statement that has ended cannot be stopped, and need not be.
            Ok(Ok(_)) => return Ok(()),
            Ok(Err(error)) => error.to_string(),
            Err(_) => "there was no answer in time".to_owned(),
        };
        Err(WarehouseError::refused(
            format!("The statement could not be stopped: {failure}"),
            "Stop it in Snowflake's query history, where it has the tag extension-studio",
        ))
    }

    /// Asks in this session, which is renewed as often as it must be.
    async fn ask<T: DeserializeOwned>(
        &mut self,
        method: Method,
        path: &str,
        parameters: Vec<(&str, String)>,
        body: Option<String>,
        repeat: Repeat,
    ) -> Result<Answer<T>, WarehouseError> {
        for renewals in 0.. {
            self.sign_in().await?;
            let token = self.tokens.as_ref().map(|tokens| &tokens.session);
            let request = Request {
                method: method.clone(),
                path,
                parameters: parameters.clone(),
                token,
                body: body.clone(),
                repeat,
            };
            let answer: Answer<T> = read(&self.http.send(&request).await?)?;
            // Either was refused before anything ran.
            match answer.code.as_str() {
                _ if answer.success || renewals == MOST_RENEWALS => return Ok(answer),
                TOKEN_EXPIRED => self.renew().await?,
                gone if SESSION_GONE.contains(&gone) => self.tokens = None,
                _ => return Ok(answer),
            }
        }
        Err(unreadable("the session is never renewed"))
    }

    async fn sign_in(&mut self) -> Result<(), WarehouseError> {
        if self.tokens.is_some() {
            return Ok(());
        }
        let body = sign_in::body(&self.settings, &self.account)?;
        let mut parameters = sign_in::parameters(&self.settings);
        parameters.push(("requestId", Uuid::new_v4().to_string()));
        let (method, body) = (Method::POST, Some(body));
        let request = Request { method, path: LOGIN, parameters, token: None, body, repeat: Repeat::Safe };
        let answer: Answer<LoginData> = read(&self.http.send(&request).await?)?;
        let data = answer.data.unwrap_or_default();
        let Some(token) = data.token.filter(|_| answer.success) else {
            return Err(error::not_signed_in(&answer.code, answer.message.as_deref(), &self.settings));
        };
        self.session = data.session_info.unwrap_or_default();
        self.tokens = Some(Tokens { session: token.into(), master: data.master_token.map(Into::into) });
        Ok(())
    }

    /// Gets a new token for the session, or forgets a session that can have none.
    async fn renew(&mut self) -> Result<(), WarehouseError> {
        // Kept until the answer is there, so that a statement can still be stopped meanwhile.
        let tokens = self.tokens.as_ref().and_then(|tokens| Some((tokens.session.clone(), tokens.master.clone()?)));
        let Some((session, master)) = tokens else {
            self.tokens = None;
            return Ok(());
        };
        let body = json!({ "oldSessionToken": session.expose_secret(), "requestType": "RENEW" }).to_string();
        let parameters = vec![("requestId", Uuid::new_v4().to_string())];
        let (method, body) = (Method::POST, Some(body));
        let request = Request { method, path: RENEW, parameters, token: Some(&master), body, repeat: Repeat::Safe };
        let answer: Answer<TokenData> = read(&self.http.send(&request).await?)?;
        let data = answer.data.unwrap_or_default();
        let renewed = data.session_token.filter(|_| answer.success);
        self.tokens = renewed.map(|session| Tokens {
            session: session.into(),
            master: Some(data.master_token.map_or(master, Into::into)),
        });
        Ok(())
    }

    /// Ends the session in Snowflake, and its temporary tables with it. One that cannot be ended ends by itself.
    pub async fn close(&mut self) {
        let Some(tokens) = self.tokens.take() else { return };
        let request = Request {
            method: Method::POST,
            path: CLOSE,
            parameters: vec![("delete", "true".to_owned()), ("requestId", Uuid::new_v4().to_string())],
            token: Some(&tokens.session),
            body: Some("{}".to_owned()),
            repeat: Repeat::Never,
        };
        // Nobody is left who could do anything about a failure.
        let _ = tokio::time::timeout(CLOSING, self.http.send(&request)).await;
    }
}

fn read<T: DeserializeOwned>(body: &[u8]) -> Result<Answer<T>, WarehouseError> {
    // The reason would quote the answer, which may hold a token.
    serde_json::from_slice(body)
        .map_err(|error| unreadable(&format!("it is not as expected at byte {}", error.column())))
}
