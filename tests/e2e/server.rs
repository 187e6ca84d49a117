//! The site a reader visits: the built `dist/`, strangers' pages beside it, and what may go wrong with either.
//!
//! Each story has a server of its own, so each has an origin, and so a storage, of its own. Everything is served
//! under one base path; files come with `Access-Control-Allow-Origin: *`, as static hosts send them. Each HTML page gets
//! one script put first in it, the witness, which writes down what happens on the page before anything else runs.

mod answer;

use std::collections::HashMap;
use std::env;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use tokio::net::TcpListener;
use tokio::sync::Notify;
use tokio::task::JoinHandle;

use crate::browser::block_on;

/// What a site is made of; [`Server::start`] puts it on the air.
#[derive(Clone, Default)]
pub(crate) struct Site {
    base: String,
    headers: HeaderMap,
    faults: HashMap<String, Fault>,
    pages: HashMap<String, String>,
}

/// How a file fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// 404.
    Missing,
    /// 500.
    Broken,
    /// The right type, other bytes.
    Garbled,
    /// Half of it, then the line is cut.
    CutShort,
    /// An HTML page in its place, as hosts with a catch-all page send.
    AnotherPage,
    /// Kept waiting until [`Server::lets_go`].
    Held,
}

/// A running site; it stops when dropped.
pub(crate) struct Server {
    port: u16,
    shared: Arc<Shared>,
    task: JoinHandle<()>,
}

struct Shared {
    dist: PathBuf,
    site: Mutex<Site>,
    asked: Mutex<Vec<(String, u16)>>,
    /// Told when what is held may go.
    let_go: Notify,
}

impl Site {
    /// The built site at the root of its host.
    pub(crate) fn new() -> Self {
        Self::under("/")
    }

    /// The built site under a path that begins and ends with a slash.
    pub(crate) fn under(base: &str) -> Self {
        Self {
            base: base.to_owned(),
            ..Self::default()
        }
    }

    /// Adds a header to every page.
    pub(crate) fn with_header(mut self, name: &'static str, value: &str) -> Self {
        self.headers.append(
            HeaderName::from_static(name),
            HeaderValue::from_str(value).expect("a header"),
        );
        self
    }

    /// Adds a page at `pages/<name>`.
    pub(crate) fn with_page(mut self, name: &str, html: impl Into<String>) -> Self {
        self.pages.insert(format!("pages/{name}"), html.into());
        self
    }
}

impl Server {
    /// Serves `site` on a free port of this machine.
    pub(crate) fn start(site: Site) -> Self {
        let shared = Arc::new(Shared {
            dist: dist(),
            site: Mutex::new(site),
            asked: Mutex::default(),
            let_go: Notify::new(),
        });
        let router = Router::new()
            .fallback(answer::answer)
            .with_state(Arc::clone(&shared));
        let (port, task) = block_on(async {
            let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
            let port = listener.local_addr().expect("a bound port").port();
            let task =
                tokio::spawn(async move { axum::serve(listener, router).await.expect("a server") });
            (port, task)
        });
        Self { port, shared, task }
    }

    /// The address of `path`, relative to the base, on the site's own host.
    pub(crate) fn address(&self, path: &str) -> String {
        format!(
            "http://127.0.0.1:{}{}{path}",
            self.port,
            held(&self.shared.site).base
        )
    }

    /// The same path on another origin of the same server.
    pub(crate) fn elsewhere(&self, path: &str) -> String {
        self.address(path).replace("127.0.0.1", "localhost")
    }

    /// Lets a file fail from now on.
    pub(crate) fn fails(&self, path: &str, fault: Fault) {
        held(&self.shared.site)
            .faults
            .insert(path.to_owned(), fault);
    }

    /// Lets every file be sent as it is, those that were held among them.
    pub(crate) fn lets_go(&self) {
        held(&self.shared.site).faults.clear();
        self.shared.let_go.notify_waiters();
    }

    /// Puts up a page at `pages/<name>`.
    pub(crate) fn puts_up(&self, name: &str, html: &str) {
        held(&self.shared.site)
            .pages
            .insert(format!("pages/{name}"), html.to_owned());
    }

    /// The paths asked for until now, relative to the base, with the status each was answered with.
    pub(crate) fn asked(&self) -> Vec<(String, u16)> {
        held(&self.shared.asked).clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn dist() -> PathBuf {
    let dist = env::var_os("STUDY_DIST").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("dist"),
        PathBuf::from,
    );
    assert!(
        dist.is_dir(),
        "{}: the built site is not there; run `cargo xtask build`, or name it by STUDY_DIST",
        dist.display()
    );
    dist
}

/// What a mutex holds, also after a story panicked with it in hand.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
