//! What the reader does on a page.

use serde::Serialize;
use serde_json::{Value, json};
use thirtyfour::Key;
use thirtyfour::error::WebDriverResult;

use super::Reader;
use crate::browser::{Engine, block_on};

/// Actions.
impl Reader {
    /// Presses the button whose name holds all of `words`.
    #[track_caller]
    pub(crate) fn presses(&self, words: &[&str]) {
        self.clicks(
            &format!("a button {words:?}"),
            "return control('button', args, undefined)",
            words
                .iter()
                .map(|words| self.translated(words))
                .collect::<Vec<_>>(),
        );
    }

    /// Opens the framework of the question; closes it first if it is open because it was on the screen when the widget
    /// came.
    #[track_caller]
    pub(crate) fn shows_framework(&self, question: &str) {
        self.scrolls_to(question);
        self.hides_if_open(question);
        self.presses(&["Show framework", question]);
    }

    /// Closes the framework of the question or the sketch of the follow-up, if it is open.
    #[track_caller]
    pub(crate) fn hides_if_open(&self, question: &str) {
        let script = "const found = controls('button', 'study-fold, study-sketch').filter(({ name }) => args.every((part) => name.includes(part)));
            found.find(({ element }) => element.ariaExpanded === 'true')?.element.click();
            return found.length > 0";
        self.waits_for(&format!("the fold of {question:?}"), script, [question]);
    }

    /// Closes the framework of the question.
    #[track_caller]
    pub(crate) fn hides_framework(&self, question: &str) {
        self.scrolls_to(question);
        self.presses(&["Hide framework", question]);
    }

    /// Opens the answer sketch of the follow-up.
    #[track_caller]
    pub(crate) fn shows_sketch(&self, follow_up: &str) {
        self.scrolls_to(follow_up);
        self.hides_if_open(follow_up);
        self.presses(&["Show sketch", follow_up]);
    }

    /// Clicks the box beside a point or follow-up.
    #[track_caller]
    pub(crate) fn ticks(&self, words: &str) {
        self.scrolls_to(words);
        self.clicks(
            &format!("a box to tick for {words:?}"),
            "return control('input[type=checkbox]', args, 'study-tick')",
            [words],
        );
    }

    /// Chooses which questions are shown.
    #[track_caller]
    pub(crate) fn chooses(&self, status: &str) {
        let script = "const option = controls('select', 'study-widget').flatMap(({ element }) => [...element.options])
            .find((option) => folded(option.textContent).startsWith(args[0]))";
        let what = format!("the choice {status:?}");
        if self.engine() != Engine::WebKit {
            return self.clicks(&what, &format!("{script}; return option"), [status]);
        }
        // WebKit's driver cannot click options.
        let choose = "; const list = option?.closest('select');
            if (!list) return false;
            list.value = option.value;
            for (const type of ['input', 'change']) list.dispatchEvent(new Event(type, { bubbles: true }));
            return true";
        self.waits_for(&what, &format!("{script}{choose}"), [status]);
    }

    /// Presses keys, one after the other.
    #[track_caller]
    pub(crate) fn types(&self, keys: &[Key]) {
        for key in keys {
            block_on(
                self.driver()
                    .action_chain()
                    .send_keys(key.clone())
                    .perform(),
            )
            .expect("a key to press");
        }
    }

    /// Types a text into the focused element.
    #[track_caller]
    pub(crate) fn types_text(&self, text: &str) {
        block_on(self.driver().action_chain().send_keys(text).perform()).expect("a text to write");
    }

    /// Scrolls the author's words to the middle of the window.
    #[track_caller]
    pub(crate) fn scrolls_to(&self, words: &str) {
        let script = "const found = holding(args[0])[0];
            found?.scrollIntoView({ block: 'center', behavior: 'instant' });
            return Boolean(found)";
        self.waits_for(&format!("the words {words:?}"), script, [words]);
    }

    /// Scrolls from the top of the page to its end, one screen after the other.
    #[track_caller]
    pub(crate) fn scrolls_through(&self) {
        self.executes("scrollTo({ top: 0, behavior: 'instant' })", ());
        let script = "scrollBy({ top: innerHeight * 0.9, behavior: 'instant' });
            return scrollY + innerHeight >= document.scrollingElement.scrollHeight - 1";
        loop {
            let at_the_end: bool = self.evaluates(script, ());
            self.waits_until_idle();
            if at_the_end {
                return;
            }
        }
    }

    /// Presses Tab until the focus is on the control whose name holds all of `words`.
    #[track_caller]
    pub(crate) fn tabs_to(&self, words: &[&str]) {
        const MOST: usize = 200;
        for _ in 0..MOST {
            self.types(&[Key::Tab]);
            let name: String = self.evaluates("return focused() ? name(focused()) : ''", ());
            if words.iter().all(|word| name.contains(word)) {
                return;
            }
        }
        panic!("{MOST} presses of Tab did not lead to {words:?}");
    }

    #[track_caller]
    pub(super) fn clicks(&self, what: &str, script: &str, args: impl Serialize) {
        let args = json!(args);
        let ready = format!(
            "const element = (() => {{ {script} }})(); return Boolean(element) && shown(element.closest('select') ?? element)"
        );
        self.waits_for(what, &ready, &args);
        let found = format!("const element = (() => {{ {script} }})();");
        let to_the_middle = "element?.scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.executes(&format!("{found} {to_the_middle}"), &args);
        // Other drivers measure where an element is and click there later, by which time content that waited for the
        // reader to rest may have moved there.
        if self.engine() != Engine::Chromium {
            let rests = "return performance.now() - (window.recorder?.scrolled ?? -1000) > 300";
            self.waits_for("the page at rest", rests, ());
        }
        let clicked = match self.element(script, &args) {
            Some(element) => block_on(element.click()),
            None => self.points_at(what, &found, &args),
        };
        clicked.unwrap_or_else(|error| panic!("{what}: cannot be clicked: {error}"));
    }

    /// Clicks at the element's position. WebKit's driver returns no element where a page defines a `Node` of its own.
    #[track_caller]
    fn points_at(&self, what: &str, found: &str, args: &Value) -> WebDriverResult<()> {
        assert!(self.engine() == Engine::WebKit, "{what}: gone");
        let middle = format!(
            "{found} const {{ left, top, width, height }} = element.getBoundingClientRect();
            return [left + width / 2, top + height / 2].map(Math.round)"
        );
        let [x, y]: [i64; 2] = self.evaluates(&middle, args);
        block_on(self.driver().action_chain().move_to(x, y).click().perform())
    }
}
