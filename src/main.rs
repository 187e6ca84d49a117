//! The author's command-line tool; compiled for the browser, the widget. `main` does nothing there, because the custom
//! element starts the widget.

#[cfg(not(target_arch = "wasm32"))]
mod cli;
#[cfg(target_arch = "wasm32")]
mod widget;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    cli::run(lexopt::Parser::from_env())
}

#[cfg(target_arch = "wasm32")]
fn main() {}
