//! An author tries the widget in the configurator: pastes a page, looks, copies the tag.

use serde_json::Value;
use std::fs;

use crate::browser::Engine;
use crate::reader::{APPEARANCES, Reader, emulated_story, story, story_at};
use crate::release::Release;
use crate::server::{Site, dist};

const TRY: &str = "try/";
const LOCK: &str = "What is a lock for?";
const PAGE: &str = "<!doctype html><html lang=\"en\"><head><title>Locks</title><style>h2 { color: rgb(1, 2, 3) }</style></head>\
    <body><article><h1>Locks</h1>\
    <h2>What is a lock for?</h2><p><b>Answer framework</b></p><ul><li>One at a time.</li><li>Held as shortly as can be.</li></ul>\
    <p><b>Follow-up questions</b></p><ol><li>And across machines?</li></ol>\
    <h2>What is a deadlock?</h2><p><b>Answer framework</b></p><ul><li>Each waits for the other.</li></ul>\
    </article></body></html>";
const FOUND: &str = "2 questions, 3 points, 1 follow-up";

#[test]
fn a_strangers_page_has_the_widget_in_three_actions() {
    story(|reader| {
        reader.visits(TRY);
        reader.pastes(PAGE);
        reader.sees(FOUND);
        reader.looks_at_the_view(|reader| {
            reader.ticks("One at a time.");
            reader.sees_progress(1, 4);
        });
        if reader.engine() == Engine::Chromium {
            reader.presses_on_the_page("Copy the tag");
            reader.sees("Copied");
        }
        let tag = reader.reads_lines("The tag");
        assert!(tag.contains("integrity=\"sha384-"), "{tag}");
        let page = PAGE.replace("</article>", &format!("</article>{tag}"));
        reader.site().set_page("strangers.html", &page);
        reader.opens("pages/strangers.html");
        reader.sees_progress(0, 4);
        reader.ticks("One at a time.");
        reader.sees_progress(1, 4);
    });
}

#[test]
fn a_page_in_a_file_that_went_is_said_to_have_and_can_be_chosen_again() {
    let choose = "const [text, is_gone] = args, { text: read } = Blob.prototype;
        // As where the file is on a stick that was pulled.
        if (is_gone) Blob.prototype.text = async () => { throw new DOMException('gone', 'NotFoundError'); };
        const input = document.querySelector('#try input[type=file]'), chosen = new DataTransfer();
        chosen.items.add(new File([text], 'locks.html'));
        input.files = chosen.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));
        setTimeout(() => { Blob.prototype.text = read; });
        return input.value";
    const SAID: &str = "The file could not be read. Choose it again.";
    story(|reader| {
        reader.visits(TRY);
        reader.waits_for(
            "the configurator",
            "return document.querySelector('#try input')",
            (),
        );
        reader.executes(choose, (PAGE, true));
        reader.sees(SAID);
        assert_eq!(reader.evaluates::<String>(choose, (PAGE, false)), "");
        reader.sees(FOUND);
        let is_gone = "return !document.body.textContent.includes(args[0])";
        reader.waits_for("no such words", is_gone, [SAID]);
    });
}

#[test]
fn nothing_pasted_runs_or_asks_anybody_or_touches_our_storage() {
    story(|reader| {
        reader.visits(TRY);
        let trap = "<meta http-equiv=refresh content='0;url=trap-1'><link rel=stylesheet href=trap-2.css>\
            <script>document.title = 'ran'; parent.postMessage('ran', '*')</script><script src=../app.js></script>\
            <img src=trap-3.png onerror=\"document.title='ran'\"><iframe src=trap-4></iframe><style>h1 { background: url(trap-5.png) }</style>";
        reader.pastes(&PAGE.replace("<h1>", &format!("{trap}<h1>")));
        reader.sees(FOUND);
        reader.looks_at_the_view(|reader| {
            reader.ticks("One at a time.");
            reader.sees_progress(1, 4);
            let title: String = reader.evaluates("return document.title", ());
            assert_eq!(title, "Locks");
            let colour: String = reader.evaluates(
                "return getComputedStyle(document.querySelector('h2')).color",
                (),
            );
            assert_eq!(colour, "rgb(1, 2, 3)", "the author's own style");
        });
        let asked = reader.site().requests();
        assert!(
            !asked.iter().any(|(path, _)| path.contains("trap")),
            "{asked:?}"
        );
        let stored: usize = reader.evaluates("return localStorage.length", ());
        assert_eq!(stored, 0);
    });
}

#[test]
fn an_option_shows_at_once_and_stands_in_the_tag() {
    story(|reader| {
        reader.visits(TRY);
        reader.pastes(PAGE);
        reader.sees(FOUND);
        assert!(!reader.reads_lines("The tag").contains("<study-widget"));
        reader.sets("Frameworks on a first visit", "open");
        reader.finds_in_lines(
            "The tag",
            "<study-widget frameworks=\"open\"></study-widget>",
        );
        reader.looks_at_the_view(|reader| reader.sees_button(&["Hide framework", LOCK]));
        reader.sets("Language of the controls", "de");
        reader.looks_at_the_view(|reader| reader.sees_button(&["Antwort verbergen", LOCK]));
    });
}

#[test]
fn an_option_that_was_wrong_is_forgotten_once_it_is_right() {
    story(|reader| {
        reader.visits(TRY);
        reader.pastes(PAGE);
        reader.sees(FOUND);
        reader.sets("CSS selector of the article", "###");
        reader.sees("Nothing to study was recognised");
        reader.sets("CSS selector of the article", "");
        reader.sees(FOUND);
        reader.looks_at_the_view(|reader| reader.sees_progress(0, 4));
    });
}

