//! Serves the article with each contender: the built widget and the bundled rivals.

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use axum::http::{Response, StatusCode, Uri};
use std::collections::HashMap;
use std::env;
use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::net::TcpListener;

use crate::browser::block_on;
use crate::{page, table};

/// What runs on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Contender {
    /// Nothing: the article alone, with which all others are compared.
    Article,
    Widget,
    ByHand,
    Preact,
    Lit,
    /// Controls in the HTML, and a script that only adds listeners.
    Prerendered,
}

impl Contender {
    pub(crate) const ALL: [Self; 6] = [
        Self::Article,
        Self::Widget,
        Self::ByHand,
        Self::Preact,
        Self::Lit,
        Self::Prerendered,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Article => "article alone",
            Self::Widget => "Study Widget",
            Self::ByHand => "by hand",
            Self::Preact => "Preact",
            Self::Lit => "Lit",
            Self::Prerendered => "in the HTML",
        }
    }

    /// The files that a page with this contender fetches, the entry first.
    pub(crate) fn files(self) -> &'static [&'static str] {
        match self {
            Self::Article => &[],
            Self::Widget => &["dist/embed/study-widget.js", "dist/embed/study-widget.wasm"],
            Self::ByHand => &["rivals/by-hand.js"],
            Self::Preact => &["rivals/preact.js"],
            Self::Lit => &["rivals/lit.js"],
            Self::Prerendered => &["rivals/prerendered.js"],
        }
    }
}

/// The running site.
pub(crate) struct Site {
    port: u16,
    folders: Arc<Folders>,
}

struct Folders {
    dist: PathBuf,
    rivals: PathBuf,
    /// The compressed answers so far, by their address.
    gzipped: Mutex<HashMap<String, Vec<u8>>>,
}

impl Site {
    pub(crate) fn start() -> Self {
        let folder = |name| {
            PathBuf::from(
                env::var_os(name).expect("run `cargo xtask bench`, which says where things are"),
            )
        };
        let folders = Arc::new(Folders {
            dist: folder("STUDY_DIST"),
            rivals: folder("STUDY_RIVALS"),
            gzipped: Mutex::default(),
        });
        let router = Router::new()
            .fallback(answer)
            .with_state(Arc::clone(&folders));
        let port = block_on(async {
            let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
            let port = listener.local_addr().expect("a bound port").port();
            tokio::spawn(async move { axum::serve(listener, router).await.expect("a server") });
            port
        });
        Self { port, folders }
    }

    /// The address of the article of this length with this contender.
    pub(crate) fn address(&self, contender: Contender, questions: usize) -> String {
        let script = contender.files().first().copied().unwrap_or_default();
        format!("http://127.0.0.1:{}/{questions}?{script}", self.port)
    }

    /// A file that a contender fetches.
    pub(crate) fn file(&self, path: &str) -> Vec<u8> {
        self.folders
            .read(path)
            .unwrap_or_else(|| panic!("{path} is not built; run `cargo xtask bench`"))
    }
}

impl Folders {
    /// The tags that include a contender; they preload the WebAssembly that its script will fetch.
    fn tag(&self, entry: &str) -> String {
        let script = format!("<script type=\"module\" src=\"/{entry}\"></script>");
        let wasm = entry.replace(".js", ".wasm");
        let preload = self
            .read(&wasm)
            .map(|_| format!("<link rel=\"preload\" href=\"/{wasm}\" as=\"fetch\" crossorigin>"));
        preload.unwrap_or_default() + script.as_str()
    }

    /// A body compressed as it is sent. Compressed only once, so that no visit waits for it.
    fn gzipped(&self, address: &str, body: &[u8]) -> Vec<u8> {
        let mut kept = self.gzipped.lock().unwrap_or_else(PoisonError::into_inner);
        let compressed = kept
            .entry(address.to_owned())
            .or_insert_with(|| table::gzipped(body));
        compressed.clone()
    }

    fn read(&self, path: &str) -> Option<Vec<u8>> {
        let (folder, rest) = path.split_once('/')?;
        match folder {
            "dist" => fs::read(self.dist.join(rest)).ok(),
            "rivals" => fs::read(self.rivals.join(rest)).ok(),
            _ => None,
        }
    }
}

async fn answer(State(folders): State<Arc<Folders>>, address: Uri) -> Response<Body> {
    let path = address.path().trim_start_matches('/');
    let (kind, body) = if let Ok(questions) = path.parse() {
        let entry = address.query().filter(|file| !file.is_empty());
        let tag = entry.map(|entry| folders.tag(entry)).unwrap_or_default();
        let has_controls = entry == Contender::Prerendered.files().first().copied();
        (
            "text/html",
            page::article(questions, &tag, has_controls).into_bytes(),
        )
    } else if path == "ruler.js" {
        ("text/javascript", include_bytes!("ruler.js").to_vec())
    } else if let Some(bytes) = folders.read(path) {
        (
            if path.ends_with(".wasm") {
                "application/wasm"
            } else {
                "text/javascript"
            },
            bytes,
        )
    } else {
        return Response::builder()
            .status(StatusCode::NOT_FOUND)
            .body(Body::empty())
            .expect("an answer");
    };
    let body = folders.gzipped(&address.to_string(), &body);
    Response::builder()
        .header(CONTENT_TYPE, kind)
        .header(CONTENT_ENCODING, "gzip")
        .body(body.into())
        .expect("an answer")
}
