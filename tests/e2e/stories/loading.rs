//! A page of ours loads what it needs in as few round trips as possible.

use crate::pages::{TAG, page, question};
use crate::reader::{chromium_story, story_except_in_webkit};
use crate::server::{Fault, Site};

const GUIDE: &str = "guides/devops-senior/";
const COMPILED: &str = "embed/study-widget.wasm";

#[test]
fn the_compiled_half_is_asked_for_by_the_page_and_not_again_by_the_script() {
    // Other browsers also list the script's own request, which they answer from their cache.
    chromium_story(Site::new, |reader| {
        reader.opens(GUIDE);
        let asked_by: Vec<String> = reader.evaluates(
            "return performance.getEntriesByType('resource').filter(({ name }) => name.endsWith(args[0])).map(({ initiatorType }) => initiatorType)",
            [COMPILED],
        );
        assert_eq!(asked_by, ["link"]);
    });
}

#[test]
fn a_script_that_comes_before_the_end_of_the_article_waits_for_it() {
    let article = [
        question("first", "What comes first?", &["The beginning."]),
        r#"<script src="late.js"></script>"#.to_owned(),
        question("last", "What comes last?", &["The end."]),
    ]
    .concat();
    let early = TAG.replace("<script", "<script async");
    let html = page("", &article).replace(TAG, &early);
    let site = move || {
        Site::new()
            .with_page("early.html", html.as_str())
            .with_page("late.js", "")
            .with_page("around.html", "<!doctype html><iframe></iframe>")
    };
    story_except_in_webkit(
        "it runs no module while its parser waits for a script",
        site,
        |reader| {
            reader.visits("pages/around.html");
            reader.site().fail("pages/late.js", Fault::Stalled);
            // In a frame, since the driver would wait until a page has loaded completely.
            reader.executes(
            "document.querySelector('iframe').src = 'early.html'; window.inner = () => document.querySelector('iframe').contentWindow",
            (),
        );
            reader.waits_for(
            "the compiled half to be there",
            "return inner().performance.getEntriesByType('resource').some(({ name, responseEnd }) => name.endsWith('.wasm') && responseEnd)",
            (),
        );
            reader.waits_until_idle();
            reader.site().clear_faults();
            reader.waits_for(
                "the page to be ready for study",
                "return inner().recorder.events.some(({ type }) => type === 'study-ready')",
                (),
            );
            let found: Vec<usize> = reader.evaluates(
            "return inner().recorder.events.filter(({ type }) => type === 'study-ready').map(({ detail }) => detail.questions)",
            (),
        );
            assert_eq!(found, [2]);
        },
    );
}
