//! Tokens: given to everybody who asks, and looked at only where a test wants it.

use std::collections::HashMap;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use crate::error::{ApiError, Reason};
use crate::ids;
use crate::options::Tokens;
use crate::stand::lock;

/// How long a token is said to live where nobody looks.
const UNCHECKED_LIFETIME: Duration = Duration::from_secs(3600);

pub struct TokenStore {
    tokens: Tokens,
    given: Mutex<HashMap<String, Instant>>,
}

impl TokenStore {
    pub fn new(tokens: Tokens) -> Self {
        Self { tokens, given: Mutex::default() }
    }

    /// A new token, and how long it lives.
    pub fn give(&self) -> (String, Duration) {
        let lifetime = match self.tokens {
            Tokens::Unchecked => UNCHECKED_LIFETIME,
            Tokens::Required { lifetime } => lifetime,
        };
        let token = ids::fresh("ya29.offline-");
        let now = Instant::now();
        let mut given = lock(&self.given);
        given.retain(|_, end| *end > now);
        given.insert(token.clone(), now + lifetime);
        (token, lifetime)
    }

    /// Takes all tokens back.
    pub fn revoke(&self) {
        lock(&self.given).clear();
    }

    /// Whether a request with this `Authorization` header is let in.
    pub fn check(&self, authorization: Option<&str>) -> Result<(), ApiError> {
        if self.tokens == Tokens::Unchecked {
            return Ok(());
        }
        let token = authorization.and_then(|header| header.strip_prefix("Bearer "));
        let lives = token.and_then(|token| lock(&self.given).get(token).copied());
        if lives.is_some_and(|end| end > Instant::now()) {
            return Ok(());
        }
        let message = "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or \
                       other valid authentication credential. See \
                       https://developers.google.com/identity/sign-in/web/devconsole-project.";
        Err(ApiError::new(Reason::AuthError, message).about("Authorization"))
    }
}
