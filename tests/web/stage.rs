//! Where a component is shown to a test: an element of the page, and what a reader would find in it.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::tick;
use study_widget::view::{Mounted, mount};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

/// A component on the page. It leaves with this.
pub(crate) struct Stage {
    pub(crate) host: Element,
    mounted: Option<Mounted>,
}

impl Stage {
    /// Shows a component.
    pub(crate) fn show<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Stage {
        let document = web_sys::window().unwrap().document().unwrap();
        let host = document.create_element("div").unwrap();
        document.body().unwrap().append_child(&host).unwrap();
        let mounted = mount(&host, |_| {}, view);
        Stage { host, mounted }
    }

    /// Takes the component out of its element, which stays.
    pub(crate) fn unmount(&mut self) {
        self.mounted = None;
    }

    /// The one element that a selector names.
    pub(crate) fn find(&self, selector: &str) -> Element {
        let found = self.all(selector);
        assert_eq!(found.len(), 1, "{selector} names {} elements", found.len());
        found[0].clone()
    }

    /// All elements that a selector names, in the order of the page.
    pub(crate) fn all(&self, selector: &str) -> Vec<Element> {
        let root = self.host.shadow_root().unwrap();
        let mut found = Vec::new();
        collect(root.first_element_child(), selector, &mut found);
        found
    }

    /// The button that is called so, by its label or its text.
    pub(crate) fn button(&self, name: &str) -> HtmlElement {
        let buttons = self.all("button").into_iter();
        let mut named = buttons.filter(|button| self::name(button) == name);
        let button = named.next();
        button
            .unwrap_or_else(|| panic!("no button is called “{name}”"))
            .unchecked_into()
    }

    /// What a selector's element says.
    pub(crate) fn text(&self, selector: &str) -> String {
        self.find(selector).text_content().unwrap()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.unmount();
        self.host.remove();
    }
}

/// What an element is called by those who cannot see it.
pub(crate) fn name(element: &Element) -> String {
    let label = element.get_attribute("aria-label");
    label.unwrap_or_else(|| element.text_content().unwrap())
}

/// Dispatches an event.
pub(crate) fn dispatch(element: &Element, event: &str) {
    element.dispatch_event(&Event::new(event).unwrap()).unwrap();
}

/// Collects an element, what follows it and what is in them, where a selector names it.
fn collect(first: Option<Element>, selector: &str, found: &mut Vec<Element>) {
    let mut at = first;
    while let Some(element) = at {
        if element.matches(selector).unwrap() {
            found.push(element.clone());
        }
        collect(element.first_element_child(), selector, found);
        at = element.next_element_sibling();
    }
}

/// What a component called back with.
pub(crate) struct Calls<T>(Rc<RefCell<Vec<T>>>);

impl<T: Clone + 'static> Calls<T> {
    pub(crate) fn new() -> Calls<T> {
        Calls(Rc::default())
    }

    /// A callback that takes down what it is called with.
    pub(crate) fn taker(&self) -> impl Fn(T) + 'static {
        let calls = Rc::clone(&self.0);
        move |value| calls.borrow_mut().push(value)
    }

    /// All of it, in order.
    pub(crate) fn all(&self) -> Vec<T> {
        self.0.borrow().clone()
    }
}

/// Waits until what follows from a changed signal is on the page.
pub(crate) async fn settled() {
    tick().await;
}
