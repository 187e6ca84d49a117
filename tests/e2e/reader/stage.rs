//! What only the browser's own protocol can do: turn the mouse wheel, print, crash.

use serde_json::{Value, json};
use thirtyfour::common::print::PrintParameters;

use super::Reader;
use crate::browser::block_on;

/// Staging.
impl Reader {
    /// Sends a command of the Chrome DevTools Protocol.
    #[track_caller]
    pub(crate) fn sends_command(&self, method: &str, params: Value) -> Value {
        block_on(self.driver().cdp().send_raw(method, params))
            .unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// Turns the mouse wheel from the top of the page, or of its scroll container, to the end and back.
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

    /// Jumps to the end of the page with a wheel event, waits until the panel is in its place, and jumps back.
    #[track_caller]
    pub(crate) fn turns_to_the_end_and_back(&self) {
        let turn = "dispatchEvent(new WheelEvent('wheel')); scrollTo({ top: args[0], behavior: 'instant' })";
        self.executes(turn, [99_999]);
        self.waits_for_the_panel_in_place();
        self.executes(turn, [0]);
    }

    /// Prints the page; returns the number of sheets.
    #[track_caller]
    pub(crate) fn prints(&self) -> usize {
        let sheets =
            block_on(self.driver().print_page(PrintParameters::default())).expect("a printed page");
        let text = String::from_utf8_lossy(&sheets);
        text.matches("/Type /Page\n").count()
    }

    /// Crashes the page's process.
    #[track_caller]
    pub(crate) fn crashes_the_page(&self) {
        // A crashed page does not answer.
        let _ = block_on(self.driver().cdp().send_raw("Page.crash", json!({})));
    }

    /// Kills the process of the busiest page, which has no chance to react.
    pub(crate) fn kills_the_busiest_page(&mut self) {
        self.browser.kill_the_busiest_page();
    }

    /// Finds words in the page by a text fragment, which reveals them as the browser's own search does.
    #[track_caller]
    pub(crate) fn finds_in_page(&self, words: &str) {
        let address: String = self.evaluates("return `${location.href.split('#')[0]}#:~:text=${encodeURIComponent(args[0]).replaceAll('-', '%2D')}`", [words]);
        self.goes_to(&address);
    }
}
