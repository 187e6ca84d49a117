//! The ground the other stories stand on: a browser reads pages, and the site fails when it is told to.

use crate::reader::story_at;
use crate::server::{Fault, Site};

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
                reader.site().asked(),
                [
                    ("pages/letter.html".to_owned(), 200),
                    ("witness.js".to_owned(), 200)
                ]
            );
        },
    );
}

#[test]
fn a_file_fails_as_it_is_told_to() {
    let failing = |fault| {
        move || {
            Site::new()
                .with_page("letter.html", LETTER)
                .with_page("a.js", "window.ran = 1; // enough")
                .failing("pages/a.js", fault)
        }
    };
    let runs = "const a = Object.assign(document.createElement('script'), { src: 'a.js', onload: () => ran ??= 'no', onerror: () => ran ??= 'no' });
        window.ran = null; document.body.append(a)";
    for fault in [
        Fault::Missing,
        Fault::Broken,
        Fault::Garbled,
        Fault::CutShort,
        Fault::AnotherPage,
    ] {
        story_at(failing(fault), |reader| {
            reader.visits("pages/letter.html");
            reader.does(runs, ());
            reader.waits(
                &format!("{fault:?} to keep the script from running"),
                "return ran === 'no'",
                (),
            );
        });
    }
}
