//! A static host on this machine, as GitHub Pages is one: the site in a folder of it, compressed on its way.

use anyhow::Result;
use flate2::{Compression, write::GzEncoder};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::thread;

/// Where the site stands on the host.
pub(crate) const FOLDER: &str = "/study-widget/";

/// Serves a site for as long as this process runs; returns its address.
pub(crate) fn host(site: &Path) -> Result<String> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let address = format!("http://{}{FOLDER}", listener.local_addr()?);
    let site = site.to_owned();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let site = site.clone();
            // A browser that goes away in the middle is none of the host's business.
            thread::spawn(move || answer(&stream, &site));
        }
    });
    Ok(address)
}

fn answer(mut stream: &TcpStream, site: &Path) -> Result<()> {
    let mut lines = BufReader::new(stream).lines();
    let Some(request) = lines.next().transpose()? else {
        return Ok(());
    };
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let asked = request.split(' ').nth(1).unwrap_or_default();
    let found =
        file(site, asked).and_then(|path| Some((content_type(&path), fs::read(path).ok()?)));
    let (status, (kind, body)) = match found {
        Some(found) => ("200 OK", found),
        None => (
            "404 Not Found",
            ("text/html", fs::read(site.join("404.html"))?),
        ),
    };
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&body)?;
    let body = gzip.finish()?;
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nContent-Encoding: gzip\r\n\
         Cache-Control: max-age=600\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    stream.write_all(&body)?;
    Ok(())
}

/// The file of the site that a request's target names; none outside of its folder.
fn file(site: &Path, asked: &str) -> Option<PathBuf> {
    let path = asked.split('?').next()?.strip_prefix(FOLDER)?;
    let inside = !path.split('/').any(|part| part == "..");
    let index = if path.is_empty() || path.ends_with('/') {
        "index.html"
    } else {
        ""
    };
    inside.then(|| site.join(format!("{path}{index}")))
}

fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_its_index_and_nothing_is_outside() {
        let site = Path::new("dist");
        let found = |asked| file(site, asked).map(|path| path.display().to_string());
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
}
