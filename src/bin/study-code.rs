//! The widget and the desk in one program, for the browser extension: nothing is fetched there, and most of their code is the same.

#[cfg(target_arch = "wasm32")]
#[path = "../modes.rs"]
mod modes;
#[cfg(target_arch = "wasm32")]
#[path = "../widget.rs"]
mod widget;

fn main() {}
