//! The browser extension: one press makes any page a study page, whatever its policy, and the progress belongs to the
//! reader, not to the site.

use crate::pages::{TAG, page, question};
use crate::reader::{Reader, extension_story, firefox_extension_story};
use crate::server::Site;

const PAGE: &str = "pages/strict.html";
const QUESTION: &str = "What is a queue?";
const POINT: &str = "Holds what is waiting.";

/// A page with the policy of the strictest sites.
fn strict() -> Site {
    let body = [
        question(
            "queue",
            QUESTION,
            &[POINT, "Grows when more comes than goes."],
        ),
        question(
            "stack",
            "What is a stack?",
            &["The last in is the first out."],
        ),
        question("heap", "What is a heap?", &["The least is on top."]),
    ];
    Site::new()
        .with_page("strict.html", page("", &body.concat()).replace(TAG, ""))
        .with_header(
            "content-security-policy",
            "script-src 'self'; default-src 'none'; require-trusted-types-for 'script'",
        )
}

#[track_caller]
fn finds_it_studied(reader: &Reader) {
    // Where the page's own scripts are blocked, the recorder does not see that the widget is ready, so the panel tells.
    reader.sees_in_panel("ticked");
}

#[test]
fn one_press_makes_a_study_page_under_the_strictest_policy_and_one_more_leaves_it_as_it_was() {
    extension_story(strict, |reader, extension| {
        reader.visits(PAGE);
        let before: String = reader.evaluates("return document.documentElement.outerHTML", ());
        reader.presses_the_button(extension);
        finds_it_studied(reader);
        reader.ticks(POINT);
        reader.sees_ticked(POINT, true);
        assert_eq!(reader.stored_keys(), [] as [&str; 0]);
        reader.presses_the_button(extension);
        let same = "return document.documentElement.outerHTML === args[0] && document.adoptedStyleSheets.length === 0";
        reader.waits_for("the page to be as it was", same, [before]);
        reader.presses_the_button(extension);
        reader.sees_ticked(POINT, true);
    });
}

#[test]
fn what_was_ticked_outlives_a_reload_the_browser_and_the_sites_data() {
    let forgetful = || strict().with_header("clear-site-data", "\"storage\"");
    extension_story(forgetful, |reader, extension| {
        reader.visits(PAGE);
        reader.presses_the_button(extension);
        finds_it_studied(reader);
        reader.ticks(POINT);
        reader.sees_progress(1, 4);
        let again = |reader: &Reader| {
            reader.visits(PAGE);
            reader.presses_the_button(extension);
            finds_it_studied(reader);
            reader.sees_ticked(POINT, true);
        };
        again(reader);
        reader.closes_the_browser_and_opens_it_again();
        again(reader);
        // The site deletes all its own storage at each visit.
        reader.executes("localStorage.theirs = 1", ());
        again(reader);
        assert!(reader.evaluates::<bool>("return localStorage.theirs === undefined", ()));
    });
}

#[test]
fn a_tick_in_one_tab_shows_in_another_and_in_the_library() {
    extension_story(strict, |reader, extension| {
        reader.visits(PAGE);
        reader.presses_the_button(extension);
        finds_it_studied(reader);
        reader.ticks(POINT);
        reader.sees_progress(1, 4);
        reader.has_another_tab();
        reader.goes_to(&extension.page("library.html"));
        let listed =
            "return document.querySelector('.guides .mine')?.textContent.includes(args[0])";
        reader.waits_for("the page in the library", listed, ["1 of 4 ticked"]);
        let keys = reader.stored_by_the_extension();
        let guide = keys
            .iter()
            .find(|key| key.starts_with("guide:http://127.0.0.1:"));
        assert!(
            guide.is_some_and(|key| key.ends_with("/pages/strict.html")),
            "{keys:?}"
        );
        reader.executes("document.querySelector('.guides h3 a').click()", ());
        finds_it_studied(reader);
        reader.sees_progress(1, 4);
        reader.sees_ticked(POINT, true);
        reader.ticks("Grows when more comes than goes.");
        reader.switches_to_tab(0);
        reader.sees_progress(2, 4);
    });
}

