//! The browser's own memory of the reader's place: a number of pixels, which it may come back to late and which leads
//! elsewhere while the page is of another length.

use web_sys::{History, ScrollRestoration};

use super::window;

/// The browser leaves the place alone for as long as this is held, and does as before once it is dropped.
pub(crate) struct Paused(History);

impl Paused {
    /// None where the host has it so already, or the browser knows no such thing.
    pub(crate) fn new() -> Option<Paused> {
        let history = window().history().ok()?;
        let is_auto = history.scroll_restoration().ok()? == ScrollRestoration::Auto;
        let is_paused = is_auto
            && history
                .set_scroll_restoration(ScrollRestoration::Manual)
                .is_ok();
        is_paused.then_some(Paused(history))
    }
}

impl Drop for Paused {
    fn drop(&mut self) {
        let _ = self.0.set_scroll_restoration(ScrollRestoration::Auto);
    }
}
