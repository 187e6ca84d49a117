//! What only the browser's own protocol can stage: turning the wheel, printing, dying.

use serde_json::{Value, json};
use thirtyfour::common::print::PrintParameters;

use super::Reader;
use crate::browser::block_on;

/// Staging.
impl Reader {
    /// Says a word in Chromium's own protocol.
    #[track_caller]
    pub(crate) fn sends_command(&self, method: &str, params: Value) -> Value {
        block_on(self.driver().cdp().send_raw(method, params))
            .unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// Turns the wheel from the top of the page, or of what scrolls in it, to the end and back.
    #[track_caller]
    pub(crate) fn scrolls_by_wheel(&self) {
        let at_the_end = "const main = document.querySelector('main');
            const inner = main && getComputedStyle(main).overflowY === 'auto' && main;
            const { scrollTop, clientHeight, scrollHeight } = inner || document.scrollingElement;
            return args[0] > 0 ? scrollTop + clientHeight >= scrollHeight - 1 : scrollTop <= 0";
        for turn in [300, -300] {
            while !self.evaluates::<bool>(at_the_end, [turn]) {
                let wheel = json!({ "type": "mouseWheel", "x": 600, "y": 400, "deltaX": 0, "deltaY": turn });
                self.sends_command("Input.dispatchMouseEvent", wheel);
                self.waits_until_idle();
            }
        }
        self.waits_until_idle();
    }

    /// Turns to the end of the page at once, until the panel has its place, and back.
    #[track_caller]
    pub(crate) fn turns_to_the_end_and_back(&self) {
        let turn = "dispatchEvent(new WheelEvent('wheel')); scrollTo({ top: args[0], behavior: 'instant' })";
        self.executes(turn, [99_999]);
        self.waits_for_the_panel_in_place();
        self.executes(turn, [0]);
    }

    /// Prints the page; returns how many sheets that took.
    #[track_caller]
    pub(crate) fn prints(&self) -> usize {
        let sheets =
            block_on(self.driver().print_page(PrintParameters::default())).expect("a printed page");
        let text = String::from_utf8_lossy(&sheets);
        text.matches("/Type /Page\n").count()
    }

    /// The page's process dies.
    #[track_caller]
    pub(crate) fn crashes_the_page(&self) {
        // Whoever dies does not answer.
        let _ = block_on(self.driver().cdp().send_raw("Page.crash", json!({})));
    }

    /// The process of the page that has worked most dies, though it would not hear of it.
    pub(crate) fn kills_the_busiest_page(&mut self) {
        self.browser.kill_the_busiest_page();
    }

    /// Searches the page as the browser's own search does: by an address that names the words.
    #[track_caller]
    pub(crate) fn finds_in_page(&self, words: &str) {
        let address: String = self.evaluates("return `${location.href.split('#')[0]}#:~:text=${encodeURIComponent(args[0]).replaceAll('-', '%2D')}`", [words]);
        self.goes_to(&address);
    }
}
