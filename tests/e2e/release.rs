//! Releases: the built site as it would be published again and again, each in a folder of its own.
//!
//! Each page, style sheet and script names its release's number, so that a page mixed of two releases is noticed. The
//! pages have the recorder, and the service worker lists all files, as `study-widget press` writes it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use study_widget::press::{configurator, offline};

use crate::server::{RECORDER, dist};

static FOLDERS: AtomicUsize = AtomicUsize::new(0);
const TRIAL: &str = include_str!("../../public/try/index.html");
const WORKER: &str = include_str!("../../public/sw.js");
/// The kill switch: a service worker that does nothing.
pub(crate) const WORKER_OFF: &str = include_str!("../../public/sw-off.js");

/// A release; its folder is deleted when it is dropped.
pub(crate) struct Release {
    folder: PathBuf,
}

impl Release {
    /// The built site, marked with a release number.
    pub(crate) fn numbered(number: u32) -> Self {
        let mut files = vec![("recorder.js".to_owned(), RECORDER.into())];
        collect(&dist(), "", &mut files);
        for (path, bytes) in &mut files {
            if let Some(marked) = marked(path, bytes, number) {
                *bytes = marked.into_bytes();
            }
        }
        allow_marked_embed(&mut files);
        let worker = offline(WORKER, &files).expect("a worker with a place for the list");
        files.push(("sw.js".to_owned(), worker.into_bytes()));
        let number = FOLDERS.fetch_add(1, Ordering::Relaxed);
        let name = format!("study-release-{}-{number}", std::process::id());
        let release = Self {
            folder: env::temp_dir().join(name),
        };
        for (path, bytes) in files {
            release.types_text(&path, &bytes);
        }
        release
    }

    /// This release with the kill switch as its service worker.
    pub(crate) fn without_a_worker(self) -> Self {
        self.types_text("sw.js", WORKER_OFF.as_bytes());
        self
    }

    /// The folder of its files.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    fn types_text(&self, path: &str, bytes: &[u8]) {
        let file = self.folder.join(path);
        let folder = file.parent().expect("a folder for each file");
        fs::create_dir_all(folder).expect("a folder for the release");
        fs::write(file, bytes).expect("a file of the release");
    }
}

impl Drop for Release {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The files under a folder, with their paths relative to the first folder.
fn collect(folder: &Path, prefix: &str, files: &mut Vec<(String, Vec<u8>)>) {
    for entry in fs::read_dir(folder).expect("the built site") {
        let path = entry.expect("the built site").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = format!("{prefix}{name}");
        if path.is_dir() {
            collect(&path, &format!("{name}/"), files);
        } else if name != "sw.js" {
            files.push((name, fs::read(&path).expect("a file of the built site")));
        }
    }
}

/// Updates the hash by which the configurator's policy allows the embed, since the release number changes it.
fn allow_marked_embed(files: &mut [(String, Vec<u8>)]) {
    let text = |path: &str| {
        let found = files.iter().find(|(name, _)| name == path);
        String::from_utf8(found.expect("a file of the site").1.clone()).expect("a text")
    };
    let (preview, widget) = (text("try/preview.js"), text("embed/study-widget.js"));
    let page = configurator(TRIAL, &preview, &widget).expect("a page with a place for hashes");
    for (path, bytes) in files {
        if path == "try/index.html" {
            *bytes = page.clone().into_bytes();
        }
    }
}

/// The text of a file with the release number added; `None` for files that cannot name it.
fn marked(path: &str, bytes: &[u8], number: u32) -> Option<String> {
    let text = || String::from_utf8(bytes.to_vec()).expect("a text");
    match path {
        "site.css" => Some(format!("{}\n:root {{ --release: {number} }}", text())),
        "app.js" => Some(format!("{}\nwindow.appRelease = {number};", text())),
        "embed/study-widget.js" => Some(format!("{}\nwindow.widgetRelease = {number};", text())),
        path if path.ends_with("index.html") => {
            let up = "../".repeat(path.matches('/').count());
            let head = format!(
                "<head><script src=\"{up}recorder.js\"></script><meta name=\"release\" content=\"{number}\">"
            );
            Some(text().replacen("<head>", &head, 1))
        }
        _ => None,
    }
}
