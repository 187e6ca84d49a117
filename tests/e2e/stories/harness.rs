//! Tests of the test server: a browser reads its pages, and files fail when they are told to.

use std::io::{Read, Write};
use std::net::TcpStream;

use crate::reader::story_at;
use crate::server::{Fault, Server, Site};

const SCRIPT: &str = "window.ran = 1; // enough";
const LETTER: &str = "<!doctype html><html lang=en><head><title>A letter</title></head><body>
    <article><h1>A letter</h1><p>Dear reader</p><p hidden=until-found>Between the lines</p></article></body></html>";

#[test]
fn a_page_says_what_it_says() {
    story_at(
        || Site::under("/some-repo/").with_page("letter.html", LETTER),
        |reader| {
            reader.visits("pages/letter.html");
            reader.sees("Dear reader");
            reader.does_not_see("Between the lines");
            reader.finds_the_page_undisturbed();
            assert_eq!(
                reader.site().requests(),
                [
                    ("pages/letter.html".to_owned(), 200),
                    ("recorder.js".to_owned(), 200)
                ]
            );
        },
    );
}

#[test]
fn of_a_file_that_is_cut_short_half_comes() {
    let server = Server::start(site());
    server.fail("pages/a.js", Fault::CutShort);
    let address = server.address("pages/a.js");
    let (host, path) = address
        .strip_prefix("http://")
        .and_then(|address| address.split_once('/'))
        .expect("a host and a path");
    let mut line = TcpStream::connect(host).expect("a line");
    write!(line, "GET /{path} HTTP/1.1\r\nHost: {host}\r\n\r\n").expect("a request");
    let mut came = Vec::new();
    // The bytes before the cut count, however the connection ended.
    let _ = line.read_to_end(&mut came);
    let came = String::from_utf8_lossy(&came);
    let (half, _) = SCRIPT.split_at(SCRIPT.len() / 2);
    assert!(came.ends_with(&format!("\r\n\r\n{half}")), "{came}");
    let whole = format!("content-length: {}\r\n", SCRIPT.len());
    assert!(came.contains(&whole), "{came}");
}

#[test]
fn a_file_fails_as_it_is_told_to() {
    let runs = "window.ran = null;
        const script = Object.assign(document.createElement('script'), { src: 'a.js' });
        script.onload = script.onerror = () => { window.ran ??= 0; script.remove(); };
        document.body.append(script)";
    story_at(site, |reader| {
        reader.visits("pages/letter.html");
        for fault in [
            Fault::Missing,
            Fault::Broken,
            Fault::Garbled,
            Fault::CutShort,
            Fault::AnotherPage,
        ] {
            reader.site().fail("pages/a.js", fault);
            reader.executes(runs, ());
            reader.waits_for(
                &format!("{fault:?} to keep the script from running"),
                "return ran === 0",
                (),
            );
        }
        reader.site().clear_faults();
        reader.executes(runs, ());
        reader.waits_for("the script to run", "return ran === 1", ());
        reader.site().fail("pages/a.js", Fault::Stalled);
        reader.executes(runs, ());
        reader.waits_until_idle();
        reader.waits_for("the script to be waited for", "return ran === null", ());
        reader.site().clear_faults();
        reader.waits_for("the script to run", "return ran === 1", ());
    });
}

fn site() -> Site {
    Site::new()
        .with_page("letter.html", LETTER)
        .with_page("a.js", SCRIPT)
}
