//! Steps at the desk. Its controls are in one shadow root, the author's own blocks in its slot.

use thirtyfour::Key;

use super::Reader;
use crate::browser::Engine;

const DAY: u64 = 24 * 60 * 60 * 1000;

/// At the desk.
impl Reader {
    /// Opens the desk by a button of the panel, whose name holds all of `words`.
    #[track_caller]
    pub(crate) fn opens_the_desk_by(&self, words: &[&str]) {
        self.presses(words);
        self.waits_for_the_desk();
    }

    /// Waits until the desk shows something.
    #[track_caller]
    pub(crate) fn waits_for_the_desk(&self) {
        let script = "return desk('dialog:modal') && desk('h2')";
        self.waits_for("the desk", &format!("{script} !== null"), ());
    }

    /// Switches to another mode.
    #[track_caller]
    pub(crate) fn switches_to(&self, mode: &str) {
        self.clicks_in_the_desk("button", &[mode]);
        let script =
            "return folded(desk('h2')?.textContent).startsWith(args[0]) || args[0] === 'Review'";
        self.waits_for(&format!("the mode {mode:?}"), script, [mode]);
        self.waits_until_idle();
    }

    /// Clicks a control of the desk whose name holds all of `words`.
    #[track_caller]
    pub(crate) fn clicks_in_the_desk(&self, control: &str, words: &[&str]) {
        let script = format!("return control('{control}', args, 'study-desk')");
        self.clicks(
            &format!("a {control} {words:?} of the desk"),
            &script,
            words,
        );
    }

    /// Types a text into a field of the desk, letter by letter.
    #[track_caller]
    pub(crate) fn types_into(&self, field: &str, text: &str) {
        if self.engine() == Engine::WebKit {
            // For WebKit's driver, the inner parts of a search field cover the field, so it cannot be clicked.
            let focuses = "const found = control('input, textarea', [args[0]], 'study-desk'); found?.focus(); return focused() === found";
            self.waits_for(&format!("the field {field:?}"), focuses, [field]);
        } else {
            self.clicks_in_the_desk("input, textarea", &[field]);
        }
        self.types_text(text);
    }

    /// Finds a text in a field of the desk.
    #[track_caller]
    pub(crate) fn sees_value(&self, field: &str, text: &str) {
        let script =
            "return control('input, textarea', [args[0]], 'study-desk')?.value === args[1]";
        self.waits_for(
            &format!("{text:?} in the field {field:?}"),
            script,
            (field, text),
        );
    }

    /// The question that is asked.
    #[track_caller]
    pub(crate) fn question_asked(&self) -> String {
        self.waits_for(
            "a question, alone",
            "return desk('[aria-label=\"Your answer\"]')",
            (),
        );
        self.evaluates("return folded(desk('h2').textContent)", ())
    }

    /// Shows the framework.
    #[track_caller]
    pub(crate) fn shows_the_framework_in_the_desk(&self) {
        self.clicks_in_the_desk("button", &["Show the framework"]);
        self.sees_in_the_desk("points covered");
    }

    /// Ticks the first point of the framework on the desk.
    #[track_caller]
    pub(crate) fn ticks_the_first_point(&self) {
        let script = "const box = document.querySelector('study-exhibit study-tick')?.shadowRoot.querySelector('input');
            if (!box?.checked) box?.click();
            return box?.checked";
        self.waits_for("a ticked point on the desk", script, ());
        self.sees_in_the_desk("1 of ");
    }

    /// Rates the answer, and returns the text that says when the question comes back.
    #[track_caller]
    pub(crate) fn rates(&self, rating: &str) -> String {
        let script = "return folded(control('button.rating', args, 'study-desk').querySelector('small').textContent)";
        let back = self.evaluates(script, [rating]);
        self.clicks_in_the_desk("button.rating", &[rating]);
        self.sees_in_the_desk(&format!("{rating}: back {back}"));
        back
    }

    /// Closes the desk, and checks that nothing of it is left on the page.
    #[track_caller]
    pub(crate) fn closes_the_desk(&self) {
        self.types(&[Key::Escape]);
        self.sees_the_desk_closed();
    }

    /// Finds that the desk fits the window's width.
    #[track_caller]
    pub(crate) fn finds_no_overflow_in_the_desk(&self, state: &str) {
        let wide: Vec<String> = self.evaluates(
            "return ['dialog', '.sheet'].map((name) => desk(name)).filter((element) => element.scrollWidth > Math.min(element.clientWidth, innerWidth))
                .map((element) => {
                    const widest = [...element.querySelectorAll('*')].sort((one, other) => other.getBoundingClientRect().right - one.getBoundingClientRect().right)[0];
                    return `${element.localName} of ${element.scrollWidth} px in ${element.clientWidth} px, ${widest?.outerHTML.slice(0, 80)}`;
                })",
            (),
        );
        assert!(wide.is_empty(), "{state}: {wide:?}");
    }

    /// Checks the desk with axe, checks that it fits the window, and takes a picture of it by this name.
    #[track_caller]
    pub(crate) fn finds_the_desk_accessible(&self, state: &str) {
        self.waits_until_idle();
        self.takes_a_picture(state);
        self.finds_no_axe_violations(state);
        self.finds_no_overflow_in_the_desk(state);
    }

    /// Shifts the clock by some days, to noon, from the next page load on.
    #[track_caller]
    pub(crate) fn shifts_the_clock_by_days(&self, days: u64) {
        // Each script shifts the clock that the previous one left.
        let script = format!(
            "{{ const Real = Date, noon = new Real(Real.now()).setHours(12, 0, 0, 0);
            const shift = noon - Real.now() + {};
            globalThis.Date = class extends Real {{
                constructor(...given) {{ super(...(given.length ? given : [Real.now() + shift])); }}
                static now() {{ return Real.now() + shift; }}
            }}; }}",
            days * DAY
        );
        self.adds_init_script(&script);
    }
}
