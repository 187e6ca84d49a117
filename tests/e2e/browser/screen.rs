//! A virtual screen for a browser that opens windows; `xdotool` types there.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// An X server, ended when it is dropped.
pub(crate) struct Screen {
    /// The value for `DISPLAY`.
    pub(super) name: String,
    process: Child,
}

impl Screen {
    pub(super) fn start() -> Self {
        let mut server = Command::new("Xvfb");
        server
            .args(["-displayfd", "1", "-screen", "0", "1600x1200x24"])
            .args(["-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut process = server.spawn().expect("Xvfb, for a screen");
        let mut number = String::new();
        BufReader::new(process.stdout.take().expect("the server's output"))
            .read_line(&mut number)
            .expect("the number of the screen");
        Self {
            name: format!(":{}", number.trim()),
            process,
        }
    }

    /// Focuses the window with these words in its title; `None` while there is no such window.
    pub(crate) fn switches_to(&self, title: &str) -> Option<()> {
        let window = self.window(title)?;
        self.executes(&["windowfocus", "--sync", &window]).map(drop)
    }

    /// The id of the window with these words in its title.
    pub(crate) fn window(&self, title: &str) -> Option<String> {
        let found = self.executes(&["search", "--onlyvisible", "--name", title])?;
        found.lines().last().map(str::to_owned)
    }

    /// Types a text into the focused window.
    pub(crate) fn types(&self, text: &str) {
        self.executes(&["type", "--delay", "20", text])
            .expect("a text");
    }

    /// Presses keys, by their X11 names.
    pub(crate) fn presses(&self, keys: &[&str]) {
        self.executes(&[&["key", "--delay", "100"], keys].concat())
            .expect("keys");
    }

    fn executes(&self, words: &[&str]) -> Option<String> {
        let mut tool = Command::new("xdotool");
        let output = tool.args(words).env("DISPLAY", &self.name).output();
        let output = output.expect("xdotool, for a hand at the keyboard");
        output
            .status
            .success()
            .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
