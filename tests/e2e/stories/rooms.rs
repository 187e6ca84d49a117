//! Unusual places for an article: other document types, dialogs, shadow roots, frames.

use crate::browser::Engine;
use crate::pages::{TAG, long, page, question};
use crate::reader::{Reader, chromium_story, story_at};
use crate::server::Site;

const TITLE: &str = "What is room 1 for?";
const POINT: &str = "Thing one of room 1.";

/// Four questions in mark-up that is valid XML, too.
fn questions() -> String {
    let questions = (1..=4).map(|number| {
        let points = [
            &format!("Thing one of room {number}."),
            "What is said of it at such length that it has to go on in another line, whatever the window.",
        ];
        let id = format!("q{number}");
        question(&id, &format!("What is room {number} for?"), &points)
    });
    questions.collect()
}

fn studies(reader: &Reader) {
    reader.presses(&["Hide all"]);
    reader.does_not_see(POINT);
    reader.shows_framework(TITLE);
    reader.sees(POINT);
    reader.ticks(POINT);
    reader.sees_progress(1, 8);
}

#[test]
fn a_page_in_quirks_mode_is_studied() {
    let narrow = "<style>html { max-width: 500px; margin: 0 auto }</style>";
    let html = page(narrow, &questions()).replace("<!doctype html>", "");
    story_at(
        move || Site::new().with_page("quirks.html", html.as_str()),
        |reader| {
            reader.opens("pages/quirks.html");
            let quirks = "return document.compatMode === 'BackCompat' && innerWidth > 1000";
            assert!(reader.evaluates::<bool>(quirks, ()));
            studies(reader);
            // Wide enough for boxes beside the page's text.
            let tight = "return document.querySelectorAll('[data-tight]').length";
            assert_eq!(reader.evaluates::<u32>(tight, ()), 0);
            reader.finds_the_page_restored_without_the_widget();
        },
    );
}

#[test]
fn a_page_of_xml_is_studied() {
    // In an XML document, Chromium (crbug.com/717643) and WebKit do not run a module script element.
    let import = r#"<script>import("../embed/study-widget.js")</script>"#;
    let xml = |tag: &str| {
        format!(
            r#"<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" lang="en">
            <head><title>Rooms</title>{tag}</head><body><article><h1>Rooms</h1>{}</article></body></html>"#,
            questions()
        )
    };
    story_at(
        || {
            Site::new()
                .with_page("import.xhtml", xml(import))
                .with_page("tag.xhtml", xml(TAG))
        },
        |reader| {
            for name in ["import", "tag"] {
                let path = format!("pages/{name}.xhtml");
                if name == "tag" && reader.engine() != Engine::Firefox {
                    reader.visits(&path);
                    reader.sees_the_plain_page();
                    continue;
                }
                reader.opens(&path);
                reader.presses(&["Show all"]);
                reader.presses(&["Hide all"]);
                reader.does_not_see(POINT);
                reader.shows_framework(TITLE);
                reader.sees(POINT);
                reader.finds_the_page_undisturbed();
                reader.finds_the_page_restored_without_the_widget();
            }
        },
    );
}

#[test]
fn an_article_in_a_modal_dialog_is_studied() {
    let html = page("", &questions()).replace("<main>", "<main><dialog>");
    let html = html.replace("</main>", "</dialog></main>").replace(
        "</body>",
        "<script>document.querySelector('dialog').showModal()</script></body>",
    );
    story_at(
        move || Site::new().with_page("dialog.html", html.as_str()),
        |reader| {
            reader.opens("pages/dialog.html");
            studies(reader);
            reader.opens_the_desk_by(&["Review"]);
            reader.question_asked();
            reader.closes_the_desk();
            reader.sees(POINT);
            assert!(reader.evaluates::<bool>("return document.querySelector('dialog').open", ()));
        },
    );
}

#[test]
fn controls_find_their_place_in_a_dialog_that_opens_later() {
    let narrow = "<style>dialog { width: 360px }</style>";
    let html = page(narrow, &questions()).replace("<main>", "<main><dialog>");
    let html = html.replace("</main>", "</dialog></main>");
    story_at(
        move || Site::new().with_page("dialog.html", html.as_str()),
        |reader| {
            reader.opens("pages/dialog.html");
            reader.waits_until_idle();
            reader.executes("document.querySelector('dialog').showModal()", ());
            reader.sees_button(&["Show framework", TITLE]);
            reader.waits_until_idle();
            let cut =
                "const { left, right } = document.querySelector('dialog').getBoundingClientRect();
                return controls('button.fold, input').filter(({ element }) => {
                    const box = element.getBoundingClientRect();
                    return box.width && (box.left < left || box.right > right);
                }).map(({ name }) => name)";
            assert_eq!(
                reader.evaluates::<Vec<String>>(cut, ()),
                Vec::<String>::new()
            );
            reader.presses(&["Show all"]);
            reader.waits_until_idle();
            assert_eq!(
                reader.evaluates::<Vec<String>>(cut, ()),
                Vec::<String>::new()
            );
        },
    );
}

