//! The controls: signals in, events out. Knows neither the store nor the clock.

pub(crate) mod controls;
pub(crate) mod panel;
pub(crate) mod words;

use std::any::Any;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, ShadowRoot, ShadowRootInit, ShadowRootMode};

/// A mounted control; it goes when this is dropped.
pub(crate) type Mounted = Box<dyn Any>;

/// Mounts a view in an element's shadow root, which it gets if it has none.
pub(crate) fn mount<V: IntoView + 'static>(
    element: &Element,
    view: impl FnOnce() -> V + 'static,
    dress: fn(&ShadowRoot),
) -> Option<Mounted> {
    let root = match element.shadow_root() {
        Some(root) => root,
        None => element
            .attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))
            .ok()?,
    };
    dress(&root);
    Some(Box::new(leptos::mount::mount_to(
        root.unchecked_into(),
        view,
    )))
}
