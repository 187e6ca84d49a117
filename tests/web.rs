//! Tests of each component in a browser: what it shows in each state, what it dispatches, and its accessible names; and
//! the model of persistence on a browser's storage.
//!
//! `cargo xtask test` runs them in Chromium; natively there is nothing to run.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that meets what it does not expect fails"
)]

#[path = "web/controls.rs"]
mod controls;
#[allow(dead_code, reason = "the native tests use the rest")]
#[path = "study/desk.rs"]
mod desk;
#[path = "web/model.rs"]
mod model;
#[path = "web/panel.rs"]
mod panel;
#[path = "web/stage.rs"]
mod stage;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
