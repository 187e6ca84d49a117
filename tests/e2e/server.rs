//! The site a reader visits: the built `dist/`, strangers' pages beside it, and simulated faults in either.
//!
//! Each story has a server of its own, so each has its own origin and storage. Everything is served under one base
//! path; files come with `Access-Control-Allow-Origin: *`, as static hosts send them. Each HTML page gets one script as
//! its first, the recorder, which records what happens on the page. Such pages differ from those that the service
//! worker lists, so theirs does nothing, except on a site of a [`release`](crate::release).

mod answer;

use std::collections::HashMap;
use std::env;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::Notify;

use crate::release::Release;

/// The script that records what happens on a page.
pub(crate) const RECORDER: &str = include_str!("server/recorder.js");

/// The content of a site; [`Server::start`] serves it.
#[derive(Clone, Default)]
pub(crate) struct Site {
    base: String,
    headers: HeaderMap,
    faults: HashMap<String, Fault>,
    pages: HashMap<String, String>,
    /// The folder of the served release; `None` for the built site itself.
    release: Option<PathBuf>,
    network: Network,
    /// The script that runs on each page after the recorder.
    init_script: String,
}

/// How a file fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Status 404.
    Missing,
    /// Status 500.
    Broken,
    /// The right content type with other bytes.
    Garbled,
    /// Half of the file, then the connection closes.
    CutShort,
    /// An HTML page instead, as hosts with a catch-all page send.
    AnotherPage,
    /// No answer until [`Server::clear_faults`].
    Stalled,
}

/// What the network does with every request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Network {
    #[default]
    Fine,
    /// Accepts it and never answers.
    Hanging,
    /// Status 503.
    Overloaded,
    /// A captive portal: answers every request with a hotel's welcome page.
    Portal,
}

/// A running site; it stops when dropped.
pub(crate) struct Server {
    port: u16,
    shared: Arc<Shared>,
    /// A runtime of its own, so that stopping it closes every open connection.
    runtime: Mutex<Option<Runtime>>,
}

struct Shared {
    dist: PathBuf,
    site: Mutex<Site>,
    asked: Mutex<Vec<(String, u16)>>,
    /// Notifies the stalled requests when the faults are cleared.
    faults_cleared: Notify,
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

    /// A release of the site, under a path that begins and ends with a slash.
    pub(crate) fn releasing(release: &Release, base: &str) -> Self {
        Self {
            release: Some(release.folder().to_owned()),
            ..Self::under(base)
        }
    }

    /// Adds a response header to every page.
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
            faults_cleared: Notify::new(),
        });
        let mut server = Self {
            port: 0,
            shared,
            runtime: Mutex::default(),
        };
        server.port = server.listen();
        server
    }

    /// Stops listening, and closes every open connection.
    pub(crate) fn stop(&self) {
        if let Some(runtime) = held(&self.runtime).take() {
            runtime.shutdown_background();
            while TcpStream::connect(("127.0.0.1", self.port)).is_ok() {
                std::thread::yield_now();
            }
        }
    }

    /// Listens again on the same port.
    pub(crate) fn restart(&self) {
        self.listen();
    }

    fn listen(&self) -> u16 {
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .expect("an async runtime");
        let router = Router::new()
            .fallback(answer::answer)
            .with_state(Arc::clone(&self.shared));
        let port = runtime.block_on(async {
            let listener = TcpListener::bind(("127.0.0.1", self.port)).await;
            let listener = listener.expect("a port to listen at");
            let port = listener.local_addr().expect("a bound port").port();
            tokio::spawn(async move { axum::serve(listener, router).await.expect("a server") });
            port
        });
        *held(&self.runtime) = Some(runtime);
        port
    }

    /// The address of `path`, relative to the base, on the site's own host.
    pub(crate) fn address(&self, path: &str) -> String {
        format!(
            "http://127.0.0.1:{}{}{path}",
            self.port,
            held(&self.shared.site).base
        )
    }

    /// The same path on another origin that this server has.
    pub(crate) fn address_on_another_origin(&self, path: &str) -> String {
        self.address(path).replace("127.0.0.1", "localhost")
    }

    /// The origins of this server.
    pub(crate) fn origins(&self) -> Vec<String> {
        let hosts = ["127.0.0.1", "localhost"];
        hosts
            .iter()
            .map(|host| format!("http://{host}:{}", self.port))
            .collect()
    }

    /// Makes a file fail from now on.
    pub(crate) fn fail(&self, path: &str, fault: Fault) {
        held(&self.shared.site)
            .faults
            .insert(path.to_owned(), fault);
    }

    /// Clears all faults; stalled files are sent, too.
    pub(crate) fn clear_faults(&self) {
        held(&self.shared.site).faults.clear();
        self.shared.faults_cleared.notify_waiters();
    }

    /// Adds a page at any path.
    pub(crate) fn set_page_at(&self, path: &str, html: &str) {
        held(&self.shared.site)
            .pages
            .insert(path.to_owned(), html.to_owned());
    }

    /// Adds a script that runs first on each HTML page from now on, as part of the recorder.
    pub(crate) fn add_init_script(&self, script: &str) {
        let init_script = &mut held(&self.shared.site).init_script;
        init_script.extend(["\n{ ", script, " }"]);
    }

    /// Replaces the served release.
    pub(crate) fn publish(&self, release: &Release) {
        held(&self.shared.site).release = Some(release.folder().to_owned());
    }

    /// Sets the state of the network from now on.
    pub(crate) fn set_network(&self, network: Network) {
        held(&self.shared.site).network = network;
    }

    /// Adds a page at `pages/<name>`.
    pub(crate) fn set_page(&self, name: &str, html: &str) {
        self.set_page_at(&format!("pages/{name}"), html);
    }

    /// The requested paths so far, relative to the base, with the status of each answer.
    pub(crate) fn requests(&self) -> Vec<(String, u16)> {
        held(&self.shared.asked).clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

/// The built site.
pub(crate) fn dist() -> PathBuf {
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

/// Locks a mutex, even if a story panicked while it held it.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
