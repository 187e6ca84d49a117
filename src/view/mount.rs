//! A component in an element's shadow root.

use std::any::Any;

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, ShadowRoot, ShadowRootInit, ShadowRootMode};

/// A mounted component. It leaves the page when dropped.
pub struct Mounted {
    _handle: Box<dyn Any>,
}

/// Mounts a component in an element's shadow root, which it attaches if there is none; `adopt_styles` gives the root
/// its style sheets. `None` if the element cannot have a shadow root.
pub fn mount<V: IntoView + 'static>(
    element: &Element,
    adopt_styles: fn(&ShadowRoot),
    view: impl FnOnce() -> V + 'static,
) -> Option<Mounted> {
    let root = match element.shadow_root() {
        Some(root) => root,
        None => element
            .attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))
            .ok()?,
    };
    adopt_styles(&root);
    Some(Mounted {
        _handle: Box::new(mount_to(root.unchecked_into(), view)),
    })
}
