//! A static file server on this machine: serves the site from a folder, compressed.

use anyhow::{Context, Result, anyhow};
use flate2::{Compression, write::GzEncoder};
use std::fs;
use std::io::Write;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use tiny_http::{Header, Request, Response, Server};

/// How many files are read and compressed at once.
const WORKERS: usize = 4;

/// How a site is served.
#[derive(Clone, Copy)]
pub(crate) struct Host {
    /// The path of the site, which begins and ends with `/`.
    folder: &'static str,
    /// The port; 0 for any free one.
    port: u16,
    cache: &'static str,
}

impl Host {
    /// Like GitHub Pages with a project's site.
    pub(crate) const PAGES: Self = Self {
        folder: "/study-widget/",
        port: 0,
        cache: "max-age=600",
    };

    /// Like an app at the root of its host.
    pub(crate) const ALONE: Self = Self {
        folder: "/",
        port: 0,
        cache: "max-age=600",
    };

    /// For development: each visit gets the last build.
    pub(crate) const HERE: Self = Self {
        folder: "/",
        port: 8080,
        cache: "no-cache",
    };

    /// Serves a site as long as this process runs; returns its address.
    pub(crate) fn serve(self, site: &Path) -> Result<String> {
        self.serve_and_tell(site).map(|(address, _)| address)
    }

    /// Like [`Host::serve`]; also returns a channel with the targets of all requests.
    pub(crate) fn serve_and_tell(self, site: &Path) -> Result<(String, Receiver<String>)> {
        let server = Server::http((Ipv4Addr::LOCALHOST, self.port)).map_err(|error| {
            anyhow!(
                "port {}: {error}; stop what listens there and run the command again",
                self.port
            )
        })?;
        let port = server
            .server_addr()
            .to_ip()
            .context("the host has no port")?
            .port();
        let server = Arc::new(server);
        let (asked, told) = mpsc::channel();
        for _ in 0..WORKERS {
            let (server, site, asked) = (Arc::clone(&server), site.to_owned(), asked.clone());
            thread::spawn(move || {
                for request in server.incoming_requests() {
                    // Fails if nobody receives the targets, which is usual.
                    let _ = asked.send(request.url().to_owned());
                    // A browser may close the connection early; that is no failure of the server.
                    let _ = self.answer(request, &site);
                }
            });
        }
        Ok((format!("http://localhost:{port}{}", self.folder), told))
    }

    fn answer(self, request: Request, site: &Path) -> Result<()> {
        let file = self.file(site, request.url());
        let found = file.and_then(|path| Some((content_type(&path), fs::read(path).ok()?)));
        let (status, (kind, body)) = match found {
            Some(found) => (200, found),
            None => (404, ("text/html", fs::read(site.join("404.html"))?)),
        };
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(&body)?;
        let mut response = Response::from_data(gzip.finish()?)
            .with_status_code(status)
            .with_chunked_threshold(usize::MAX);
        for (name, value) in [
            ("Content-Type", kind),
            ("Content-Encoding", "gzip"),
            ("Cache-Control", self.cache),
            // Static hosts do this: other sites, and the configurator's frame, include these files.
            ("Access-Control-Allow-Origin", "*"),
        ] {
            let header = Header::from_bytes(name, value);
            response.add_header(header.map_err(|()| anyhow!("`{name}: {value}` is no header"))?);
        }
        request.respond(response)?;
        Ok(())
    }

    /// The file that a request's target names; `None` if it is outside of the site's folder.
    fn file(self, site: &Path, asked: &str) -> Option<PathBuf> {
        let path = asked.split('?').next()?.strip_prefix(self.folder)?;
        let inside = !path.split(['/', '\\']).any(|part| part == "..") && !path.starts_with('/');
        let index = if path.is_empty() || path.ends_with('/') {
            "index.html"
        } else {
            ""
        };
        inside.then(|| site.join(format!("{path}{index}")))
    }
}

fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("txt") => "text/plain; charset=utf-8",
        Some("png") => "image/png",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(host: Host, asked: &str) -> Option<String> {
        let file = host.file(Path::new("dist"), asked);
        file.map(|path| path.display().to_string())
    }

    #[test]
    fn a_folder_is_its_index_and_nothing_is_outside() {
        let found = |asked| found(Host::PAGES, asked);
        assert_eq!(found("/study-widget/").as_deref(), Some("dist/index.html"));
        assert_eq!(
            found("/study-widget/guides/a/?x=/").as_deref(),
            Some("dist/guides/a/index.html")
        );
        assert_eq!(
            found("/study-widget/site.css").as_deref(),
            Some("dist/site.css")
        );
        assert_eq!(found("/site.css"), None);
        assert_eq!(found("/study-widget/../Cargo.toml"), None);
    }

    #[test]
    fn a_second_slash_does_not_lead_to_the_root_of_the_disk() {
        assert_eq!(found(Host::HERE, "//etc/hosts"), None);
    }
}
