//! Answers one request: finds the file, applies its fault, and records the request.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{self, StreamExt};
use tokio::task::yield_now;

use super::{Fault, Network, Shared, Site, held};
use crate::release::WORKER_OFF;

const WELCOME: &[u8] = b"<!doctype html><title>Welcome</title><p>Your room number, please";

/// The answer to a request for `uri`.
pub(super) async fn answer(State(shared): State<Arc<Shared>>, uri: Uri) -> Response {
    if uri.path() == "/favicon.ico" {
        return StatusCode::NO_CONTENT.into_response();
    }
    let (site, path) = loop {
        let faults_cleared = shared.faults_cleared.notified();
        let site = held(&shared.site).clone();
        let path = uri
            .path()
            .strip_prefix(&site.base)
            .unwrap_or("../")
            .to_owned();
        if site.faults.get(&path) != Some(&Fault::Stalled) {
            break (site, path);
        }
        faults_cleared.await;
    };
    let path = path.as_str();
    if let Some(response) = under(site.network).await {
        held(&shared.asked).push((path.to_owned(), response.status().as_u16()));
        return response;
    }
    let fault = site.faults.get(path).copied();
    let response = match (read(&shared.dist, &site, path), fault) {
        (None, _) | (_, Some(Fault::Missing)) => StatusCode::NOT_FOUND.into_response(),
        (Some(_), Some(Fault::Broken)) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        (Some(_), Some(Fault::AnotherPage)) => file("index.html", WELCOME.to_vec()),
        (Some(bytes), Some(Fault::Garbled)) => file(path, bytes.into_iter().rev().collect()),
        (Some(bytes), Some(Fault::CutShort)) => cut_short(path, bytes),
        (Some(bytes), _) if site.release.is_none() && content_type(path).contains("html") => {
            page(&site, path, bytes)
        }
        (Some(bytes), _) => file(path, bytes),
    };
    held(&shared.asked).push((path.to_owned(), response.status().as_u16()));
    response
}

/// The network's answer instead of the site's, if any.
async fn under(network: Network) -> Option<Response> {
    match network {
        Network::Fine => None,
        Network::Hanging => std::future::pending().await,
        Network::Overloaded => Some(StatusCode::SERVICE_UNAVAILABLE.into_response()),
        Network::Portal => Some(file("index.html", WELCOME.to_vec())),
    }
}

/// The file at `path`: a story's page, a stranger's page beside this file, or a file of the built site.
fn read(dist: &Path, site: &Site, path: &str) -> Option<Vec<u8>> {
    if path == "recorder.js" {
        return Some([super::RECORDER, &site.init_script].concat().into());
    }
    if path == "sw.js" && site.release.is_none() {
        return Some(WORKER_OFF.into());
    }
    if let Some(html) = site.pages.get(path) {
        return Some(html.clone().into_bytes());
    }
    if path.split('/').any(|part| part == "..") {
        return None;
    }
    if let Some((host, path)) = path
        .strip_prefix("hosts/")
        .and_then(|path| path.split_once('/'))
    {
        let folder = host_site(host)?;
        // Static hosts send a folder's page for the folder's name too.
        let slash = if folder.join(path).is_dir() && !path.is_empty() && !path.ends_with('/') {
            "/"
        } else {
            ""
        };
        let file = file_of(&folder, &format!("{path}{slash}"))?;
        return Some(at_home(file, &site.base));
    }
    let root = if path.starts_with("pages/") {
        &pages()
    } else {
        site.release.as_deref().unwrap_or(dist)
    };
    file_of(root, path)
}

/// Recipes name `https://example.org/` instead of a real site; here that becomes this site.
fn at_home(file: Vec<u8>, base: &str) -> Vec<u8> {
    match String::from_utf8(file) {
        Ok(text) => text.replace("https://example.org/", base).into_bytes(),
        Err(picture) => picture.into_bytes(),
    }
}

fn file_of(root: &Path, path: &str) -> Option<Vec<u8>> {
    let index = if path.is_empty() || path.ends_with('/') {
        "index.html"
    } else {
        ""
    };
    std::fs::read(root.join(format!("{path}{index}"))).ok()
}

fn page(site: &Site, path: &str, bytes: Vec<u8>) -> Response {
    let html = String::from_utf8(bytes).expect("a page in UTF-8");
    // A page without a `head` tag gets the script after its document type.
    let tag = ["<head", "<!doctype"]
        .into_iter()
        .find_map(|tag| html.find(tag));
    let head = tag.and_then(|start| Some(start + html[start..].find('>')? + 1));
    let (before, after) =
        html.split_at(head.unwrap_or_else(|| panic!("{path}: the page has no beginning")));
    let html = format!(
        "{before}<script src=\"{}recorder.js\"></script>{after}",
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

/// A body shorter than its header says: half of it, then the connection closes.
fn cut_short(path: &str, mut bytes: Vec<u8>) -> Response {
    let whole = bytes.len();
    bytes.truncate(whole / 2);
    let half = stream::iter([Ok(bytes)]);
    // Yields first, so that the first half is sent before the error.
    let cut = stream::once(async {
        yield_now().await;
        Err(io::Error::other("the line is cut"))
    });
    let mut response = file(path, Vec::new());
    *response.body_mut() = Body::from_stream(half.chain(cut));
    response
        .headers_mut()
        .insert(header::CONTENT_LENGTH, HeaderValue::from(whole));
    response
}

fn content_type(path: &str) -> &'static str {
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    match name
        .rsplit_once('.')
        .map_or("html", |(_, extension)| extension)
    {
        "html" => "text/html; charset=utf-8",
        "xhtml" => "application/xhtml+xml",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "webmanifest" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        _ => "application/octet-stream",
    }
}

/// The folder of a site built from `tests/hosts`; `STUDY_HOST_REACT` names React's.
fn host_site(name: &str) -> Option<PathBuf> {
    std::env::var_os(format!("STUDY_HOST_{}", name.to_uppercase())).map(PathBuf::from)
}

fn pages() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/e2e")
}
