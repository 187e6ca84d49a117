//! The site a reader visits: the built `dist/`, strangers' pages beside it, and what may go wrong with either.
//!
//! Each story has a server of its own, so each has an origin, and so a storage, of its own. Everything is served
//! under one base path; files come with `Access-Control-Allow-Origin: *`, as static hosts send them. Each HTML page gets
//! one script put first in it, the witness, which writes down what happens on the page before anything else runs.

use std::collections::HashMap;
use std::env;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;
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

    /// Lets the file at `path`, relative to the base, fail.
    pub(crate) fn failing(mut self, path: &str, fault: Fault) -> Self {
        self.faults.insert(path.to_owned(), fault);
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
        });
        let router = Router::new()
            .fallback(answer)
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

async fn answer(State(shared): State<Arc<Shared>>, uri: Uri) -> Response {
    let site = held(&shared.site).clone();
    if uri.path() == "/favicon.ico" {
        return StatusCode::NO_CONTENT.into_response();
    }
    let path = uri
        .path()
        .strip_prefix(&site.base)
        .unwrap_or("../")
        .to_owned();
    let response = match (site.faults.get(&path), read(&shared.dist, &site, &path)) {
        (Some(Fault::Missing), _) | (_, None) => StatusCode::NOT_FOUND.into_response(),
        (Some(Fault::Broken), _) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        (Some(Fault::Garbled), Some(bytes)) => file(&path, bytes.into_iter().rev().collect()),
        (Some(Fault::CutShort), Some(bytes)) => cut_short(&path, bytes),
        (Some(Fault::AnotherPage), Some(_)) => {
            file("index.html", b"<!doctype html><p>Not here".to_vec())
        }
        (None, Some(bytes)) if content_type(&path).starts_with("text/html") => {
            page(&site, &path, bytes)
        }
        (None, Some(bytes)) => file(&path, bytes),
    };
    held(&shared.asked).push((path, response.status().as_u16()));
    response
}

/// The file at `path`: a story's page, a stranger's page beside this file, or a file of the built site.
fn read(dist: &Path, site: &Site, path: &str) -> Option<Vec<u8>> {
    if path == "witness.js" {
        return Some(include_bytes!("witness.js").to_vec());
    }
    if let Some(html) = site.pages.get(path) {
        return Some(html.clone().into_bytes());
    }
    if path.split('/').any(|part| part == "..") {
        return None;
    }
    let root = if path.starts_with("pages/") {
        &pages()
    } else {
        dist
    };
    let index = if path.is_empty() || path.ends_with('/') {
        "index.html"
    } else {
        ""
    };
    std::fs::read(root.join(format!("{path}{index}"))).ok()
}

fn page(site: &Site, path: &str, bytes: Vec<u8>) -> Response {
    let html = String::from_utf8(bytes).expect("a page in UTF-8");
    let head = html
        .find("<head")
        .and_then(|start| Some(start + html[start..].find('>')? + 1));
    let (before, after) =
        html.split_at(head.unwrap_or_else(|| panic!("{path}: the page has no `<head>`")));
    let html = format!(
        "{before}<script src=\"{}witness.js\"></script>{after}",
        site.base
    );
    let mut response = file(path, html.into_bytes());
    response.headers_mut().extend(site.headers.clone());
    response
}

fn file(path: &str, bytes: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, content_type(path)),
        (header::CACHE_CONTROL, "no-cache"),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    ];
    (headers, bytes).into_response()
}

/// A body shorter than its header says: the server closes the line where it ends.
fn cut_short(path: &str, mut bytes: Vec<u8>) -> Response {
    let whole = bytes.len();
    bytes.truncate(whole / 2);
    let mut response = file(path, bytes);
    response
        .headers_mut()
        .insert(header::CONTENT_LENGTH, HeaderValue::from(whole));
    response
}

fn content_type(path: &str) -> &'static str {
    match path
        .rsplit_once('.')
        .map_or("html", |(_, extension)| extension)
    {
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "webmanifest" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        _ => "text/html; charset=utf-8",
    }
}

fn pages() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/e2e")
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
