//! What the witness on the page wrote down: events, policy violations, moved nodes, layout shifts and long tasks.

use serde_json::Value;

use super::Reader;
use crate::browser::block_on;

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

    /// Nothing of the page's content moved by itself, as the browser judges it.
    #[track_caller]
    pub(crate) fn finds_nothing_moved(&self, when: &str) {
        self.settles();
        let (shift, shifts): (f64, Vec<String>) =
            self.asks("return [witness.shift, witness.shifts]", ());
        assert!(shift == 0.0, "{when}: {shift}, {shifts:#?}");
    }

    /// Waits until the page has painted what it has, twice, and reported it.
    #[track_caller]
    pub(crate) fn settles(&self) {
        // WebKit says nothing of its idle time.
        let script = "const done = arguments[0], idle = window.requestIdleCallback ?? ((then) => setTimeout(then, 50));
            requestAnimationFrame(() => requestAnimationFrame(() => idle(() => done(true), { timeout: 500 })))";
        block_on(self.driver().execute_async(script, Vec::new())).expect("a page that paints");
    }

    /// What the page wrote to the console since last asked; Chromium tells.
    #[track_caller]
    pub(crate) fn console(&self) -> Vec<String> {
        let log = block_on(self.driver().browser_log()).expect("the console");
        log.into_iter().map(|entry| entry.message).collect()
    }
}
