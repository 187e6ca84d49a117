//! Elements in a shadow root, and what keeps them live.

use any_spawner::Executor;
use leptos::prelude::RenderEffect;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, Node, ShadowRoot, ShadowRootInit, ShadowRootMode};

/// A control on the page; it goes when this is dropped.
pub(crate) struct View {
    root: ShadowRoot,
    effects: Vec<RenderEffect<()>>,
    heard: Vec<Closure<dyn FnMut(Event)>>,
}

/// Makes a control in an element's shadow root, which it gets if it has none.
pub(crate) fn mount(
    element: &Element,
    dress: fn(&ShadowRoot),
    make: impl FnOnce(&mut View),
) -> Option<View> {
    let root = match element.shadow_root() {
        Some(root) => root,
        None => element
            .attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))
            .ok()?,
    };
    dress(&root);
    // Effects run by it; a second time it is there already.
    let _ = Executor::init_wasm_bindgen();
    let mut view = View {
        root,
        effects: Vec::new(),
        heard: Vec::new(),
    };
    make(&mut view);
    Some(view)
}

impl View {
    /// Puts elements into the shadow root.
    pub(super) fn fill(&self, elements: &[&Element]) {
        fill(&self.root, elements);
    }

    /// Draws now, and again whenever a signal it read has changed.
    pub(super) fn draw(&mut self, mut draw: impl FnMut() + 'static) {
        self.effects.push(RenderEffect::new(move |_| draw()));
    }

    /// Keeps an element's text up to date. One that stays the same is left alone: where it is live, it would be read out.
    pub(super) fn say(&mut self, element: &Element, text: impl Fn() -> String + 'static) {
        let element = element.clone();
        self.draw(move || {
            let text = text();
            if element.text_content().as_ref() != Some(&text) {
                element.set_text_content(Some(&text));
            }
        });
    }

    /// Does something when the reader does.
    pub(super) fn hear(
        &mut self,
        element: &Element,
        event: &str,
        act: impl FnMut(Event) + 'static,
    ) {
        let act = Closure::new(act);
        let _ = element.add_event_listener_with_callback(event, act.as_ref().unchecked_ref());
        self.heard.push(act);
    }
}

impl Drop for View {
    fn drop(&mut self) {
        self.root.set_text_content(None);
    }
}

/// An element with attributes and a text.
pub(super) fn element(tag: &str, attributes: &[(&str, &str)], text: &str) -> Element {
    let element = web_sys::window()
        .and_then(|window| window.document()?.create_element(tag).ok())
        .unwrap_or_else(|| unreachable!("{tag} is a name for an element"));
    for (name, value) in attributes {
        let _ = element.set_attribute(name, value);
    }
    if !text.is_empty() {
        element.set_text_content(Some(text));
    }
    element
}

/// Puts elements into another, after what it holds.
pub(super) fn fill(parent: &Node, elements: &[&Element]) {
    for element in elements {
        let _ = parent.append_child(element);
    }
}
