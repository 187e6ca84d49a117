//! An author at the configurator.

use super::Reader;
use crate::browser::block_on;

/// Steps in the configurator.
impl Reader {
    /// Pastes a page over the previous one, as a person would: into the field, in one go.
    #[track_caller]
    pub(crate) fn pastes(&self, page: &str) {
        let script = "const field = document.querySelector('#try textarea');
            field?.focus();
            field?.select();
            return Boolean(field) && document.execCommand('insertText', false, args[0])";
        self.waits_for("a field to paste into", script, [page]);
    }

    /// Clicks a button, or a question in the tree, by its name.
    #[track_caller]
    pub(crate) fn presses_on_the_page(&self, words: &str) {
        self.clicks(
            &format!("{words:?} on the page"),
            "return [...document.querySelectorAll('button, summary, input')].find((element) => name(element).includes(args[0]) && shown(element))",
            [words],
        );
    }

    /// Sets the field or list with this label to a value.
    #[track_caller]
    pub(crate) fn sets(&self, label: &str, value: &str) {
        let script = "const field = [...document.querySelectorAll('input, select')].find((element) => name(element).includes(args[0]));
            if (!field) return false;
            field.value = args[1];
            for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
            return true";
        self.waits_for(&format!("the field {label:?}"), script, (label, value));
    }

    /// Runs `look` inside the preview's frame, and comes back.
    #[track_caller]
    pub(crate) fn looks_at_the_view(&self, look: impl FnOnce(&Self)) {
        self.waits_for(
            "the view of the page",
            "return document.querySelector('iframe')?.getClientRects().length > 0",
            (),
        );
        block_on(self.driver().enter_frame(0)).expect("the frame");
        look(self);
        block_on(self.driver().enter_default_frame()).expect("the page around it");
    }

    /// The lines to copy under this name.
    #[track_caller]
    pub(crate) fn reads_lines(&self, name: &str) -> String {
        let script =
            "return document.querySelector(`pre[aria-label=\"${args[0]}\"]`)?.textContent ?? ''";
        self.evaluates(script, [name])
    }

    /// Waits until the lines to copy under this name contain `words`.
    #[track_caller]
    pub(crate) fn finds_in_lines(&self, name: &str, words: &str) {
        let script = "return document.querySelector(`pre[aria-label=\"${args[0]}\"]`)?.textContent.includes(args[1])";
        self.waits_for(&format!("{words:?} in {name:?}"), script, (name, words));
    }
}