#[test]
fn a_page_in_another_language_has_its_controls_in_it() {
    let french = || {
        let body = question("file", "Qu’est-ce qu’une file ?", &["Ce qui attend."]);
        let html = page("", &body)
            .replace(TAG, "")
            .replace("lang=\"en\"", "lang=\"fr\"");
        strict().with_page("french.html", html)
    };
    extension_story(french, |reader, extension| {
        reader.visits("pages/french.html");
        reader.presses_the_button(extension);
        reader.sees_in_panel("0 sur 1 cochés");
    });
}

/// Stand-ins for the sites that readers study most: the name, the policy such a site sends, the number of questions,
/// and one of its answers.
const SITES: [(&str, &str, usize, &str); 9] = [
    (
        "code-host",
        "default-src 'none'; base-uri 'self'; connect-src 'self'; script-src 'self'; style-src 'unsafe-inline'; trusted-types one; require-trusted-types-for 'script'",
        3,
        "The caller need not wait.",
    ),
    (
        "code-blob",
        "default-src 'none'; connect-src 'self'; script-src 'self'; style-src 'unsafe-inline'; trusted-types one; require-trusted-types-for 'script'",
        3,
        "The slow one tells",
    ),
    (
        "merge-host",
        "object-src 'none'; script-src 'strict-dynamic' 'nonce-a'; style-src 'self' 'unsafe-inline'; worker-src 'self'",
        3,
        "After that, nobody",
    ),
    (
        "manual",
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; require-trusted-types-for 'script'",
        3,
        "That the call comes",
    ),
    (
        "blog-host",
        "default-src 'self'; script-src 'self' 'unsafe-inline'",
        3,
        "Give a number of seconds.",
    ),
    (
        "answers",
        "upgrade-insecure-requests; frame-ancestors 'self'",
        1,
        "Let one instruction",
    ),
    (
        "forum",
        "script-src 'nonce-a' 'strict-dynamic'; object-src 'none'",
        3,
        "Write to both",
    ),
    ("notes-export", "default-src 'self'", 3, "In the channel"),
    (
        "wiki",
        "script-src 'self' 'unsafe-eval'; default-src 'self'",
        3,
        "When sun and moon",
    ),
];

#[test]
fn sites_of_every_kind_are_studied_as_they_are_and_left_as_they_were() {
    for (name, policy, questions, answer) in SITES {
        let site = || Site::new().with_header("content-security-policy", policy);
        extension_story(site, |reader, extension| {
            reader.visits(&format!("pages/sites/{name}.html"));
            let before: String = reader.evaluates("return document.documentElement.outerHTML", ());
            reader.presses_the_button(extension);
            finds_it_studied(reader);
            let found: usize = reader.evaluates(
                "return document.querySelectorAll('study-status').length",
                (),
            );
            assert_eq!(found, questions, "{name}");
            reader.presses(&["Show all"]);
            reader.ticks(answer);
            reader.sees_ticked(answer, true);
            reader.presses_the_button(extension);
            reader.waits_for(
                "the page to be as it was",
                "return document.documentElement.outerHTML === args[0]",
                [before],
            );
        });
    }
}

#[test]
fn a_page_with_the_tag_keeps_its_own_widget_until_the_reader_has_the_extension_take_over() {
    let body = question("queue", QUESTION, &[POINT]);
    let site = || Site::new().with_page("tagged.html", page("", &body));
    extension_story(site, |reader, extension| {
        reader.opens("pages/tagged.html");
        reader.ticks(POINT);
        reader.sees_progress(1, 1);
        reader.presses_the_button(extension);
        reader.answers(extension, "Leave it so");
        assert!(
            reader.evaluates::<bool>("return Boolean(document.querySelector('study-widget'))", ())
        );
        reader.presses_the_button(extension);
        reader.answers(extension, "Take over");
        reader.waits_for(
            "the extension's widget alone",
            "return document.querySelector('study-guest') && !document.querySelector('study-widget')",
            (),
        );
        reader.sees_progress(1, 1);
        reader.sees_ticked(POINT, true);
    });
}

