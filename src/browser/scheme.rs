//! Whether a page is dark. Many dark pages set their colours alone and no `color-scheme`, so we judge by the colour of
//! their text.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{
    Element, Event, EventTarget, MutationObserver, MutationObserverInit, TransitionEvent,
};

use super::events::Listener;
use super::style::styled;
use super::{clock, document, styles, window};

const DARK: &str = "(prefers-color-scheme: dark)";

/// Keeps the colour scheme of our elements that of the page's text, until it is dropped.
pub(crate) struct Scheme {
    observer: Option<MutationObserver>,
    _on_change: Closure<dyn FnMut(Array)>,
    _listeners: Vec<Listener>,
}

impl Scheme {
    /// Follows the text colour of `article`. It may change by an attribute on the root or body, by a style sheet, by a
    /// transition, or with the system.
    pub(crate) fn follow(article: &Element) -> Scheme {
        let article = article.clone();
        let adopt: Rc<dyn Fn()> = Rc::new(move || adopt_from(&article));
        adopt();
        let listen = |target: &EventTarget, name| {
            let adopt = Rc::clone(&adopt);
            Listener::new(target, name, move |event: Event| {
                let transition = event.dyn_ref::<TransitionEvent>();
                if transition.is_none_or(|transition| transition.property_name() == "color") {
                    adopt();
                }
            })
        };
        let mut listeners = vec![listen(&window(), "transitionend")];
        let head = document().head();
        listeners.extend(head.iter().map(|head| listen(head, "load")));
        let system = window().match_media(DARK).ok().flatten();
        listeners.extend(system.map(|system| listen(&system, "change")));
        let is_waiting = Rc::new(Cell::new(false));
        let on_change = Closure::<dyn FnMut(Array)>::new(move |_| {
            // Once per frame, for which a hidden page waits long.
            if !is_waiting.replace(true) {
                let (adopt, is_waiting) = (Rc::clone(&adopt), Rc::clone(&is_waiting));
                clock::before_frame(move || {
                    is_waiting.set(false);
                    adopt();
                });
            }
        });
        let observer = MutationObserver::new(on_change.as_ref().unchecked_ref()).ok();
        let options = MutationObserverInit::new();
        options.set_attributes(true);
        if let Some(observer) = &observer {
            let body = document().body().map(Element::from);
            for element in document().document_element().into_iter().chain(body) {
                let _ = observer.observe_with_options(&element, &options);
            }
            options.set_child_list(true);
            options.set_subtree(true);
            if let Some(head) = &head {
                let _ = observer.observe_with_options(head, &options);
            }
        }
        Scheme {
            observer,
            _on_change: on_change,
            _listeners: listeners,
        }
    }
}

impl Drop for Scheme {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

fn adopt_from(article: &Element) {
    let is_dark = lightness(&styled(article, "color")).map(|lightness| lightness > 0.5);
    styles::set_scheme(match is_dark {
        Some(true) => "dark",
        Some(false) => "light",
        None => "inherit",
    });
}

/// Lightness of a computed CSS colour, from 0 to 1; `None` for another notation or a transparent colour.
fn lightness(color: &str) -> Option<f64> {
    let (kind, rest) = color.trim_end_matches(')').split_once('(')?;
    let parts = rest.split([' ', ',', '/']).filter(|part| !part.is_empty());
    // `color()` names its colour space first.
    let parts = parts.skip(usize::from(kind == "color"));
    let numbers: Vec<f64> = parts.map(js_sys::parse_float).collect();
    let [first, second, third] = *numbers.first_chunk()?;
    let luma = 0.2126 * first + 0.7152 * second + 0.0722 * third;
    let lightness = match kind {
        "rgb" | "rgba" => luma / 255.0,
        "color" => luma,
        "lab" | "lch" => first / 100.0,
        "oklab" | "oklch" => first,
        _ => return None,
    };
    let is_seen = numbers.get(3).is_none_or(|alpha| *alpha > 0.0);
    (is_seen && lightness.is_finite()).then_some(lightness)
}
