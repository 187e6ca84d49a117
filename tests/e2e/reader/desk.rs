//! The desk: what the reader does and sees in its dialog. Its controls stand in one shadow root, the author's own blocks
//! in its slot.

use thirtyfour::Key;

use super::Reader;
use crate::browser::Engine;

const DAY: u64 = 24 * 60 * 60 * 1000;

/// At the desk.
impl Reader {
    /// Opens the desk by a button of the panel, whose name holds all of `words`.
    #[track_caller]
    pub(crate) fn sits_down(&self, words: &[&str]) {
        self.presses(words);
        self.finds_the_desk_furnished();
    }

    /// Waits until there is something on the desk.
    #[track_caller]
    pub(crate) fn finds_the_desk_furnished(&self) {
        let script = "return desk('dialog:modal') && desk('h2')";
        self.waits("the desk", &format!("{script} !== null"), ());
    }

    /// Turns to another mode.
    #[track_caller]
    pub(crate) fn turns_to(&self, mode: &str) {
        self.works("button", &[mode]);
        let script =
            "return folded(desk('h2')?.textContent).startsWith(args[0]) || args[0] === 'Review'";
        self.waits(&format!("the mode {mode:?}"), script, [mode]);
        self.settles();
    }

    /// Clicks a control of the desk whose name holds all of `words`.
    #[track_caller]
    pub(crate) fn works(&self, control: &str, words: &[&str]) {
        let script = format!("return control('{control}', args, 'study-desk')");
        self.clicks(
            &format!("a {control} {words:?} of the desk"),
            &script,
            words,
        );
    }

    /// Types a text into a field of the desk, letter by letter.
    #[track_caller]
    pub(crate) fn writes_into(&self, field: &str, text: &str) {
        if self.engine() == Engine::WebKit {
            // Its driver takes the inner parts of a field to search by for something that lies over it.
            let focuses = "const found = control('input, textarea', [args[0]], 'study-desk'); found?.focus(); return focused() === found";
            self.waits(&format!("the field {field:?}"), focuses, [field]);
        } else {
            self.works("input, textarea", &[field]);
        }
        self.writes(text);
    }

    /// Finds a text in a field of the desk.
    #[track_caller]
    pub(crate) fn finds_written(&self, field: &str, text: &str) {
        let script =
            "return control('input, textarea', [args[0]], 'study-desk')?.value === args[1]";
        self.waits(
            &format!("{text:?} in the field {field:?}"),
            script,
            (field, text),
        );
    }

    /// The question that is asked.
    #[track_caller]
    pub(crate) fn is_asked(&self) -> String {
        self.waits(
            "a question, alone",
            "return desk('[aria-label=\"Your answer\"]')",
            (),
        );
        self.asks("return folded(desk('h2').textContent)", ())
    }

    /// Has the framework shown.
    #[track_caller]
    pub(crate) fn shows_the_framework(&self) {
        self.works("button", &["Show the framework"]);
        self.sees_at_the_desk("points covered");
    }

    /// Ticks the first point of the framework on the desk.
    #[track_caller]
    pub(crate) fn covers_the_first_point(&self) {
        let script = "const box = document.querySelector('study-exhibit study-tick')?.shadowRoot.querySelector('input');
            if (!box?.checked) box?.click();
            return box?.checked";
        self.waits("a ticked point on the desk", script, ());
        self.sees_at_the_desk("1 of ");
    }

    /// Rates the answer, and returns when it comes back.
    #[track_caller]
    pub(crate) fn rates(&self, rating: &str) -> String {
        let script = "return folded(control('button.rating', args, 'study-desk').querySelector('small').textContent)";
        let back = self.asks(script, [rating]);
        self.works("button.rating", &[rating]);
        self.sees_at_the_desk(&format!("{rating}: back {back}"));
        back
    }

    /// Leaves the desk, and finds nothing of it on the page.
    #[track_caller]
    pub(crate) fn leaves_the_desk(&self) {
        self.types(&[Key::Escape]);
        self.sees_no_desk();
    }

    /// Finds that the desk fits the window's width.
    #[track_caller]
    pub(crate) fn need_not_scroll_the_desk_sideways(&self, state: &str) {
        let wide: Vec<String> = self.asks(
            "return ['dialog', '.sheet'].map((name) => desk(name)).filter((element) => element.scrollWidth > Math.min(element.clientWidth, innerWidth))
                .map((element) => {
                    const widest = [...element.querySelectorAll('*')].sort((one, other) => other.getBoundingClientRect().right - one.getBoundingClientRect().right)[0];
                    return `${element.localName} of ${element.scrollWidth} px in ${element.clientWidth} px, ${widest?.outerHTML.slice(0, 80)}`;
                })",
            (),
        );
        assert!(wide.is_empty(), "{state}: {wide:?}");
    }

    /// Finds the desk fit for everyone as it stands, and takes a picture of it by this name.
    #[track_caller]
    pub(crate) fn finds_the_desk_fit(&self, state: &str) {
        self.settles();
        self.takes_a_picture(state);
        self.finds_nothing_to_blame(state);
        self.need_not_scroll_the_desk_sideways(state);
    }

    /// From the next page on it is so many days later, at noon.
    #[track_caller]
    pub(crate) fn comes_back_days_later(&self, days: u64) {
        // Each script shifts what the one before left.
        let script = format!(
            "{{ const Real = Date, noon = new Real(Real.now()).setHours(12, 0, 0, 0);
            const shift = noon - Real.now() + {};
            globalThis.Date = class extends Real {{
                constructor(...given) {{ super(...(given.length ? given : [Real.now() + shift])); }}
                static now() {{ return Real.now() + shift; }}
            }}; }}",
            days * DAY
        );
        self.prepares(&script);
    }
}
