//! The widget's controls as Leptos components: signals in, actions out. They know neither the store nor the clock.
//!
//! Leptos makes a nested element that has only literal attributes and texts by `innerHTML`, which pages with Trusted
//! Types refuse. One value in braces, such as `{"true"}`, makes it an element like the others.

pub mod fold;
pub mod language;
pub mod mount;
pub mod panel;
pub mod status_mark;
pub mod styles;
pub mod tick;

pub use fold::{Fold, Folded};
pub use mount::{Mounted, mount};
pub use panel::{Panel, PanelAction, PanelState, Standing};
pub use status_mark::StatusMark;
pub use tick::{Tick, shortened};
