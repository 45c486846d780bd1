//! A process of its own for each: what a proxy is, the environment says.

use std::process::Command;

use extension_snowflake_stand_in::StandIn;
use extension_warehouse::snowflake::Settings;

use crate::support::{open, run, session, settings};

/// Set in the process that speaks through the proxy.
const INSIDE: &str = "EXTENSION_STUDIO_BEHIND_PROXY";

#[test]
fn a_proxy_from_the_environment_is_respected() {
    if std::env::var_os(INSIDE).is_some() {
        let server = StandIn::start().unwrap();
        let elsewhere = Settings { address: Some("http://snowflake.invalid".to_owned()), ..settings(&server) };
        assert_eq!(run(&mut *open(&elsewhere), "SELECT CURRENT_USER()").unwrap()[0].rows, 1);
        // What is on this computer needs no proxy.
        run(&mut *open(&settings(&server)), "SELECT 1").unwrap();
        assert_eq!(server.statements(), ["SELECT 1"]);
        return;
    }
    let (proxy, _) = session();
    let inside = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "proxy::a_proxy_from_the_environment_is_respected"])
        .env(INSIDE, "1")
        .env("HTTP_PROXY", proxy.address())
        .env("http_proxy", proxy.address())
        .env_remove("NO_PROXY")
        .env_remove("no_proxy")
        .output()
        .unwrap();
    assert!(inside.status.success(), "{}", String::from_utf8_lossy(&inside.stdout));
    assert_eq!(proxy.statements(), ["SELECT CURRENT_USER()"]);
}
