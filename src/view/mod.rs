//! The controls: signals in, events out. Knows neither the store nor the clock.
//!
//! Leptos keeps them up to date by its signals and effects. Its templates are left aside: each is compiled as a type of
//! its own, and ours came to a quarter of the widget's first load.

pub(crate) mod controls;
pub(crate) mod make;
pub(crate) mod panel;
pub(crate) mod shown;
pub(crate) mod words;

pub(crate) use make::{View, mount};
