//! What the reader sees.

use super::Reader;

/// Looking.
impl Reader {
    /// Sees the author's words.
    #[track_caller]
    pub(crate) fn sees(&self, words: &str) {
        self.waits_for(
            &format!("the words {words:?} to be seen"),
            "return holding(args[0]).some(shown)",
            [words],
        );
    }

    /// Checks that the author's words are in the page but not shown.
    #[track_caller]
    pub(crate) fn does_not_see(&self, words: &str) {
        let script =
            "const found = holding(args[0]); return found.length > 0 && !found.some(shown)";
        self.waits_for(
            &format!("the words {words:?} to be out of sight"),
            script,
            [words],
        );
    }

    /// Sees the box beside the words, and checks whether it is ticked.
    #[track_caller]
    pub(crate) fn sees_ticked(&self, words: &str, ticked: bool) {
        let script =
            "return control('input[type=checkbox]', [args[0]], 'study-tick')?.checked === args[1]";
        self.scrolls_to(words);
        self.waits_for(
            &format!(
                "the box of {words:?} to be {}",
                if ticked { "ticked" } else { "empty" }
            ),
            script,
            (words, ticked),
        );
    }

    /// Sees the progress in the panel.
    #[track_caller]
    pub(crate) fn sees_progress(&self, ticked: usize, total: usize) {
        let words = self.translated("{ticked} of {total} ticked");
        let words = words.replace("{ticked}", &ticked.to_string());
        let words = words.replace("{total}", &written(total));
        self.sees_in_panel(&self.localized_number(&words));
    }

    /// Sees in the panel how many points are ticked, whatever the total.
    #[track_caller]
    pub(crate) fn sees_progress_of(&self, ticked: usize) {
        let words = self.translated("{ticked} of {total} ticked");
        let words = words.replace("{ticked}", &ticked.to_string());
        let (before, _) = words.split_once("{total}").unwrap_or((&words, ""));
        self.sees_in_panel(&self.localized_number(before));
    }

    /// Sees words in the panel or its notices.
    #[track_caller]
    pub(crate) fn sees_in_panel(&self, words: &str) {
        self.waits_for(
            &format!("{words:?} in the panel"),
            "return panelText().includes(args[0])",
            [words],
        );
    }

    /// Waits until the panel is at its place in the article and no longer at the screen's edge.
    #[track_caller]
    pub(crate) fn waits_for_the_panel_in_place(&self) {
        let in_place = "return !document.querySelector('study-widget').hasAttribute('data-docked')";
        self.waits_for("the panel in its place", in_place, ());
    }

    /// Checks that these words are not in the panel.
    #[track_caller]
    pub(crate) fn does_not_see_in_panel(&self, words: &str) {
        self.waits_for(
            &format!("{words:?} to be gone from the panel"),
            "return !panelText().includes(args[0])",
            [words],
        );
    }

    /// Sees the status beside the question's heading.
    #[track_caller]
    pub(crate) fn sees_status(&self, question: &str, status: &str) {
        let script = "return folded(heading(args[0])?.querySelector('study-status')?.shadowRoot?.firstElementChild?.innerText) === args[1]";
        self.scrolls_to(question);
        self.waits_for(
            &format!("{question:?} to be {status:?}"),
            script,
            (question, status),
        );
    }

    /// Sees a button whose name holds all of `words`.
    #[track_caller]
    pub(crate) fn sees_button(&self, words: &[&str]) {
        self.waits_for(
            &format!("a button {words:?}"),
            "const found = control('button', args); return found && shown(found)",
            words,
        );
    }

    /// Checks that one widget is at work, with every control once, on a page of so many questions.
    #[track_caller]
    pub(crate) fn sees_one_widget(&self, questions: usize) {
        let script = "const counts = { widgets: document.querySelectorAll('study-widget').length, crowded: 0 };
            for (const heading of document.querySelectorAll('h1, h2, h3, h4, h5, h6, summary')) {
                counts.crowded += heading.querySelectorAll('study-status').length > 1;
            }
            const names = controls('input, button').map(({ name }) => name);
            counts.again = names.filter((name, index) => names.indexOf(name) !== index);
            counts.found = document.querySelector('study-widget')?.outline?.questions.length;
            counts.alone = counts.widgets === 1 && !counts.crowded && !counts.again.length && counts.found === args[0];
            return counts.alone || Promise.reject(JSON.stringify(counts))";
        self.waits_for("one widget, with every control once", script, [questions]);
    }

    /// Checks that the words are within the window.
    #[track_caller]
    pub(crate) fn finds_on_the_screen(&self, words: &str) {
        // Prefers the heading, since a table of contents can contain the words too.
        let script = "const box = (heading(args[0]) ?? holding(args[0])[0]).getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight";
        self.waits_for(&format!("{words:?} on the screen"), script, [words]);
    }

    /// Checks that the focus is visible: something is drawn around it, and nothing of ours covers it.
    #[track_caller]
    pub(crate) fn sees_the_focus(&self) {
        let script = "const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(focused());
            const box = focused().getBoundingClientRect();
            const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
            const host = focused().getRootNode().host ?? focused();
            return ((outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none') &&
                (document.elementFromPoint(x, y) === host || focused().contains(document.elementFromPoint(x, y)))";
        self.waits_for("a mark around the focus, in sight", script, ());
    }

    /// Checks that the box beside the words cannot be ticked.
    #[track_caller]
    pub(crate) fn cannot_tick(&self, words: &str) {
        self.scrolls_to(words);
        self.waits_for(
            "a box that cannot be ticked",
            "return control('input[type=checkbox]', args, 'study-tick')?.disabled",
            [words],
        );
    }

    /// Checks that the article is complete, with nothing of ours in it.
    #[track_caller]
    pub(crate) fn sees_the_plain_page(&self) {
        let script = "return document.readyState === 'complete' && !document.querySelector('[data-study-closed], [hidden=until-found]') &&
            hosts.every((host) => [...document.querySelectorAll(host)].every((element) => element.getClientRects().length === 0))";
        self.waits_for("the page as its author wrote it", script, ());
    }

    /// Checks that the page does not scroll sideways.
    #[track_caller]
    pub(crate) fn finds_no_overflow(&self) {
        let (width, window): (f64, f64) = self.evaluates(
            "const root = document.scrollingElement; return [root.scrollWidth, root.clientWidth]",
            (),
        );
        assert!(
            width <= window,
            "the page is {width} px wide in a window of {window} px"
        );
        let cut: Vec<String> = self.evaluates(
            "return controls('button, input, select, .status').filter(({ element }) => {
                const { left, right, width } = element.getBoundingClientRect();
                return width > 0 && (left < -0.5 || right > document.documentElement.clientWidth + 0.5);
            }).map(({ name, element }) => `${name || element.textContent}: ${JSON.stringify(element.getBoundingClientRect())}`)",
            (),
        );
        assert!(cut.is_empty(), "beyond the window's edge: {cut:#?}");
    }
}

/// A number below a million, in English notation.
fn written(number: usize) -> String {
    match number {
        0..1000 => number.to_string(),
        _ => format!("{},{:03}", number / 1000, number % 1000),
    }
}
