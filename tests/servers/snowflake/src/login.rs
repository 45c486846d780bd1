//! Signing in.

use std::time::{SystemTime, UNIX_EPOCH};

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use ring::signature::{RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::state::{Recorded, Session, State};
use crate::{PASSWORD, USER};

/// A public key that was registered for the user.
pub struct Key {
    /// RSAPublicKey of PKCS#1.
    pub public: Vec<u8>,
    /// SHA-256 of the key as X.509 writes it, in base64.
    pub fingerprint: String,
}

/// The key whose private halves lie in `keys/`.
impl Default for Key {
    fn default() -> Self {
        Self {
            public: include_bytes!("../keys/public.der").to_vec(),
            fingerprint: include_str!("../keys/fingerprint.txt").trim().to_owned(),
        }
    }
}

pub(crate) fn sign_in(state: &mut State, request: &Recorded) -> Value {
    let data = &request.body["data"];
    if let Some((code, message)) = &state.refusal {
        return refused(code, message);
    }
    if data["AUTHENTICATOR"] == "SNOWFLAKE_JWT" {
        let token = data["TOKEN"].as_str().unwrap_or_default();
        if let Err(reason) = verified(token, state.key.as_ref(), data) {
            return refused("390144", &format!("JWT token is invalid. [{reason}]"));
        }
    } else if data["LOGIN_NAME"].as_str().is_none_or(|name| !name.eq_ignore_ascii_case(USER))
        || data["PASSWORD"] != PASSWORD
    {
        return refused("390100", "Incorrect username or password was specified.");
    }
    let parameter = |name: &str| request.parameters.get(name).cloned();
    let (token, master) = (format!("MARKED-SESSION-{}", Uuid::new_v4()), format!("MARKED-MASTER-{}", Uuid::new_v4()));
    let session = Session {
        user: USER.to_owned(),
        schema: stored(&parameter("schemaName").unwrap_or_default()),
        is_expired: false,
    };
    state.sessions.insert(token.clone(), session);
    state.masters.insert(master.clone(), token.clone());
    json!({
        "success": true, "code": null, "message": null,
        "data": {
            "token": token, "masterToken": master, "validityInSeconds": 3600, "masterValidityInSeconds": 14400,
            "sessionInfo": {
                "databaseName": parameter("databaseName"), "schemaName": parameter("schemaName"),
                "warehouseName": parameter("warehouse"),
                "roleName": parameter("roleName").unwrap_or_else(|| "PUBLIC".to_owned()),
            },
        },
    })
}

/// What a name means: without quotes, its upper-case form.
fn stored(name: &str) -> String {
    match name.strip_prefix('"').and_then(|name| name.strip_suffix('"')) {
        Some(inside) => inside.to_owned(),
        None => name.to_uppercase(),
    }
}

/// Exchanges a master token for a new session token.
pub(crate) fn renew(state: &mut State, request: &Recorded, master: &str) -> Value {
    let old = request.body["oldSessionToken"].as_str().unwrap_or_default();
    let session = state.masters.remove(master).filter(|token| token == old).and_then(|old| state.sessions.remove(&old));
    let Some(session) = session else {
        return refused("390114", "Authentication token has expired. The user must authenticate again.");
    };
    let (token, master) = (format!("MARKED-SESSION-{}", Uuid::new_v4()), format!("MARKED-MASTER-{}", Uuid::new_v4()));
    state.sessions.insert(token.clone(), Session { is_expired: false, ..session });
    state.masters.insert(master.clone(), token.clone());
    json!({ "success": true, "data": { "sessionToken": token, "masterToken": master } })
}

pub(crate) fn refused(code: &str, message: &str) -> Value {
    json!({ "success": false, "code": code, "message": message, "data": null })
}

fn verified(token: &str, key: Option<&Key>, data: &Value) -> Result<(), &'static str> {
    let key = key.ok_or("no public key is registered")?;
    let (signed, signature) = token.rsplit_once('.').ok_or("it is no token")?;
    let (header, claims) = signed.split_once('.').ok_or("it is no token")?;
    let part =
        |text: &str| -> Option<Value> { serde_json::from_slice(&BASE64_URL_SAFE_NO_PAD.decode(text).ok()?).ok() };
    let (header, claims) = (part(header).ok_or("no header")?, part(claims).ok_or("no claims")?);
    let signature = BASE64_URL_SAFE_NO_PAD.decode(signature).map_err(|_| "no signature")?;
    let public = UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, &key.public);
    public.verify(signed.as_bytes(), &signature).map_err(|_| "the signature is of another key")?;
    let subject = format!(
        "{}.{}",
        data["ACCOUNT_NAME"].as_str().unwrap_or_default(),
        data["LOGIN_NAME"].as_str().unwrap_or_default().to_uppercase()
    );
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_err(|_| "the clock is wrong")?.as_secs();
    let at = |name: &str| claims[name].as_u64().unwrap_or_default();
    let holds = header["alg"] == "RS256"
        && claims["sub"] == subject
        && claims["iss"] == format!("{subject}.SHA256:{}", key.fingerprint)
        && (now.saturating_sub(60)..=now + 60).contains(&at("iat"))
        && (now + 1..=now + 3600).contains(&at("exp"));
    if holds { Ok(()) } else { Err("its claims do not hold") }
}
