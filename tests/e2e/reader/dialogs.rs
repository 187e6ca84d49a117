//! The browser's own dialogs, which no driver reaches; the reader uses the keyboard.

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use super::Reader;

/// At a browser on a virtual screen.
impl Reader {
    /// Types the path of a file into the dialog with these words in its title, and presses the button with this access
    /// key.
    #[track_caller]
    pub(crate) fn chooses_in_the_dialog(&self, title: &str, file: &Path, button: &str) {
        self.turns_to_the_window(title);
        let screen = self.browser.screen();
        // The letter that begins a path opens a field for it, where there is none.
        screen.presses(&["ctrl+a"]);
        screen.types(&file.to_string_lossy());
        screen.presses(&["Tab", &format!("alt+{button}")]);
        // The dialog still takes keys while it closes.
        self.waits_for_the_screen("the dialog to close", || {
            screen.window(title).is_none().then_some(())
        });
    }

    #[track_caller]
    fn turns_to_the_window(&self, title: &str) {
        let turns = || self.browser.screen().switches_to(title);
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
