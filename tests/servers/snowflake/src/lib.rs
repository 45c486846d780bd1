//! A server on loopback that answers as Snowflake answers its drivers, as far as tests need it. It computes nothing:
//! a test says what statements are answered with, and asks afterwards what was sent.

mod answer;
mod login;
mod serve;
mod state;

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value;
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};

pub use answer::{Answer, Pieces, arrow_stream, column};
pub use login::Key;
pub use state::{Fault, Recorded};
use state::{Rule, State};

/// Who may sign in, unless a test says otherwise.
pub const USER: &str = "TESTER";
pub const PASSWORD: &str = "MARKED-PASSWORD";

/// The server. Dropped, it stops.
pub struct StandIn {
    address: SocketAddr,
    state: Shared,
    _runtime: Runtime,
}

#[derive(Clone, Default)]
struct Shared(Arc<Mutex<State>>);

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl StandIn {
    /// Starts it on a free port.
    ///
    /// # Errors
    /// When there is none.
    pub fn start() -> io::Result<Self> {
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        let listener = runtime.block_on(TcpListener::bind((Ipv4Addr::LOCALHOST, 0)))?;
        let address = listener.local_addr()?;
        let state = Shared::default();
        state.lock().address = format!("http://{address}");
        runtime.spawn(serve::serve(listener, state.clone()));
        Ok(Self { address, state, _runtime: runtime })
    }

    /// What a connection's settings call its address.
    pub fn address(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Answers every statement that holds `part` in its text or in what is bound to it. Of several, the last that was said counts.
    pub fn answer(&self, part: &str, answer: Answer) {
        self.rule(part, answer, None);
    }

    /// Answers the next statement that holds `part`.
    pub fn answer_once(&self, part: &str, answer: Answer) {
        self.rule(part, answer, Some(1));
    }

    fn rule(&self, part: &str, answer: Answer, times: Option<usize>) {
        self.state.lock().rules.push(Rule { part: part.to_owned(), answer, times });
    }

    /// Something goes wrong with the next request whose path holds `path`. Said several times, it goes wrong as often.
    pub fn fail_next(&self, path: &str, fault: Fault) {
        self.state.lock().faults.push((path.to_owned(), fault));
    }

    /// Nobody may sign in, for this reason.
    pub fn refuse_login(&self, code: &str, message: &str) {
        self.state.lock().refusal = Some((code.to_owned(), message.to_owned()));
    }

    /// Says whose public key signs in.
    pub fn register(&self, key: Key) {
        self.state.lock().key = Some(key);
    }

    /// Session tokens are taken no more; they can be renewed.
    pub fn expire_tokens(&self) {
        self.state.lock().sessions.values_mut().for_each(|session| session.is_expired = true);
    }

    /// Sessions are gone: their tokens cannot be renewed.
    pub fn expire_masters(&self) {
        let mut state = self.state.lock();
        state.sessions.values_mut().for_each(|session| session.is_expired = true);
        state.masters.clear();
    }

    /// What was asked for, in order.
    pub fn requests(&self) -> Vec<Recorded> {
        self.state.lock().requests.clone()
    }

    /// The statements that were sent, in order, each as often as it was sent.
    pub fn statements(&self) -> Vec<String> {
        let requests = self.requests();
        requests.into_iter().filter(|request| request.path.ends_with("query-request")).filter_map(|it| it.sql).collect()
    }

    /// How often a path was asked for.
    pub fn count(&self, path: &str) -> usize {
        self.state.lock().requests.iter().filter(|request| request.path.contains(path)).count()
    }

    /// The statements that were stopped.
    pub fn aborted(&self) -> Vec<String> {
        self.state.lock().aborted.clone()
    }

    /// How many pieces of results were fetched.
    pub fn pieces_fetched(&self) -> usize {
        self.state.lock().pieces_fetched
    }

    /// How many sessions were opened and not closed.
    pub fn open_sessions(&self) -> usize {
        self.state.lock().sessions.len()
    }

    /// The parameters of the last signing in.
    pub fn login(&self) -> Option<Recorded> {
        self.requests().into_iter().rfind(|request| request.path.contains("login-request"))
    }
}

/// A text, or null.
pub(crate) fn text(value: Option<&str>) -> Value {
    value.map_or(Value::Null, Value::from)
}