#[test]
fn a_frame_that_brings_another_file_and_the_first_again_keeps_each_ones_progress() {
    let read = |name: &str| {
        let path = format!(
            "{}/tests/e2e/pages/sites/{name}.html",
            env!("CARGO_MANIFEST_DIR")
        );
        let html = std::fs::read_to_string(path).expect("a stand-in");
        let (_, rest) = html.split_once("<turbo-frame").expect("a frame");
        let (_, inside) = rest.split_once('>').expect("a frame");
        inside
            .split("</turbo-frame>")
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    // As the site does it: it refills the frame, then changes the address.
    let turn = "const policy = trustedTypes.createPolicy('one', { createHTML: (text) => text });
        document.querySelector('turbo-frame').innerHTML = policy.createHTML(args[1]);
        document.querySelector('link[rel=canonical]')?.remove();
        history.pushState(null, '', args[0])";
    let policy = "script-src 'self'; trusted-types one 'allow-duplicates'; require-trusted-types-for 'script'";
    let site = || Site::new().with_header("content-security-policy", policy);
    extension_story(site, |reader, extension| {
        reader.visits("pages/sites/code-host.html");
        reader.executes("document.querySelector('link[rel=canonical]').remove()", ());
        reader.presses_the_button(extension);
        finds_it_studied(reader);
        reader.presses(&["Show all"]);
        reader.ticks("The caller need not wait.");
        reader.sees_progress_of(1);
        reader.executes(turn, ("code-blob.html", read("code-blob")));
        reader.sees_progress_of(0);
        reader.ticks("The slow one tells");
        reader.sees_progress_of(1);
        reader.executes(turn, ("code-host.html", read("code-host")));
        reader.sees_ticked("The caller need not wait.", true);
        reader.sees_progress_of(1);
    });
}

#[test]
fn where_another_article_comes_into_the_page_its_own_progress_is_shown() {
    let first = question("queue", QUESTION, &[POINT]);
    let second = question(
        "stack",
        "What is a stack?",
        &["The last in is the first out."],
    );
    let site = || Site::new().with_page("app.html", page("", &first).replace(TAG, ""));
    extension_story(site, |reader, extension| {
        reader.visits("pages/app.html");
        reader.presses_the_button(extension);
        finds_it_studied(reader);
        reader.ticks(POINT);
        reader.sees_progress(1, 1);
        let turn = "const article = document.querySelector('article');
            history.pushState(null, '', args[0]);
            article.replaceWith(Object.assign(document.createElement('article'), { innerHTML: `<h1>A guide</h1>${args[1]}` }))";
        reader.executes(turn, ("other.html", &second));
        reader.sees_progress(0, 1);
        reader.sees_ticked("The last in is the first out.", false);
        reader.executes(turn, ("app.html", &first));
        reader.sees_progress(1, 1);
        reader.sees_ticked(POINT, true);
    });
}

/// Reloads the page until a setting that was just changed takes effect.
#[track_caller]
fn comes_back_until(reader: &Reader, what: &str, script: &str) {
    for _ in 0..20 {
        reader.visits(PAGE);
        for _ in 0..10 {
            if reader.evaluates::<bool>(script, ()) {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(200));
        }
    }
    panic!("{PAGE} is not {what}");
}

/// Whether the page has no control of the widget.
const AT_REST: &str = "return !document.querySelector('study-status, study-guest')";

#[test]
fn keys_and_the_pages_menu_do_what_the_button_does() {
    firefox_extension_story(strict, |reader, extension| {
        reader.visits(PAGE);
        reader.presses_the_chord(extension);
        finds_it_studied(reader);
        reader.presses_the_chord(extension);
        reader.waits_for("the page as it was", AT_REST, ());
        reader.chooses_in_the_pages_menu(extension, QUESTION, "Study this page");
        finds_it_studied(reader);
        reader.shows_framework(QUESTION);
        reader.selects("Grows when", "than goes.");
        reader.chooses_in_the_pages_menu(extension, "Grows when more", "Make it a point");
        reader.answers(extension, "Not now");
    });
}

#[test]
fn on_a_site_that_the_reader_allows_it_starts_by_itself_until_they_take_it_back() {
    firefox_extension_story(strict, |reader, extension| {
        reader.visits(PAGE);
        reader.waits_for("the page as it is", AT_REST, ());
        reader.chooses_in_the_buttons_menu(extension, "Always on this site");
        reader.allows_it_in_firefox();
        comes_back_until(
            reader,
            "studied by itself",
            "return panelText().includes('ticked')",
        );
        reader.ticks(POINT);
        reader.chooses_in_the_buttons_menu(extension, "No longer by itself on this site");
        comes_back_until(
            reader,
            "left alone",
            "return new Promise((then) => setTimeout(() => then(!document.querySelector('study-status')), 1500))",
        );
        // Pressing the button still works.
        reader.presses_the_button(extension);
        reader.sees_ticked(POINT, true);
    });
}
