//! The widget and the desk in one program, for the browser extension: it downloads nothing, and they share most code.

#[cfg(target_arch = "wasm32")]
#[path = "../modes.rs"]
mod modes;
#[cfg(target_arch = "wasm32")]
#[path = "../widget.rs"]
mod widget;

fn main() {}
