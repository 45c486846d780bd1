//! Connections in, answers out.

use std::io;
use std::net::{SocketAddr, TcpListener as StdListener};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use extension_engine::EngineError;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Runtime;
use tokio::sync::watch;
use tower::ServiceExt;

use crate::error::{ApiError, Reason};
use crate::faults::{FaultKind, Faults};
use crate::guard;
use crate::options::Options;
use crate::routes;
use crate::stand::{Stand, lock};

/// How long a client may take to send the head of a request.
const PATIENCE: Duration = Duration::from_secs(60);

/// How long running work is waited for at the end.
const FAREWELL: Duration = Duration::from_secs(5);

/// A running stand-in. It ends when it is dropped.
pub struct Emulator {
    address: SocketAddr,
    stand: Arc<Stand>,
    stop: watch::Sender<bool>,
    runtime: Option<Runtime>,
}

/// Why a stand-in does not run.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error("The stand-in cannot listen on {address}: {source}")]
    Listen { address: SocketAddr, source: io::Error },
    #[error("The stand-in cannot start its threads: {0}")]
    Threads(io::Error),
    #[error(transparent)]
    Engine(#[from] EngineError),
}

impl Emulator {
    /// Listens and answers on threads of its own.
    ///
    /// # Errors
    /// When the address is taken, or the file with the data cannot be opened.
    pub fn start(options: Options) -> Result<Self, StartError> {
        let refused = |source| StartError::Listen { address: options.address, source };
        let listener = StdListener::bind(options.address).map_err(refused)?;
        listener.set_nonblocking(true).map_err(refused)?;
        let address = listener.local_addr().map_err(refused)?;
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(StartError::Threads)?;
        let stand = Arc::new(Stand::open_for(options)?);
        let (stop, stopped) = watch::channel(false);
        let listener = {
            let _inside = runtime.enter();
            TcpListener::from_std(listener).map_err(StartError::Threads)?
        };
        runtime.spawn(accept(listener, Arc::clone(&stand), stopped));
        Ok(Self { address, stand, stop, runtime: Some(runtime) })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What clients are told: `http://127.0.0.1:9050`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The faults that tests want.
    pub fn faults(&self) -> &Faults {
        &self.stand.faults
    }

    /// Takes back every token that was given.
    pub fn revoke_tokens(&self) {
        self.stand.tokens.revoke();
    }

    /// The requests so far, each as `GET /path`.
    pub fn requests(&self) -> Vec<String> {
        lock(&self.stand.requests).clone()
    }

    /// Every table and view, as `project.dataset.name`, in order.
    pub fn tables(&self) -> Vec<String> {
        let Ok(database) = self.stand.open() else { return Vec::new() };
        let datasets = database.datasets().into_iter();
        let tables = datasets.flat_map(|(project, dataset)| database.relations(&project, &dataset));
        tables.map(|relation| crate::path(&relation.name)).collect()
    }

    /// Every routine, as `project.dataset.name`.
    pub fn routines(&self) -> Vec<String> {
        let Ok(database) = self.stand.open() else { return Vec::new() };
        let datasets = database.datasets().into_iter();
        let routines = datasets.flat_map(|(project, dataset)| database.routines(&project, &dataset));
        routines.map(|routine| crate::path(&routine.name)).collect()
    }
}

impl Drop for Emulator {
    fn drop(&mut self) {
        self.stop.send_replace(true);
        self.stand.jobs.cancel_all();
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_timeout(FAREWELL);
        }
    }
}

async fn accept(listener: TcpListener, stand: Arc<Stand>, mut stopped: watch::Receiver<bool>) {
    let router = routes::router(Arc::clone(&stand));
    loop {
        let connection = tokio::select! {
            connection = listener.accept() => connection,
            _ = stopped.wait_for(|stopped| *stopped) => return,
        };
        match connection {
            Ok((stream, _)) => {
                tokio::spawn(serve(stream, router.clone(), Arc::clone(&stand)));
            }
            // Too many open files, say: others may close some.
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
}

async fn serve(stream: TcpStream, router: Router, stand: Arc<Stand>) {
    // Small answers must not wait for more.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        answer(request.map(Body::new), router.clone(), Arc::clone(&stand))
    });
    let mut connections = http1::Builder::new();
    connections.timer(TokioTimer::new()).header_read_timeout(PATIENCE);
    // A client that leaves is no error; nor is a connection that a fault has cut.
    let _ = connections.serve_connection(TokioIo::new(stream), service).await;
}

/// An error ends the connection without an answer.
async fn answer(request: Request, router: Router, stand: Arc<Stand>) -> Result<Response, Cut> {
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    if let Err(error) = guard::admit(&stand, &method, &path, request.headers()) {
        return Ok(error.into_response());
    }
    let fault = stand.faults.strike(method.as_str(), &path);
    match fault {
        Some(FaultKind::Status(code)) => return Ok(faulty(code).response(code)),
        Some(FaultKind::CutBefore) => return Err(Cut),
        Some(FaultKind::Delay(delay)) => tokio::time::sleep(delay).await,
        Some(FaultKind::CutAfter) | None => {}
    }
    // In a task of its own: a client that leaves does not stop what it has begun.
    let answering = tokio::spawn(async move { router.oneshot(request).await });
    let response = match answering.await {
        Ok(Ok(response)) => response,
        Ok(Err(never)) => match never {},
        Err(_) => ApiError::new(Reason::BackendError, "The stand-in failed at this request").into_response(),
    };
    if fault == Some(FaultKind::CutAfter) { Err(Cut) } else { Ok(response) }
}

#[derive(Debug, thiserror::Error)]
#[error("The connection was cut on purpose")]
struct Cut;

fn faulty(code: u16) -> ApiError {
    let (reason, message) = match code {
        401 => (Reason::AuthError, "Invalid Credentials"),
        403 => (Reason::AccessDenied, "Access Denied"),
        429 => (Reason::RateLimitExceeded, "Exceeded rate limits: too many requests"),
        _ => (Reason::BackendError, "Error encountered during execution. Retrying may solve the problem."),
    };
    ApiError::new(reason, message)
}
