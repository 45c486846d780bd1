//! `extstudio emulate` as a terminal sees it.

#![cfg(unix)]
// Test helpers fail by panicking.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};

use tempfile::TempDir;

/// A stand-in in a process of its own.
struct Process {
    child: Child,
    address: String,
}

impl Process {
    fn start(arguments: &[&str]) -> Self {
        let mut child = command(arguments).stdout(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let told = lines.map(Result::unwrap).find(|line| line.contains("BIGQUERY_EMULATOR_HOST=http://"));
        let address = told.unwrap().split("http://").nth(1).unwrap().to_owned();
        Self { child, address }
    }

    /// The answer to a query.
    fn query(&self, sql: &str) -> String {
        let body = format!("{{\"query\": \"{sql}\", \"useLegacySql\": false}}");
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let head = "POST /bigquery/v2/projects/offline/queries HTTP/1.1\r\nConnection: close";
        write!(stream, "{head}\r\nHost: {}\r\nContent-Length: {}\r\n\r\n{body}", self.address, body.len()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    /// Ends it as Ctrl-C does.
    fn interrupt(mut self) -> ExitStatus {
        let killed = Command::new("kill").args(["-INT", &self.child.id().to_string()]).status().unwrap();
        assert!(killed.success());
        self.child.wait().unwrap()
    }
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_extstudio"));
    command.args(["emulate", "bigquery", "--dataset", "d"]).args(arguments);
    command
}

fn text(path: &Path) -> String {
    path.to_str().unwrap().to_owned()
}

#[test]
fn it_tells_where_it_listens_answers_and_ends_in_order() {
    let process = Process::start(&["--port", "0"]);
    assert!(process.address.starts_with("127.0.0.1:"));
    assert!(process.query("SELECT 41 + 1 AS x").contains("\"42\""));
    let port = process.address.split(':').nth(1).unwrap();
    let taken = command(&["--port", port]).output().unwrap();
    assert_eq!(taken.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&taken.stderr).contains("cannot listen on 127.0.0.1"));
    assert!(process.interrupt().success());
}

#[test]
fn a_file_is_one_programs_and_is_found_again() {
    let folder = TempDir::new().unwrap();
    let file = text(&folder.path().join("data.duckdb"));
    let first = Process::start(&["--port", "0", "--data", &file]);
    assert!(first.query("CREATE TABLE d.t AS SELECT 7 AS x").contains("200 OK"));
    let second = command(&["--port", "0", "--data", &file]).output().unwrap();
    assert_eq!(second.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&second.stderr).contains("lock"));
    assert!(first.interrupt().success());
    let again = Process::start(&["--port", "0", "--data", &file]);
    assert!(again.query("SELECT x FROM d.t").contains("\"7\""));
    assert!(again.interrupt().success());
}
