use extension_emulator::{Emulator, Options};
use reqwest::blocking::{Client, RequestBuilder};
use serde_json::{Value, json};

/// A stand-in with a client that knows nothing of BigQuery.
pub struct Stand {
    pub emulator: Emulator,
    pub client: Client,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub body: Value,
}

impl Stand {
    pub fn new() -> Self {
        Self::with(Options { dataset: Some("d".into()), ..Options::default() })
    }

    pub fn with(options: Options) -> Self {
        Self { emulator: Emulator::start(options).unwrap(), client: Client::new() }
    }

    /// The address of something in the project `offline`.
    pub fn address(&self, path: &str) -> String {
        format!("{}/bigquery/v2/projects/offline/{path}", self.emulator.url())
    }

    pub fn get(&self, path: &str) -> Answer {
        told(self.client.get(self.address(path)))
    }

    pub fn post(&self, path: &str, body: &Value) -> Answer {
        told(self.client.post(self.address(path)).json(body))
    }

    pub fn query(&self, sql: &str) -> Answer {
        self.post("queries", &json!({ "query": sql, "useLegacySql": false }))
    }

    /// The first cell of a query's answer.
    pub fn cell(&self, sql: &str) -> String {
        let answer = self.query(sql);
        assert_eq!(answer.status, 200, "{answer:?}");
        answer.body["rows"][0]["f"][0]["v"].as_str().unwrap().to_owned()
    }
}

pub fn told(request: RequestBuilder) -> Answer {
    let response = request.send().unwrap();
    let status = response.status().as_u16();
    let text = response.text().unwrap();
    Answer { status, body: serde_json::from_str(&text).unwrap_or(Value::Null) }
}

impl Answer {
    /// The HTTP status, BigQuery's reason and the message of an error.
    pub fn error(&self) -> (u16, &str, &str) {
        let error = &self.body["error"];
        assert_eq!(error["code"], self.status);
        let detail = &error["errors"][0];
        assert_eq!(detail["message"], error["message"]);
        (self.status, detail["reason"].as_str().unwrap(), error["message"].as_str().unwrap())
    }
}