#[test]
fn a_question_in_the_tree_leads_to_its_place_and_a_point_opens_it() {
    story(|reader| {
        reader.visits(TRY);
        let long = format!("</h1>{}", "<p>An introduction that is long.</p>".repeat(60));
        reader.pastes(&PAGE.replace("</h1>", &long));
        reader.sees(FOUND);
        reader.presses_on_the_page("What is a deadlock?");
        reader.looks_at_the_view(|reader| reader.finds_on_the_screen("What is a deadlock?"));
        reader.presses_on_the_page("Each waits for the other.");
        reader.looks_at_the_view(|reader| {
            reader.sees("Each waits for the other.");
            reader.finds_on_the_screen("Each waits for the other.");
        });
    });
}

#[test]
fn a_page_with_nothing_to_study_says_what_to_do_next() {
    story(|reader| {
        reader.visits(TRY);
        reader.pastes("# A diary\n\nToday it rained.\n");
        reader.sees("Nothing to study was recognised");
        reader.sees("No question was recognised; put");
        reader.pastes(PAGE);
        reader.sees(FOUND);
        assert!(!reader.reads_lines("The tag").contains("<study-widget"));
    });
}

#[test]
fn markdown_and_samples_are_read_too() {
    story(|reader| {
        reader.visits(TRY);
        reader.presses_on_the_page("Folded answers");
        reader.sees("3 questions, 8 points, 0 follow-ups");
        reader.presses_on_the_page("Labelled answers");
        reader.sees("2 questions, 6 points, 2 follow-ups");
        reader.presses_on_the_page("Plain questions");
        reader.sees("3 questions, 6 points, 0 follow-ups");
    });
}

#[test]
fn a_colour_that_cannot_be_read_is_named_and_a_good_one_goes_into_the_sheet() {
    story(|reader| {
        reader.visits(TRY);
        reader.sets("Accent in light", "#ffee00");
        reader.sees("hard to read");
        reader.sets("Accent in light", "#5b21b6");
        reader.finds_in_lines(
            "The colours",
            "--study-accent: light-dark(#5b21b6, #6fd3c4);",
        );
        let said: bool = reader.evaluates(
            "return document.body.textContent.includes('hard to read')",
            (),
        );
        assert!(!said);
    });
}

#[test]
fn the_configurator_works_without_a_network() {
    let release = Release::numbered(1);
    story_at(
        || Site::releasing(&release, "/some-repo/"),
        |reader| {
            reader.visits(TRY);
            reader.finds_the_site_kept();
            reader.site().stop();
            reader.visits(TRY);
            reader.pastes(PAGE);
            reader.sees(FOUND);
            reader.looks_at_the_view(|reader| {
                reader.ticks("One at a time.");
                reader.sees_progress(1, 4);
            });
        },
    );
}

#[test]
fn nothing_is_to_blame_about_the_configurator_in_any_size_and_colour() {
    emulated_story(Site::new, |reader| {
        for look in APPEARANCES {
            reader.emulates(look);
            reader.visits(TRY);
            let (scheme, width) = look;
            reader.waits_for(
                "the form",
                "return Boolean(document.querySelector('#try textarea'))",
                (),
            );
            reader.finds_no_axe_violations(&format!("empty, {scheme}, {width} px"));
            reader.pastes(PAGE);
            reader.sees(FOUND);
            reader.presses_on_the_page(LOCK);
            reader.sets("Accent in light", "#ffee00");
            finds_it_whole(reader, &format!("{scheme}-{width}"));
        }
        reader.emulates_media(&[("forced-colors", "active")]);
        reader.visits(TRY);
        reader.pastes(PAGE);
        reader.sees(FOUND);
        finds_it_whole(reader, "forced-colors");
    });
}

fn finds_it_whole(reader: &Reader, look: &str) {
    reader.finds_no_overflow();
    reader.finds_no_axe_violations(look);
    reader.takes_a_picture(&format!("trying-{look}"));
}

#[test]
fn the_package_declares_the_element_that_is_there() {
    let file = dist().join("package/custom-elements.json");
    let manifest = fs::read_to_string(file).expect("the package's manifest");
    let manifest: Value = serde_json::from_str(&manifest).expect("JSON");
    story(|reader| {
        reader.opens("guides/devops-senior/");
        let script = "const element = args[0].modules[0].declarations[0];
            const widget = document.querySelector(element.tagName);
            const names = (list) => list.map(({ name }) => name);
            const kinds = { field: (name) => name in widget && typeof widget[name] === 'object', method: (name) => typeof widget[name] === 'function' };
            const sheets = [...widget.shadowRoot.adoptedStyleSheets].flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText)).join('');
            return [
                ...element.members.filter(({ kind, name }) => !kinds[kind](name)).map(({ name }) => `no member ${name}`),
                ...names(element.cssProperties).filter((name) => !sheets.includes(`var(${name},`)).map((name) => `no property ${name}`),
                ...names(element.cssParts).filter((name) => !widget.shadowRoot.querySelector(`[part=${name}]`)).map((name) => `no part ${name}`),
                ...(String(names(element.attributes)) === String(customElements.get(element.tagName).observedAttributes) ? [] : ['other attributes']),
            ]";
        let missing: Vec<String> = reader.evaluates(script, [&manifest]);
        assert_eq!(missing, [""; 0]);
        let ready = &reader.events("study-ready")[0];
        assert!(
            ready["questions"].is_number() && ready["followUps"].is_number(),
            "{ready}"
        );
    });
}
