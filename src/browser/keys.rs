//! What is typed into our controls is ours: no shortcut of the host acts on it.
//!
//! A key in a shadow root reaches the host's listeners as if it were pressed on the element around it, in which nobody can
//! type. So it goes no further than the window, where our own listeners are called. What the browser does by itself, such as
//! typing a letter, it does all the same.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, Node, ShadowRoot};

use super::events::Listener;
use super::observe::is_ours;
use super::window;

type OnKey = Rc<dyn Fn(&KeyboardEvent)>;

thread_local! {
    static LISTENERS: RefCell<Vec<OnKey>> = const { RefCell::new(Vec::new()) };
}

/// Keeps keys to us for as long as it is held.
pub(crate) struct OwnKeys {
    _listeners: [Listener; 3],
}

impl OwnKeys {
    /// The keys of the controls beside an article.
    pub(crate) fn of_controls() -> OwnKeys {
        OwnKeys::with(|path| {
            let is_control = path.first().is_some_and(|target| {
                let root = target.get_root_node().dyn_into::<ShadowRoot>();
                root.is_ok_and(|root| is_ours(&root.host()))
            });
            let at_the_desk = path.iter().any(|node| node.node_name() == "STUDY-DESK");
            is_control && !at_the_desk
        })
    }

    /// The keys of an element that is ours, and of all in it.
    pub(crate) fn of(element: &Element) -> OwnKeys {
        let element: Node = element.clone().into();
        OwnKeys::with(move |path| path.contains(&element))
    }

    /// Those whose path from the target to the window is ours.
    fn with(is_ours: impl Fn(&[Node]) -> bool + 'static) -> OwnKeys {
        let is_ours = Rc::new(is_ours);
        let listeners = ["keydown", "keypress", "keyup"].map(|name| {
            let is_ours = Rc::clone(&is_ours);
            Listener::new(&window(), name, move |event| {
                let path = event.composed_path();
                let path: Vec<Node> = path.iter().filter_map(|at| at.dyn_into().ok()).collect();
                if is_ours(&path) {
                    keep(&event);
                }
            })
        });
        OwnKeys {
            _listeners: listeners,
        }
    }
}

fn keep(event: &Event) {
    event.stop_immediate_propagation();
    if event.type_() == "keydown"
        && let Some(event) = event.dyn_ref::<KeyboardEvent>()
    {
        for on_key in LISTENERS.with_borrow(Vec::clone) {
            let is_same = |other: &OnKey| Rc::ptr_eq(other, &on_key);
            // One that was called may have taken away another.
            if LISTENERS.with_borrow(|listeners| listeners.iter().any(is_same)) {
                on_key(event);
            }
        }
    }
}

/// Listens to the keys that are kept, while it is held.
pub(crate) struct KeyListener(OnKey);

impl KeyListener {
    /// Calls `on_key` with each that goes down.
    pub(crate) fn new(on_key: impl Fn(&KeyboardEvent) + 'static) -> KeyListener {
        let on_key: OnKey = Rc::new(on_key);
        LISTENERS.with_borrow_mut(|listeners| listeners.push(Rc::clone(&on_key)));
        KeyListener(on_key)
    }
}

impl Drop for KeyListener {
    fn drop(&mut self) {
        LISTENERS.with_borrow_mut(|listeners| {
            listeners.retain(|on_key| !Rc::ptr_eq(on_key, &self.0));
        });
    }
}
