//! The author's command-line tool; in the browser, the widget. There is no program to start there: the page's element
//! starts the widget.

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
