//! Keeps what is typed into our controls from the host's keyboard shortcuts.
//!
//! Outside its shadow root, a key event has the shadow host as target, in which nobody can type, so the host's
//! listeners would take it for a shortcut. We stop its propagation at the window, in the capture phase, and call our
//! own listeners there. The browser's default action, such as typing a letter, still happens.

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

/// Stops key events of our controls at the window, until it is dropped.
pub(crate) struct OwnKeys {
    _listeners: [Listener; 3],
}

impl OwnKeys {
    /// For the controls beside an article; the desk's are left out.
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

    /// For an element of ours and all in it.
    pub(crate) fn of(element: &Element) -> OwnKeys {
        let element: Node = element.clone().into();
        OwnKeys::with(move |path| path.contains(&element))
    }

    /// For the events whose path from target to window `is_ours` accepts.
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
            // A listener that was called may have removed another.
            if LISTENERS.with_borrow(|listeners| listeners.iter().any(is_same)) {
                on_key(event);
            }
        }
    }
}

/// Listens for key presses in our controls, until it is dropped.
pub(crate) struct KeyListener(OnKey);

impl KeyListener {
    /// Calls `on_key` with each `keydown` that an [`OwnKeys`] stops.
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
