//! At the desk: the reader opens a study mode, reads what it says, lets time pass, and speaks into a microphone.

use std::time::{Duration, Instant};
use std::{fs, thread};

use serde_json::json;

use super::Reader;
use crate::browser::Engine;

/// How long the reader waits for a file.
const PATIENCE: Duration = Duration::from_secs(10);

/// The desk.
impl Reader {
    /// Opens the desk at a study mode, and waits until it says `words`.
    #[track_caller]
    pub(crate) fn opens_the_desk_at(&self, mode: &str, words: &str) {
        self.executes(
            "document.querySelector('study-widget').study(args[0])",
            [mode],
        );
        self.sees_in_the_desk(words);
    }

    /// Sees words at the desk.
    #[track_caller]
    pub(crate) fn sees_in_the_desk(&self, words: &str) {
        let script = "return [...(document.querySelector('study-desk')?.shadowRoot?.querySelectorAll('*') ?? [])]
            .some((element) => folded(element.textContent).includes(args[0]) && shown(element))";
        self.waits_for(&format!("{words:?} at the desk"), script, [words]);
    }

    /// Everything the desk says.
    #[track_caller]
    pub(crate) fn text_of_the_desk(&self) -> String {
        self.evaluates(
            "return folded(document.querySelector('study-desk')?.shadowRoot.textContent)",
            (),
        )
    }

    /// The heading of the desk's screen.
    #[track_caller]
    pub(crate) fn heading_of_the_desk(&self) -> String {
        self.evaluates(
            "return folded(document.querySelector('study-desk')?.shadowRoot.querySelector('h2')?.textContent)",
            (),
        )
    }

    /// Presses the button of the desk whose name holds the words.
    #[track_caller]
    pub(crate) fn presses_in_the_desk(&self, words: &str) {
        self.clicks(
            &format!("the button {words:?} at the desk"),
            "return control('button', args, 'study-desk')",
            [words],
        );
    }

    /// Ticks the box of the desk's own whose name holds the words.
    #[track_caller]
    pub(crate) fn ticks_in_the_desk(&self, words: &str) {
        self.clicks(
            &format!("the box {words:?} at the desk"),
            "return control('input', args, 'study-desk')",
            [words],
        );
    }

    /// Sees the desk gone.
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
    /// Runs a script before any page's own from now on, on each page of the site.
    pub(crate) fn adds_init_script(&self, script: &str) {
        self.site().add_init_script(script);
    }

    /// Uses a clock that [`Reader::advances_the_clock`] advances, on every page from now on.
    #[track_caller]
    pub(crate) fn uses_a_fake_clock(&self) {
        self.adds_init_script(
            "window.later = 0; { const now = Date.now; Date.now = () => now() + window.later; }",
        );
    }

    /// Lets time pass on this page.
    #[track_caller]
    pub(crate) fn advances_the_clock(&self, seconds: u32) {
        self.executes("window.later += args[0] * 1000", [seconds]);
    }

    /// Has the browser's answer ready when a page asks for the microphone.
    #[track_caller]
    pub(crate) fn sets_microphone_permission(&self, gives: bool) {
        self.sets_permission("microphone", gives);
    }

    /// Has the browser's answer ready when a page asks for this.
    #[track_caller]
    pub(crate) fn sets_permission(&self, what: &str, gives: bool) {
        let setting = if gives { "granted" } else { "denied" };
        let params = json!({ "permission": { "name": what }, "setting": setting });
        self.sends_command("Browser.setPermission", params);
    }

    /// Takes a backup at the desk, and has it as a file.
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

    /// What becomes of a file that the page hands out when `act` is done: its text.
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
            // A file may have its name before it has its text, and none of ours is empty.
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
