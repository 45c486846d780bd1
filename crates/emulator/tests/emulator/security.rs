use std::time::Duration;

use extension_emulator::{Options, Tokens};
use serde_json::json;

use crate::support::{Stand, told};

#[test]
fn pages_of_other_origins_and_foreign_hosts_are_refused() {
    let stand = Stand::new();
    let address = stand.address("datasets");
    let get = |name: &'static str, value: String| told(stand.client.get(&address).header(name, value));
    assert_eq!(get("Origin", "https://example.com".into()).error().1, "forbidden");
    assert_eq!(get("Origin", "null".into()).error().1, "forbidden");
    assert_eq!(get("Host", "example.com".into()).error().1, "forbidden");
    assert_eq!(get("Host", format!("127.0.0.1.example.com:{}", stand.emulator.address().port())).error().0, 403);
    assert_eq!(get("Sec-Fetch-Site", "cross-site".into()).error().1, "forbidden");
    assert_eq!(get("Origin", stand.emulator.url()).status, 200);
    let options = stand.client.request(reqwest::Method::OPTIONS, &address).header("Origin", "https://example.com");
    let response = options.send().unwrap();
    assert_eq!(response.status(), 403);
    assert!(response.headers().keys().all(|name| !name.as_str().starts_with("access-control")));
}

#[test]
fn it_listens_on_loopback_only() {
    assert!(Stand::new().emulator.address().ip().is_loopback());
}

#[test]
fn a_body_that_is_too_large_is_refused() {
    let stand = Stand::new();
    let body = vec![b' '; 65 << 20];
    // The answer comes while the body is still on its way, so the connection may end first.
    match stand.client.post(stand.address("queries")).body(body).send() {
        Ok(response) => assert_eq!(response.status(), 413),
        Err(error) => assert!(error.is_request() || error.is_body(), "{error}"),
    }
    assert_eq!(stand.cell("SELECT 1"), "1");
}

#[test]
fn where_tokens_are_required_none_an_old_and_a_revoked_one_are_refused() {
    let tokens = Tokens::Required { lifetime: Duration::from_millis(400) };
    let stand = Stand::with(Options { tokens, ..Options::default() });
    assert_eq!(stand.get("datasets").error().1, "authError");
    let token = || {
        let answer = told(stand.client.post(format!("{}/token", stand.emulator.url())).form_like());
        answer.body["access_token"].as_str().unwrap().to_owned()
    };
    let with = |token: &str| told(stand.client.get(stand.address("datasets")).bearer_auth(token)).status;
    let first = token();
    assert_eq!(with(&first), 200);
    std::thread::sleep(Duration::from_millis(500));
    assert_eq!(with(&first), 401);
    let second = token();
    stand.emulator.revoke_tokens();
    assert_eq!(with(&second), 401);
    assert_eq!(with(&token()), 200);
    assert_eq!(with("made up"), 401);
}

/// What a token request has in its body, without a feature of the client's for it.
trait FormLike {
    fn form_like(self) -> Self;
}

impl FormLike for reqwest::blocking::RequestBuilder {
    fn form_like(self) -> Self {
        self.header("Content-Type", "application/x-www-form-urlencoded")
            .body("grant_type=refresh_token&refresh_token=x")
    }
}

#[test]
fn scripts_reach_neither_files_nor_the_network() {
    let stand = Stand::new();
    for sql in [
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM `/etc/passwd`",
        "LOAD DATA INTO d.t FROM FILES (x = 1)",
    ] {
        assert!(stand.query(sql).status >= 400, "{sql}");
    }
    let load = json!({ "load": {
        "sourceUris": ["file:///etc/passwd"],
        "sourceFormat": "CSV",
        "destinationTable": { "datasetId": "d", "tableId": "t" },
    } });
    let job = stand.post("jobs", &json!({ "configuration": load, "jobReference": { "jobId": "l" } }));
    assert_eq!(job.body["status"]["errorResult"]["reason"], "notImplemented", "{job:?}");
}
