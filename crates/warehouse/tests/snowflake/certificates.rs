use std::io::Write;
use std::net::TcpListener;
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use extension_snowflake_stand_in::StandIn;
use extension_warehouse::snowflake::Settings;
use rustls::crypto::ring::default_provider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, Stream};

use crate::support::{open, refusal, run, settings};

/// A server whose certificate nobody vouches for; its port.
fn nobody() -> u16 {
    let keys = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/servers/snowflake/keys");
    let certificate = CertificateDer::from_pem_file(keys.join("server.pem")).unwrap();
    let key = PrivateKeyDer::from_pem_file(keys.join("server.key")).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .unwrap();
    let (config, listener) = (Arc::new(config), TcpListener::bind(("127.0.0.1", 0)).unwrap());
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let (mut stream, mut connection) = (stream.unwrap(), ServerConnection::new(config.clone()).unwrap());
            // The client ends the handshake; there is nothing to say to it.
            let _ = Stream::new(&mut connection, &mut stream).write(b"never read");
        }
    });
    port
}

#[test]
fn a_certificate_that_nobody_vouches_for_is_refused_at_once() {
    let server = StandIn::start().unwrap();
    let address = Some(format!("https://localhost:{}", nobody()));
    let started = Instant::now();
    let refused = run(&mut *open(&Settings { address, ..settings(&server) }), "SELECT 1").unwrap_err();
    let (message, help) = refusal(refused);
    assert!(message.starts_with("What answers at localhost cannot be trusted: "), "{message}");
    assert!(help.contains("SSL_CERT_FILE"), "{help}");
    assert!(started.elapsed() < Duration::from_secs(5));
}
