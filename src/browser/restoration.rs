//! The browser's own scroll restoration. It restores a number of pixels, perhaps late, which leads elsewhere while the
//! page has another length.

use web_sys::{History, ScrollRestoration};

use super::window;

/// Sets scroll restoration to manual while held, and back to automatic when dropped.
pub(crate) struct Paused(History);

impl Paused {
    /// `None` where the host has set it to manual already, or the browser does not support it.
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
