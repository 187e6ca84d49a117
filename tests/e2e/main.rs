//! Study pages as a reader meets them: a real browser, a real server, and stories told in the reader's words.
//!
//! `server` serves the built site and strangers' pages, and breaks them on request; `browser` starts browsers;
//! `pages` are written on the spot and in `pages/`, `release` is the built site with a number; `reader` is the person who
//! opens, ticks, reloads and looks; `stories` is what happens to that person.
//! `cargo xtask test` builds the site, finds a browser and runs this; by hand it reads
//! `STUDY_DIST`, `STUDY_AXE`, `STUDY_CHROMEDRIVER` and `STUDY_CHROMIUM`. `STUDY_ENGINE=firefox` has it told in Firefox, which
//! `STUDY_FIREFOX` and `STUDY_GECKODRIVER` name; `webkit` in WebKit, by `STUDY_WEBKIT` and `STUDY_WEBKITDRIVER`.

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
