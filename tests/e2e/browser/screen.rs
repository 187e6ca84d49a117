//! A screen that nobody sees, for a browser that opens windows.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// An X server of its own, ended when it is dropped.
pub(super) struct Screen {
    /// As `DISPLAY` has it.
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
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
