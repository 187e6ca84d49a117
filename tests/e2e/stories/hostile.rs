//! Strict, careless or remote pages: policies, style sheets and other origins.

use crate::pages::{page, question};
use crate::reader::{Reader, story, story_at};
use crate::server::Site;

const PLAIN: &str = "pages/plain.html";
const GUIDE: &str = "guides/devops-senior/";
const SLOW: &str = "A query that was fast last week";
const POINT: &str = "Look before touching.";
const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data:";

#[test]
fn the_strictest_policy_promised_is_kept() {
    story_at(
        || Site::new().with_header("content-security-policy", STRICT),
        |reader| {
            reader.opens(PLAIN);
            studies(reader);
            reader.finds_the_page_undisturbed();
        },
    );
}

#[test]
fn trusted_types_may_be_enforced() {
    let policy = format!("{STRICT}; require-trusted-types-for 'script'; trusted-types 'none'");
    story_at(
        || Site::new().with_header("content-security-policy", &policy),
        |reader| {
            reader.opens(PLAIN);
            studies(reader);
            reader.finds_the_page_undisturbed();
        },
    );
}

#[test]
fn nobody_is_asked_but_the_site_and_for_nothing_it_does_not_have() {
    story_at(
        || Site::under("/some-repo/"),
        |reader| {
            for path in [GUIDE, PLAIN] {
                reader.opens(path);
                reader.scrolls_through();
                reader.presses(&["Show all"]);
                let asked: Vec<String> = reader.evaluates(
                    "return performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => !name.endsWith('/favicon.ico'))",
                    (),
                );
                let home = reader.site().address("");
                assert!(
                    asked.iter().all(|address| address.starts_with(&home)),
                    "{asked:?}"
                );
            }
            let asked = reader.site().requests();
            assert!(asked.iter().all(|(_, status)| *status == 200), "{asked:?}");
        },
    );
}

#[test]
fn a_page_on_another_site_includes_the_one_tag() {
    // The page is on `localhost`; the script and its WebAssembly come from `127.0.0.1`.
    let article = question("far", "How far away is it?", &["One tag."]);
    story_at(Site::new, |reader| {
        let tag = reader.site().address("embed/study-widget.js");
        let html = page("", &article).replace("../embed/study-widget.js", &tag);
        reader.site().set_page("far.html", &html);
        reader.goes_to(&reader.site().address_on_another_origin("pages/far.html"));
        reader.waits_until_ready();
        reader.shows_framework("How far away is it?");
        reader.ticks("One tag.");
        reader.reloads();
        reader.sees_ticked("One tag.", true);
        reader.finds_the_page_undisturbed();
    });
}

#[test]
fn a_host_that_resets_every_style_does_not_reach_the_controls() {
    let styles = [
        "* { all: unset !important; display: block !important }",
        "* { display: none !important } html, body, main, article, h1, h2, p, ul, li, study-fold, study-tick, study-status, study-widget { display: block !important }",
        "button, input, select, label { opacity: 0 !important; width: 0 !important; height: 0 !important; pointer-events: none !important; position: fixed !important }",
        "* { font: 90px/4 fantasy !important; color: transparent; letter-spacing: 1em } li { list-style: none; overflow: hidden }",
        "html { font-size: 4px } :root { --study-accent: none } * { box-sizing: content-box !important; float: left }",
        "li, p { position: relative; pointer-events: none; user-select: none; text-transform: uppercase; direction: rtl }",
    ];
    story(|reader| {
        for (number, style) in styles.into_iter().enumerate() {
            let name = format!("rude{number}.html");
            let article = question("rude", "Who is rude?", &["The host is."]);
            reader
                .site()
                .set_page(&name, &page(&format!("<style>{style}</style>"), &article));
            reader.opens(&format!("pages/{name}"));
            reader.presses(&["Show all"]);
            reader.presses(&["Hide all"]);
            reader.shows_framework("Who is rude?");
            reader.ticks("The host is.");
            reader.sees_progress(1, 1);
        }
    });
}

#[test]
fn the_widgets_styles_do_not_reach_the_host() {
    // The computed styles of the author's elements, with the widget and after it is removed.
    let looks = "return JSON.stringify([...document.querySelectorAll('article *:not(study-widget, study-status, study-fold, study-tick, study-sketch)')]
        .map((element) => { const { color, fontSize, fontFamily, lineHeight, display, margin, padding } = getComputedStyle(element);
            return [element.localName, color, fontSize, fontFamily, lineHeight, display, margin, padding]; }))";
    story(|reader| {
        reader.opens(PLAIN);
        reader.presses(&["Show all"]);
        reader.scrolls_through();
        reader.executes("document.querySelectorAll('study-sketch').forEach(({ shadowRoot }) => shadowRoot.querySelector('[aria-expanded=false]')?.click())", ());
        let with: String = reader.evaluates(looks, ());
        reader.finds_the_page_restored_without_the_widget();
        let without: String = reader.evaluates(looks, ());
        assert_eq!(with, without);
    });
}

#[test]
fn a_mirror_that_replaces_the_desk_gets_none_of_its_script_run() {
    story_at(Site::new, |reader| {
        let replaced = "window.replaced = true; export const openDesk = () => {}, preload = () => {}, importProgress = () => {}, openLibrary = () => {};";
        let version = format!("embed/{}/study-desk.js", env!("CARGO_PKG_VERSION"));
        for path in ["embed/study-desk.js", &version] {
            reader.site().set_page_at(path, replaced);
        }
        reader.opens(PLAIN);
        reader.presses(&["Review"]);
        reader.waits_for(
            "the refusal",
            "return performance.getEntriesByType('resource').some(({ name }) => name.endsWith('study-desk.js'))",
            (),
        );
        reader.shows_framework(SLOW);
        reader.ticks(POINT);
        reader.waits_until_idle();
        assert!(!reader.evaluates::<bool>("return Boolean(window.replaced)", ()));
        reader.sees_progress(1, 15);
        let left: usize = reader.evaluates(
            "return document.querySelectorAll('link[rel=modulepreload]').length",
            (),
        );
        assert_eq!(left, 0);
    });
}

fn studies(reader: &Reader) {
    reader.shows_framework(SLOW);
    reader.ticks(POINT);
    reader.shows_sketch("When would you rather not add an index?");
    reader.chooses("Learning");
    reader.chooses("All");
    reader.presses(&["Show all"]);
    reader.presses(&["Hide all"]);
    reader.presses(&["Reset progress"]);
    reader.presses(&["Undo reset"]);
    reader.sees_progress(1, 15);
}
