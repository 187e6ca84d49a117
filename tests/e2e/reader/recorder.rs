//! What the recorder on the page recorded: events, policy violations, moved nodes, layout shifts and long tasks.

use serde_json::Value;

use super::Reader;
use crate::browser::block_on;

/// The recorder.
impl Reader {
    /// The details of the events of a type, in order.
    #[track_caller]
    pub(crate) fn events(&self, event: &str) -> Vec<Value> {
        self.evaluates("return recorder.events.filter(({ type }) => type === args[0]).map(({ detail }) => detail)", [event])
    }

    /// Checks that the author's nodes are in place with their texts, that no policy was violated, and that nothing
    /// failed.
    #[track_caller]
    pub(crate) fn finds_the_page_undisturbed(&self) {
        let noted: [Vec<String>; 3] = self.evaluates(
            "return [recorder.mutations, recorder.violations, recorder.errors]",
            (),
        );
        assert!(
            noted.iter().all(Vec::is_empty),
            "disturbed, violations, errors: {noted:#?}"
        );
    }

    /// Checks that the page is byte for byte what it was once the widget is removed.
    #[track_caller]
    pub(crate) fn finds_the_page_restored_without_the_widget(&self) {
        self.executes("document.querySelector('study-widget').remove()", ());
        let script = "const now = document.body.outerHTML, then = recorder.html;
            let at = 0;
            while (at < then.length && now[at] === then[at]) at += 1;
            return now === then || (recorder.differs = `${then.slice(at - 60, at + 60)} became ${now.slice(at - 60, at + 60)}`, false)";
        self.waits_for("the page to be as its author wrote it", script, ());
    }

    /// Checks that the browser counted no layout shift of the page's content.
    #[track_caller]
    pub(crate) fn finds_no_layout_shift(&self, when: &str) {
        self.waits_until_idle();
        let (shift, shifts): (f64, Vec<String>) =
            self.evaluates("return [recorder.shift, recorder.shifts]", ());
        assert!(shift == 0.0, "{when}: {shift}, {shifts:#?}");
    }

    /// Waits until the page has painted twice and is idle.
    #[track_caller]
    pub(crate) fn waits_until_idle(&self) {
        // WebKit has no `requestIdleCallback`.
        let script = "const done = arguments[0], idle = window.requestIdleCallback ?? ((then) => setTimeout(then, 50));
            requestAnimationFrame(() => requestAnimationFrame(() => idle(() => done(true), { timeout: 500 })))";
        block_on(self.driver().execute_async(script, Vec::new())).expect("a page that paints");
    }

    /// What the page wrote to the console since the last call; only Chromium reports it.
    #[track_caller]
    pub(crate) fn console(&self) -> Vec<String> {
        let log = block_on(self.driver().browser_log()).expect("the console");
        log.into_iter().map(|entry| entry.message).collect()
    }
}
