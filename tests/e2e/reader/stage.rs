//! What only the browser's own protocol can stage: windows of any size, a reader's preferences, printing, dying.

use serde_json::{Value, json};
use thirtyfour::common::print::PrintParameters;

use super::{APPEARANCES, Reader};
use crate::browser::{Engine, block_on};

/// Staging.
impl Reader {
    /// Says a word in Chromium's own protocol.
    #[track_caller]
    pub(crate) fn sends_command(&self, method: &str, params: Value) -> Value {
        block_on(self.driver().cdp().send_raw(method, params))
            .unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// Has a window of this size, in CSS pixels; only Chromium has one under 500 px.
    #[track_caller]
    pub(crate) fn resizes_to(&self, width: u32, height: u32) {
        if self.engine() != Engine::Chromium {
            return self.makes_the_window(width, height);
        }
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.sends_command("Emulation.setDeviceMetricsOverride", size);
    }

    /// As a reader who pulls at its edge, until what is in the frame has this size.
    #[track_caller]
    fn makes_the_window(&self, width: u32, height: u32) {
        let frame = "return [outerWidth - innerWidth, outerHeight - innerHeight]";
        let (aside, above): (u32, u32) = self.evaluates(frame, ());
        let made = self
            .driver()
            .set_window_rect(0, 0, width + aside, height + above);
        block_on(made).expect("a window of another size");
        let is_so = "return innerWidth === args[0] && innerHeight === args[1]";
        self.waits_for("a window of another size", is_so, [width, height]);
    }

    /// Prefers colours or stillness, as media features: `[{ "name": …, "value": … }]`.
    #[track_caller]
    pub(crate) fn emulates_media(&self, features: Value) {
        self.sends_command(
            "Emulation.setEmulatedMedia",
            json!({ "features": features }),
        );
    }

    /// Light and wide, then dark and narrow; only Chromium's protocol tells it of both, so the others have their own alone.
    pub(crate) fn appearances(&self) -> &'static [(&'static str, u32)] {
        match self.engine() {
            Engine::Chromium => &APPEARANCES[..2],
            Engine::Firefox | Engine::WebKit => &APPEARANCES[..1],
        }
    }

    /// Has a window so wide and prefers light or dark colours, where the engine can be told.
    #[track_caller]
    pub(crate) fn emulates(&self, (scheme, width): (&str, u32)) {
        if self.engine() != Engine::Chromium {
            return;
        }
        self.resizes_to(width, 800);
        self.emulates_media(json!([{ "name": "prefers-color-scheme", "value": scheme }]));
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
