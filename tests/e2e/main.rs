//! End-to-end tests: a real browser and a real server, as stories told in the reader's words.
//!
//! `server` serves the built site and strangers' pages, and breaks them on request; `browser` starts browsers; `pages`
//! are written on the spot or stand in `pages/`; `release` is the built site with a release number; `reader` is the
//! person who opens, ticks, reloads and looks; `stories` are the tests. `cargo xtask test` builds the site, finds a
//! browser and runs them. By hand they need `STUDY_DIST`, `STUDY_AXE`, `STUDY_CHROMEDRIVER` and `STUDY_CHROMIUM`; with
//! `STUDY_ENGINE=firefox`, `STUDY_FIREFOX` and `STUDY_GECKODRIVER`; with `webkit`, `STUDY_WEBKIT` and
//! `STUDY_WEBKITDRIVER`.

#![allow(
    clippy::expect_used,
    reason = "a test that cannot go on says why and stops"
)]
#![allow(
    dead_code,
    reason = "the stories that use the rest follow as the widget lands"
)]

mod browser;
mod pages;
mod reader;
mod release;
mod server;
mod stories;
