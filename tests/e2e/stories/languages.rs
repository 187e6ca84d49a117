//! The controls and the desk use the page's language, and their texts fit.

use crate::reader::{emulated_story, story, story_at};
use crate::server::{Fault, Site};

/// Pages with their language, their writing direction, and words of the panel.
const PAGES: [(&str, &str, &str, &str); 3] = [
    ("arabic", "ar", "rtl", "تم تعليم 0 من 6"),
    ("japanese", "ja", "ltr", "5 件中 0 件チェック済み"),
    ("german", "de", "ltr", "0 von 5 abgehakt"),
];
const MODES: [&str; 5] = ["Review", "Where I stand", "Notes", "Your data", "Plan"];

#[test]
fn the_panel_speaks_the_language_of_the_page_from_the_first() {
    story(|reader| {
        for (page, tag, direction, words) in PAGES {
            reader.opens(&format!("pages/{page}.html"));
            let is_there = "return Boolean(document.querySelector('study-widget')?.shadowRoot?.querySelector('section')?.lang)";
            reader.waits_for("the panel", is_there, ());
            reader.sees_in_panel(&reader.localized_number(words));
            let panel = "const panel = document.querySelector('study-widget').shadowRoot.querySelector('section');
                return [panel.lang, getComputedStyle(panel).direction]";
            let panel: (String, String) = reader.evaluates(panel, ());
            assert_eq!(panel, (tag.to_owned(), direction.to_owned()), "{page}");
        }
    });
}

#[test]
fn a_page_that_changes_its_language_takes_the_controls_along() {
    story(|reader| {
        reader.opens("pages/german.html");
        reader.sees_in_panel("0 von 5 abgehakt");
        reader.executes("document.querySelector('study-widget').kept = true", ());
        reader.executes("document.documentElement.lang = 'fr-CA'", ());
        reader.sees_in_panel("0 sur 5 cochés");
        reader.sees_in_panel("Tout afficher");
        reader.sees_button(&["Masquer la réponse"]);
        reader.executes("document.documentElement.lang = 'eo'", ());
        reader.sees_in_panel("0 of 5 ticked");
        reader.executes("document.querySelector('study-widget').lang = 'pl'", ());
        reader.sees_in_panel("Zaznaczono 0 z 5");
        reader.sees_one_widget(2);
    });
}

#[test]
fn a_language_that_cannot_be_had_leaves_english() {
    story_at(Site::new, |reader| {
        reader
            .site()
            .fail("embed/study-widget.de.txt", Fault::Missing);
        reader.opens("pages/german.html");
        reader.sees_in_panel("0 of 5 ticked");
    });
}

#[test]
fn the_panel_and_the_desk_fit_a_narrow_screen_in_long_words() {
    emulated_story(Site::new, |reader| {
        for (page, tag, ..) in PAGES {
            for width in [320, 1000] {
                reader.resizes_to(width, 900);
                reader.opens(&format!("pages/{page}.html"));
                reader.finds_no_overflow();
                let cut = "return controls('button, select', 'study-widget').map(({ element }) => element)
                    .filter((element) => element.scrollWidth > element.clientWidth + 1).map((element) => element.textContent)";
                assert_eq!(
                    reader.evaluates::<Vec<String>>(cut, ()),
                    [""; 0],
                    "{page} at {width}"
                );
                reader.takes_a_picture(&format!("language-{tag}-{width}"));
                reader.presses(&["Plan your study"]);
                reader.waits_for_the_desk();
                for mode in MODES {
                    reader.clicks_in_the_desk("button", &[&reader.translated(mode)]);
                    reader.waits_until_idle();
                    reader.finds_no_overflow_in_the_desk(&format!("{mode}, {page} at {width}"));
                    reader.takes_a_picture(&format!("language-{tag}-{width}-{mode}"));
                }
            }
        }
    });
}
