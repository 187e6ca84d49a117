//! Event listeners that are removed when dropped, and dispatch of the widget's own events.

use std::rc::Rc;

use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::{AddEventListenerOptions, CustomEvent, CustomEventInit, Element, Event, EventTarget};

use super::scroll::scroll_target;
use super::{document, store, window};

/// An event listener; dropping it removes it.
pub(crate) struct Listener {
    target: EventTarget,
    name: &'static str,
    on_event: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Listens to `name` on `target` in the capture phase, so that no handler of the host can keep it from us.
    pub(crate) fn new(
        target: &EventTarget,
        name: &'static str,
        on_event: impl FnMut(Event) + 'static,
    ) -> Listener {
        let on_event = Closure::<dyn FnMut(Event)>::new(on_event);
        let options = AddEventListenerOptions::new();
        options.set_capture(true);
        let _ = target.add_event_listener_with_callback_and_add_event_listener_options(
            name,
            on_event.as_ref().unchecked_ref(),
            &options,
        );
        Listener {
            target: target.clone(),
            name,
            on_event,
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.target.remove_event_listener_with_callback_and_bool(
            self.name,
            self.on_event.as_ref().unchecked_ref(),
            true,
        );
    }
}

/// Listens to all events of the window, the document's fonts, the storage and the scroll container that the widget
/// uses, and to those of blocks under `root`.
pub(crate) fn listen_to_page(root: &Element, on_event: Rc<dyn Fn(Event)>) -> Vec<Listener> {
    const OF_WINDOW: [&str; 12] = [
        "pagehide",
        "pageshow",
        "visibilitychange",
        "hashchange",
        "click",
        "beforeprint",
        "afterprint",
        "resize",
        "wheel",
        "touchstart",
        "keydown",
        "focusin",
    ];
    const OF_BLOCKS: [&str; 2] = ["beforematch", "toggle"];
    let window = window();
    let listen = |target: &EventTarget, name| {
        let on_event = Rc::clone(&on_event);
        Listener::new(target, name, move |event| on_event(event))
    };
    let of_window = OF_WINDOW.map(|name| listen(&window, name));
    let of_blocks = OF_BLOCKS.map(|name| listen(root, name));
    let of_storage = listen(&store::changes(), "storage");
    let of_scrolling = listen(&scroll_target(root), "scroll");
    let fonts = Reflect::get(&document(), &JsValue::from_str("fonts")).ok();
    let fonts = fonts.and_then(|fonts| fonts.dyn_into().ok());
    let of_fonts = fonts.map(|fonts: EventTarget| listen(&fonts, "loadingdone"));
    let of_page = of_window.into_iter().chain(of_blocks);
    let of_page = of_page.chain([of_storage, of_scrolling]);
    of_page.chain(of_fonts).collect()
}

/// Dispatches an event on an element, or on the document while the element is in none. It bubbles and leaves shadow
/// roots.
pub(crate) fn dispatch(element: &Element, name: &str, detail: &JsValue) {
    let options = CustomEventInit::new();
    options.set_bubbles(true);
    options.set_composed(true);
    options.set_detail(detail);
    let Ok(event) = CustomEvent::new_with_event_init_dict(name, &options) else {
        return;
    };
    let _ = match element.is_connected() {
        true => element.dispatch_event(&event),
        false => document().dispatch_event(&event),
    };
}

/// Dispatches `resize` on the window, at which scripts of the page measure it again.
pub(crate) fn dispatch_resize() {
    if let Ok(event) = Event::new("resize") {
        let _ = window().dispatch_event(&event);
    }
}
