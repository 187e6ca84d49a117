//! The widget's controls as Leptos components: signals in, actions out. They know neither the store nor the clock.
//!
//! A nested element that has only literal attributes and texts would be made by `innerHTML`, which pages with Trusted
//! Types refuse; one value in braces, such as `{"true"}`, makes it an element like the others.

#![allow(
    unreachable_pub,
    reason = "`#[component]` writes `pub` for a component of the crate"
)]

mod fold;
pub(crate) mod make;
mod mount;
mod panel;
mod status_mark;
mod tick;
pub(crate) mod words;

pub(crate) use fold::{Fold, FoldWords};
pub(crate) use make::{Old, View};
pub(crate) use mount::{Mounted, mount};
pub(crate) use panel::{Panel, PanelAction, PanelState, Standing};
pub(crate) use status_mark::StatusMark;
pub(crate) use tick::{Tick, shortened};