#[test]
fn an_article_in_an_open_shadow_root_is_studied_where_its_author_says_so() {
    let article = |element: &str| {
        let html = page("", &questions()).replace("<h1>", &format!("{element}<h1>"));
        let html = html.replace(
            "<article>",
            "<x-article><template shadowrootmode=open><article>",
        );
        html.replace("</article>", "</article></template></x-article>")
    };
    // Whether the first point of the first question is shown.
    let is_seen =
        "const point = document.querySelector('x-article').shadowRoot.querySelector('li');
        return shown(point) === args[0]";
    story_at(
        || {
            Site::new()
                .with_page("tag.html", article(""))
                .with_page("element.html", article("<study-widget></study-widget>"))
        },
        |reader| {
            reader.visits("pages/tag.html");
            let told = "return recorder.events.some(({ type }) => type === 'study-problem') || document.readyState === 'complete'";
            reader.waits_for("the page", told, ());
            reader.waits_until_idle();
            reader.waits_for("the answer", is_seen, [true]);
            if reader.engine() == Engine::Chromium {
                let said = reader.console();
                assert_eq!(said.len(), 1, "{said:#?}");
            }
            reader.opens("pages/element.html");
            let widget =
                "document.querySelector('x-article').shadowRoot.querySelector('study-widget')";
            reader.executes(&format!("{widget}.hideAll()"), ());
            reader.waits_for("no answer", is_seen, [false]);
            reader.executes(&format!("{widget}.showAll()"), ());
            reader.waits_for("the answer", is_seen, [true]);
            // The box replaces the bullet.
            let bullet = "const root = document.querySelector('x-article').shadowRoot;
                return root.querySelector('li study-tick') && getComputedStyle(root.querySelector('li'), '::marker').color === 'rgba(0, 0, 0, 0)'";
            reader.waits_for("a box in the place of the bullet", bullet, ());
            reader.executes(&format!("{widget}.remove()"), ());
            let sheets = "const root = document.querySelector('x-article').shadowRoot;
                return root.adoptedStyleSheets.length === 0 && !root.querySelector('study-tick, study-fold, [hidden]')";
            reader.waits_for("an article as it was", sheets, ());
            reader.finds_the_page_undisturbed();
        },
    );
}

#[test]
fn a_sandboxed_frame_keeps_progress_where_it_may() {
    let frame = |may: &str| {
        format!(
            "<!doctype html><html lang=en><head><title>A frame</title></head><body>
            <iframe title=Guide sandbox='{may}' src=rooms.html width=900 height=700></iframe></body></html>"
        )
    };
    story_at(
        || {
            Site::new()
                .with_page("rooms.html", page("", &questions()))
                .with_page("kept.html", frame("allow-scripts allow-same-origin"))
                .with_page("alone.html", frame("allow-scripts"))
        },
        |reader| {
            for page in ["pages/kept.html", "pages/alone.html"] {
                reader.visits(page);
                reader.enters_the_frame();
                reader.waits_until_ready();
                studies(reader);
                reader.waits_until_idle();
                reader.finds_the_page_undisturbed();
            }
            reader.sees_in_panel("not saved");
            reader.visits("pages/kept.html");
            reader.enters_the_frame();
            reader.waits_until_ready();
            reader.sees_progress(1, 8);
            reader.does_not_see_in_panel("not saved");
        },
    );
}

/// Like an app's custom element whose shadow root has a bar and the scroll container, with the article in a slot.
#[test]
fn nothing_moves_where_what_scrolls_stands_in_a_shadow_root_around_the_article() {
    let shell = "<x-app><template shadowrootmode=open>
        <style>:host { position: fixed; inset: 0 } main { position: absolute; inset: 56px 0 0; overflow: auto }</style>
        <header>A bar</header><main><slot></slot></main></template><article>";
    let html = page("", &long(6))
        .replace("<main><article>", shell)
        .replace("</article></main>", "</article></x-app>");
    let turns =
        "document.querySelector('x-app').shadowRoot.querySelector('main').scrollBy(0, args[0])";
    chromium_story(
        || Site::new().with_page("app.html", html.as_str()),
        |reader| {
            reader.resizes_to(1000, 700);
            reader.opens("pages/app.html");
            reader.waits_until_idle();
            for turn in [250; 16].into_iter().chain([-250; 16]) {
                reader.executes(turns, [turn]);
                reader.waits_until_idle();
                if turn < 0 {
                    continue;
                }
                let bare = "return [...document.querySelectorAll('h2')].filter((heading) => {
                    const { top } = heading.getBoundingClientRect();
                    return top > 0 && top < innerHeight && !heading.querySelector('study-status');
                }).length";
                assert_eq!(reader.evaluates::<u32>(bare, ()), 0);
            }
            reader.finds_no_layout_shift("where a shadow root scrolls");
            // Nor does anything move that gets its place off screen while the reader rests.
            reader.opens("pages/app.html");
            reader.waits_until_idle();
            reader.executes(turns, [250]);
            reader.waits_for_the_panel_in_place();
            reader.finds_no_layout_shift("with the panel in its place");
        },
    );
}

#[test]
fn articles_in_frames_that_have_no_address_are_guides_of_their_own() {
    let of = |title: &str| {
        page("", &questions()).replace("A guide</title>", &format!("{title}</title>"))
    };
    let frame = |title: &str| {
        let html = of(title)
            .replace("../embed", "/embed")
            .replace('&', "&amp;");
        format!(
            "<iframe title='{title}' width=900 height=500 srcdoc='{}'></iframe>",
            html.replace('\'', "&#39;")
        )
    };
    let html = format!(
        "<!doctype html><html lang=en><head><title>Two</title></head><body>{}{}</body></html>",
        frame("One"),
        frame("Another")
    );
    let guides = "const guides = [...document.querySelectorAll('iframe')].map((frame) => frame.contentDocument.querySelector('study-widget')?.outline?.guide);
        return guides.every(Boolean) && guides";
    story_at(
        || Site::new().with_page("two.html", html.as_str()),
        |reader| {
            reader.visits("pages/two.html");
            reader.waits_for("two guides", guides, ());
            let guides: Vec<String> = reader.evaluates(guides, ());
            assert_eq!(guides, ["/pages/two.html#!One", "/pages/two.html#!Another"]);
        },
    );
}
