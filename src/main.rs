//! The author's command-line tool; in the browser, the entry of the widget.

// The widget's exports are in the library; nothing else would link it.
#[cfg(target_arch = "wasm32")]
use study_widget as _;

fn main() {}
