//! Elements in a shadow root, and what keeps them live.

use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

use any_spawner::Executor;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, Node};

type Heard = Closure<dyn FnMut(Event)>;
type Make = Box<dyn Fn(&mut View)>;

/// Something on the page and what keeps it live; it goes when this is dropped.
pub(crate) struct View {
    root: Node,
    /// What draws in it, and goes with it.
    pub(super) effects: Vec<Box<dyn Any>>,
    heard: Vec<(Element, &'static str, Heard)>,
}

/// A view of the old kind within a component, until all are components.
#[component]
pub(crate) fn Old(make: impl FnOnce(&mut View) + 'static) -> impl IntoView {
    let place = NodeRef::<leptos::html::Div>::new();
    place.on_load(move |div| {
        let mut view = View::within(div.into());
        make(&mut view);
        let held: StoredValue<Box<dyn Any>, LocalStorage> = StoredValue::new_local(Box::new(view));
        on_cleanup(move || held.dispose());
    });
    view! { <div node_ref=place></div> }
}

impl View {
    fn within(root: Node) -> View {
        View {
            root,
            effects: Vec::new(),
            heard: Vec::new(),
        }
    }

    /// Makes what an element holds now, and all of it anew whenever a signal that `make` itself read has changed.
    pub(crate) fn part(&mut self, element: &Element, make: impl Fn(&mut View) + 'static) {
        self.effects
            .push(Box::new(part(element.clone(), Box::new(make))));
    }

    /// Puts elements into what this view fills.
    pub(crate) fn fill(&self, elements: &[&Element]) {
        fill(&self.root, elements);
    }

    /// Draws now, and again whenever a signal it read has changed.
    pub(crate) fn draw(&mut self, draw: impl FnMut() + 'static) {
        self.effects.push(Box::new(effect(Box::new(draw))));
    }

    /// Keeps an element's text up to date. One that stays the same is left alone: where it is live, it would be read out.
    pub(crate) fn say(&mut self, element: &Element, text: impl Fn() -> String + 'static) {
        let element = element.clone();
        self.draw(move || {
            let text = text();
            if element.text_content().as_ref() != Some(&text) {
                element.set_text_content(Some(&text));
            }
        });
    }

    /// Does something when the reader does.
    pub(crate) fn hear(
        &mut self,
        element: &Element,
        event: &'static str,
        act: impl FnMut(Event) + 'static,
    ) {
        let act = Closure::new(act);
        let _ = element.add_event_listener_with_callback(event, act.as_ref().unchecked_ref());
        self.heard.push((element.clone(), event, act));
    }
}

/// One function for every effect: each kind of its own would be compiled of its own.
fn effect(mut draw: Box<dyn FnMut()>) -> RenderEffect<()> {
    run_effects();
    RenderEffect::new(move |_| draw())
}

/// A view that is made anew. An effect that is dropped keeps what it made until its task has its turn; by then, what that
/// read may be gone. So the view is held beside it, and goes at once.
struct Part {
    _effect: RenderEffect<()>,
    view: Rc<RefCell<Option<View>>>,
}

fn part(element: Element, make: Make) -> Part {
    run_effects();
    let view = Rc::new(RefCell::new(None));
    let held = Rc::clone(&view);
    let effect = RenderEffect::new(move |_| {
        drop(held.take());
        let mut view = View::within(element.clone().into());
        make(&mut view);
        *held.borrow_mut() = Some(view);
    });
    Part {
        _effect: effect,
        view,
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        drop(self.view.take());
    }
}

/// Gives effects what they run by; a second time it is there already.
fn run_effects() {
    let _ = Executor::init_wasm_bindgen();
}

impl Drop for View {
    fn drop(&mut self) {
        for (element, event, act) in &self.heard {
            let act = act.as_ref().unchecked_ref();
            let _ = element.remove_event_listener_with_callback(event, act);
        }
        self.root.set_text_content(None);
    }
}

#[wasm_bindgen(raw_module = "study-widget/make")]
extern "C" {
    fn make(kind: &str, text: &str) -> Element;
}

/// An element of a kind, such as `button type=button class=main`, with a text. A kind is written in the source: a value
/// from elsewhere could bring attributes of its own, and is set by [`with`].
pub(crate) fn element(kind: &'static str, text: &str) -> Element {
    make(kind, text)
}

/// The element with one attribute more.
pub(crate) fn with(element: Element, name: &str, value: &str) -> Element {
    let _ = element.set_attribute(name, value);
    element
}

/// Puts elements into another, after what it holds.
pub(crate) fn fill(parent: &Node, elements: &[&Element]) {
    for element in elements {
        let _ = parent.append_child(element);
    }
}
