//! What the reader sees, and what the witness on the page wrote down.

use serde_json::Value;

use super::Reader;
use crate::browser::block_on;

/// Looking.
impl Reader {
    /// Sees the author's words.
    #[track_caller]
    pub(crate) fn sees(&self, words: &str) {
        self.waits(
            &format!("the words {words:?} to be seen"),
            "return holding(args[0]).some(shown)",
            [words],
        );
    }

    /// Does not see the author's words, though they are in the page.
    #[track_caller]
    pub(crate) fn does_not_see(&self, words: &str) {
        let script =
            "const found = holding(args[0]); return found.length > 0 && !found.some(shown)";
        self.waits(
            &format!("the words {words:?} to be out of sight"),
            script,
            [words],
        );
    }

    /// Sees the box beside the words, ticked or not.
    #[track_caller]
    pub(crate) fn sees_ticked(&self, words: &str, ticked: bool) {
        let script =
            "return control('input[type=checkbox]', [args[0]], 'study-tick')?.checked === args[1]";
        self.scrolls_to(words);
        self.waits(
            &format!(
                "the box of {words:?} to be {}",
                if ticked { "ticked" } else { "empty" }
            ),
            script,
            (words, ticked),
        );
    }

    /// Sees in the panel how far along the guide is.
    #[track_caller]
    pub(crate) fn sees_progress(&self, ticked: usize, total: usize) {
        self.sees_in_panel(&format!("{ticked} of {total} ticked"));
    }

    /// Sees words in the panel, a notice among them.
    #[track_caller]
    pub(crate) fn sees_in_panel(&self, words: &str) {
        self.waits(
            &format!("{words:?} in the panel"),
            "return panelText().includes(args[0])",
            [words],
        );
    }

    /// Sees the status beside the question's heading.
    #[track_caller]
    pub(crate) fn sees_status(&self, question: &str, status: &str) {
        let script = "return folded(heading(args[0])?.querySelector('study-status')?.shadowRoot?.textContent) === args[1]";
        self.scrolls_to(question);
        self.waits(
            &format!("{question:?} to be {status:?}"),
            script,
            (question, status),
        );
    }

    /// Sees a button whose name holds all of `words`.
    #[track_caller]
    pub(crate) fn sees_button(&self, words: &[&str]) {
        self.waits(
            &format!("a button {words:?}"),
            "const found = control('button', args); return found && shown(found)",
            words,
        );
    }

    /// Sees the article whole, and nothing of ours.
    #[track_caller]
    pub(crate) fn sees_the_plain_page(&self) {
        let script = "return document.readyState === 'complete' && !document.querySelector('[data-study-closed], [hidden=until-found]') &&
            hosts.every((host) => [...document.querySelectorAll(host)].every((element) => element.getClientRects().length === 0))";
        self.waits("the page as its author wrote it", script, ());
    }

    /// Finds that the page needs no scrolling sideways.
    #[track_caller]
    pub(crate) fn need_not_scroll_sideways(&self) {
        let (width, window): (f64, f64) = self.asks(
            "const root = document.scrollingElement; return [root.scrollWidth, root.clientWidth]",
            (),
        );
        assert!(
            width <= window,
            "the page is {width} px wide in a window of {window} px"
        );
    }
}

/// The witness.
impl Reader {
    /// The details of the events of a type, in order.
    #[track_caller]
    pub(crate) fn heard(&self, event: &str) -> Vec<Value> {
        self.asks("return witness.heard.filter(({ type }) => type === args[0]).map(({ detail }) => detail)", [event])
    }

    /// The author's nodes are where they were and say what they said; no policy was broken and nothing failed.
    #[track_caller]
    pub(crate) fn finds_the_page_undisturbed(&self) {
        let noted: [Vec<String>; 3] = self.asks(
            "return [witness.disturbed, witness.violations, witness.errors]",
            (),
        );
        assert!(
            noted.iter().all(Vec::is_empty),
            "disturbed, violations, errors: {noted:#?}"
        );
    }

    /// When the widget goes, the page is byte for byte what it was.
    #[track_caller]
    pub(crate) fn finds_the_page_as_it_was_without_the_widget(&self) {
        self.does("document.querySelector('study-widget').remove()", ());
        let script = "const now = document.body.outerHTML, then = witness.html;
            let at = 0;
            while (at < then.length && now[at] === then[at]) at += 1;
            return now === then || (witness.differs = `${then.slice(at - 60, at + 60)} became ${now.slice(at - 60, at + 60)}`, false)";
        self.waits("the page to be as its author wrote it", script, ());
    }

    /// How far the page's content moved by itself, as the browser scores it.
    #[track_caller]
    pub(crate) fn layout_shift(&self) -> f64 {
        self.settles();
        self.asks("return witness.shift", ())
    }

    /// The longest task on the page's main thread, in ms; 0 where none took 50.
    #[track_caller]
    pub(crate) fn longest_task(&self) -> f64 {
        self.settles();
        self.asks("return witness.longest", ())
    }

    /// Waits until the page has painted what it has, twice, and reported it.
    #[track_caller]
    pub(crate) fn settles(&self) {
        let script = "const done = arguments[0];
            requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(() => done(true))))";
        block_on(self.driver().execute_async(script, Vec::new())).expect("a page that paints");
    }

    /// What the page wrote to the console since last asked; Chromium tells.
    #[track_caller]
    pub(crate) fn console(&self) -> Vec<String> {
        let log = block_on(self.driver().browser_log()).expect("the console");
        log.into_iter().map(|entry| entry.message).collect()
    }
}
