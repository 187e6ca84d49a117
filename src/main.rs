//! The author's command-line tool. In the browser there is no program to start: the page's element starts the widget.

#[cfg(not(target_arch = "wasm32"))]
mod cli;

// The widget's exports are in the library; nothing else would link it.
#[cfg(target_arch = "wasm32")]
use study_widget as _;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    cli::run(lexopt::Parser::from_env())
}

#[cfg(target_arch = "wasm32")]
fn main() {}
