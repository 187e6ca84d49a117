//! The author's command-line tool; in the browser, the entry of the widget.

fn main() {}
