//! Steps at the desk: opens a study mode, reads what it says, lets time pass, and speaks into a microphone.

use std::time::{Duration, Instant};
use std::{fs, thread};

use serde_json::json;

use super::Reader;
use crate::browser::Engine;

/// How long the reader waits for a file.
const PATIENCE: Duration = Duration::from_secs(10);

/// The desk.
impl Reader {
    /// Opens the desk in a study mode, and waits until it shows `words`.
    #[track_caller]
    pub(crate) fn opens_the_desk_at(&self, mode: &str, words: &str) {
        self.executes(
            "document.querySelector('study-widget').study(args[0])",
            [mode],
        );
        self.sees_in_the_desk(words);
    }

    /// Sees words on the desk.
    #[track_caller]
    pub(crate) fn sees_in_the_desk(&self, words: &str) {
        let script = "return [...(document.querySelector('study-desk')?.shadowRoot?.querySelectorAll('*') ?? [])]
            .some((element) => folded(element.textContent).includes(args[0]) && shown(element))";
        self.waits_for(&format!("{words:?} at the desk"), script, [words]);
    }

    /// All the text on the desk.
    #[track_caller]
    pub(crate) fn text_of_the_desk(&self) -> String {
        self.evaluates(
            "return folded(document.querySelector('study-desk')?.shadowRoot.textContent)",
            (),
        )
    }

    /// The heading of the desk's current screen.
    #[track_caller]
    pub(crate) fn heading_of_the_desk(&self) -> String {
        self.evaluates(
            "return folded(document.querySelector('study-desk')?.shadowRoot.querySelector('h2')?.textContent)",
            (),
        )
    }

    /// Presses the desk's button whose name contains the words.
    #[track_caller]
    pub(crate) fn presses_in_the_desk(&self, words: &str) {
        self.clicks(
            &format!("the button {words:?} at the desk"),
            "return control('button', args, 'study-desk')",
            [words],
        );
    }

    /// Ticks the desk's own box whose name contains the words.
    #[track_caller]
    pub(crate) fn ticks_in_the_desk(&self, words: &str) {
        self.clicks(
            &format!("the box {words:?} at the desk"),
            "return control('input', args, 'study-desk')",
            [words],
        );
    }

    /// Waits until the desk is closed.
    #[track_caller]
    pub(crate) fn sees_the_desk_closed(&self) {
        self.waits_for(
            "the desk to be gone",
            "return !document.querySelector('study-desk')",
            (),
        );
    }
}

/// Time, sound and files.
impl Reader {
    /// Adds a script that runs before the page's own scripts, on each page of the site from now on.
    pub(crate) fn adds_init_script(&self, script: &str) {
        self.site().add_init_script(script);
    }

    /// Replaces the clock on every page from now on by one that [`Reader::advances_the_clock`] advances.
    #[track_caller]
    pub(crate) fn uses_a_fake_clock(&self) {
        self.adds_init_script(
            "window.later = 0; { const now = Date.now; Date.now = () => now() + window.later; }",
        );
    }

    /// Advances the clock of this page.
    #[track_caller]
    pub(crate) fn advances_the_clock(&self, seconds: u32) {
        self.executes("window.later += args[0] * 1000", [seconds]);
    }

    /// Grants or denies the microphone in advance.
    #[track_caller]
    pub(crate) fn sets_microphone_permission(&self, gives: bool) {
        self.sets_permission("microphone", gives);
    }

    /// Grants or denies this permission in advance.
    #[track_caller]
    pub(crate) fn sets_permission(&self, what: &str, gives: bool) {
        let setting = if gives { "granted" } else { "denied" };
        let params = json!({ "permission": { "name": what }, "setting": setting });
        self.sends_command("Browser.setPermission", params);
    }

    /// Downloads a backup at the desk, and returns its text.
    #[track_caller]
    pub(crate) fn downloads_a_backup(&self) {
        let day: String = self.evaluates(
            "return new Date(Date.now() - 4 * 36e5).toLocaleDateString('sv')",
            (),
        );
        let backup = self.downloads(&format!("study-all-{day}.json"), || {
            self.presses_in_the_desk("Download a backup");
        });
        assert!(
            backup.starts_with(r#"{"format":"study-widget/1""#),
            "{backup}"
        );
    }

    /// The text of the file that the page offers for download when `act` is done.
    #[track_caller]
    pub(crate) fn downloads(&self, name: &str, act: impl FnOnce()) -> String {
        let folder = self.browser.files();
        if self.engine() == Engine::Chromium {
            let params = json!({ "behavior": "allow", "downloadPath": folder });
            self.sends_command("Browser.setDownloadBehavior", params);
        }
        act();
        let deadline = Instant::now() + PATIENCE;
        loop {
            // A file may have its name before its text, and none of our files is empty.
            if let Ok(text) = fs::read_to_string(folder.join(name))
                && !text.is_empty()
            {
                let _ = fs::remove_dir_all(&folder);
                return text;
            }
            assert!(
                Instant::now() < deadline,
                "{name}: no such file was handed out"
            );
            thread::sleep(Duration::from_millis(20));
        }
    }
}
