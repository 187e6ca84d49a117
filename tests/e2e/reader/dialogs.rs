//! What the reader does in the browser's own dialogs, which no driver reaches: by the keyboard.

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use super::Reader;

/// At a browser on a screen.
impl Reader {
    /// Types the path of a file into the dialog with these words in its title, and presses the button that this letter stands for.
    #[track_caller]
    pub(crate) fn chooses_in_the_dialog(&self, title: &str, file: &Path, button: &str) {
        self.turns_to_the_window(title);
        let screen = self.browser.screen();
        // The letter that begins a path opens a field for it, where there is none.
        screen.presses(&["ctrl+a"]);
        screen.types(&file.to_string_lossy());
        screen.presses(&["Tab", &format!("alt+{button}")]);
        // It takes the keys along as it goes.
        self.waits_for_the_screen("the dialog to close", || {
            screen.window(title).is_none().then_some(())
        });
    }

    /// Says yes to what the browser asks over the page, once it does: by the button after the one that has the focus.
    #[track_caller]
    pub(crate) fn says_yes_to_the_browser(&self, page: &str) {
        self.does("window.shifts = 0; addEventListener('keydown', ({ key }) => { shifts += Number(key === 'Shift'); })", ());
        // While the browser asks, no key reaches the page.
        let shifts = || self.asks::<usize>("return shifts", ());
        let mut unheard = 0;
        while unheard < 3 {
            let before = shifts();
            // The dialog that has just closed may have taken the keys along.
            self.turns_to_the_window(page);
            self.browser.screen().presses(&["Shift_L"]);
            self.settles();
            unheard = if shifts() == before { unheard + 1 } else { 0 };
        }
        self.browser.screen().presses(&["Tab", "Return"]);
    }

    #[track_caller]
    fn turns_to_the_window(&self, title: &str) {
        let turns = || self.browser.screen().turns_to(title);
        self.waits_for_the_screen(&format!("a window called {title:?}"), turns);
    }

    #[track_caller]
    fn waits_for_the_screen(&self, what: &str, done: impl Fn() -> Option<()>) {
        let deadline = Instant::now() + self.patience;
        while done().is_none() {
            assert!(Instant::now() < deadline, "waited for {what}");
            thread::sleep(Duration::from_millis(50));
        }
    }
}
