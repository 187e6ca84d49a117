//! Study Widget turns an article page that already exists into a place to study, in the reader's own browser.
//!
//! One idea carries everything: the article page is the guide. It is read into a flat list of blocks, the blocks are
//! recognised as questions with points and follow-ups, and controls mount beside the author's own text.
//!
//! # Layout
//!
//! Pure rooms (no DOM, no clock, no randomness):
//! - [`article`]: an article as a flat list of blocks
//! - [`chance`]: pseudo-random numbers from a seed that is passed in
//! - [`contrast`]: whether a colour can be read on another
//! - [`recognise`]: turns blocks into a guide, and reports problems
//! - [`guide`]: questions, points and follow-ups, and their ids
//! - [`outline`]: what was recognised, as JSON
//! - [`options`]: what an author sets by the widget's attributes
//! - [`overlap`]: which words two texts share
//! - [`plan`]: what to do on each day until the interview
//! - [`problem`]: what can be wrong with an article, and the message for it
//! - [`progress`]: what a reader has done; how actions change it and copies merge
//! - [`rehearsal`]: an interview rehearsal as a state machine
//! - [`schedule`]: when a question is due again
//! - [`saved`]: the stored form of progress, and its versions
//! - [`standing`]: a reader's progress in numbers, for charts and tables
//! - [`study`]: one guide being studied: guide, progress and a store
//! - [`anki`]: a guide as a file that Anki imports
//! - [`fragment`]: progress in a link, whole or in pieces
//! - [`qr`]: a text as a QR code
//! - [`tag`]: what an author copies into a page
//! - [`quote`]: a passage that is found again after its text was edited
//! - [`sheets`]: progress and notes as Markdown and CSV
//!
//! The one thing all rooms share:
//! - [`i18n`]: the texts that readers see, in the language of the page
//!
//! Edge rooms (compiled for the browser alone):
//! - `browser`: the clock, the store, the page and its folds
//! - `view`: the controls as Leptos components: signals in, actions out
//! - `app`: the wiring of one widget on one page
//! - `desk`: the study modes, a WebAssembly module that loads on demand, or ahead of time for a returning reader
//! - `tryit`: the configurator, a page of its own
//!
//! Native rooms (the author's tools):
//! - [`html`]: an article page as a file: the blocks a browser would find in it, and where each begins
//! - [`press`]: Markdown to article pages, and the library that lists them
//! - [`check`]: what the widget would find in an author's file, and what is wrong with it
//! - [`fault`]: what is wrong with a file: the place, the fact, the next step

pub mod anki;
pub mod article;
pub mod chance;
#[cfg(not(target_arch = "wasm32"))]
pub mod check;
pub mod contrast;
#[cfg(not(target_arch = "wasm32"))]
pub mod fault;
pub mod fragment;
pub mod guide;
#[cfg(not(target_arch = "wasm32"))]
pub mod html;
pub mod i18n;
pub mod options;
#[cfg(not(target_arch = "wasm32"))]
pub mod outline;
pub mod overlap;
pub mod plan;
#[cfg(not(target_arch = "wasm32"))]
pub mod press;
pub mod problem;
pub mod progress;
pub mod qr;
pub mod quote;
pub mod recognise;
pub mod rehearsal;
pub mod saved;
pub mod schedule;
pub mod sheets;
pub mod standing;
pub mod study;
pub mod tag;

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
pub mod desk;
#[cfg(target_arch = "wasm32")]
pub mod tryit;
#[cfg(target_arch = "wasm32")]
pub mod view;
#[cfg(target_arch = "wasm32")]
pub use browser::store::BrowserStore;
