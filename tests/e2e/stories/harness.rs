//! The ground the other stories stand on: a browser reads pages, and the site fails when it is told to.

use crate::reader::{chromium_story, story_at};
use crate::server::{Fault, Site};

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
fn of_a_file_that_is_cut_short_half_comes() {
    let read = "fetch('a.js').then(async ({ body }) => {
            const reader = body.getReader();
            for (window.came = 0;;) came += (await reader.read()).value.length;
        }).catch((error) => { window.cut = error.name; })";
    // Others need not show what came of a body that breaks off.
    chromium_story(site, |reader| {
        reader.visits("pages/letter.html");
        reader.site().fails("pages/a.js", Fault::CutShort);
        reader.does(read, ());
        reader.waits("the line to be cut", "return Boolean(window.cut)", ());
        let came: usize = reader.asks("return came", ());
        assert_eq!(came, SCRIPT.len() / 2);
    });
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
            reader.site().fails("pages/a.js", fault);
            reader.does(runs, ());
            reader.waits(
                &format!("{fault:?} to keep the script from running"),
                "return ran === 0",
                (),
            );
        }
        reader.site().lets_go();
        reader.does(runs, ());
        reader.waits("the script to run", "return ran === 1", ());
        reader.site().fails("pages/a.js", Fault::Held);
        reader.does(runs, ());
        reader.settles();
        reader.waits("the script to be waited for", "return ran === null", ());
        reader.site().lets_go();
        reader.waits("the script to run", "return ran === 1", ());
    });
}

fn site() -> Site {
    Site::new()
        .with_page("letter.html", LETTER)
        .with_page("a.js", SCRIPT)
}
