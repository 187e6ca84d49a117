//! Something that folds: a framework or an answer sketch, its blocks and the slot of its button.

use std::cell::{Cell, OnceCell};
use std::rc::Rc;

use web_sys::{Element, Node};

use crate::browser::fold::{self, Blocks};
use crate::browser::{document, place};
use crate::view::shown::Shown;

/// A run of the author's blocks that opens and closes as one.
pub(crate) struct Folding {
    name: &'static str,
    blocks: Blocks,
    first: Element,
    last: Element,
    open: Cell<bool>,
    /// Put before the first block when the fold first stands, at its full height, so that filling it moves nothing.
    slot: OnceCell<Element>,
    shown: OnceCell<Shown<bool>>,
}

impl Folding {
    /// A fold with a slot of that element name; none where there is nothing to fold.
    pub(crate) fn of(name: &'static str, blocks: &[Element], open: bool) -> Option<Rc<Folding>> {
        let (first, last) = (blocks.first()?, blocks.last()?);
        Some(Rc::new(Folding {
            name,
            blocks: Blocks::of(blocks),
            first: first.clone(),
            last: last.clone(),
            open: Cell::new(open),
            slot: OnceCell::new(),
            shown: OnceCell::new(),
        }))
    }

    /// Whether it is open, or will be once it stands.
    pub(crate) fn is_open(&self) -> bool {
        self.open.get()
    }

    /// Says how it should stand; [`Folding::stand`] makes it so.
    pub(crate) fn want(&self, open: bool) {
        self.open.set(open);
    }

    /// Opens or closes its blocks as wanted.
    pub(crate) fn stand(&self) {
        self.slot.get_or_init(|| {
            let slot = added(self.name);
            place::put_before(&self.first, &slot);
            slot
        });
        if self.open.get() {
            self.blocks.open();
        } else {
            self.blocks.close();
        }
        if let Some(shown) = self.shown.get() {
            shown.set(self.open.get());
        }
    }

    /// Opens its blocks for the printer.
    pub(crate) fn open_for_print(&self) {
        self.blocks.open();
    }

    /// Its slot, once it stands.
    pub(crate) fn slot(&self) -> Option<&Element> {
        self.slot.get()
    }

    /// What its button shows, made when the button is.
    pub(crate) fn shown(&self) -> Shown<bool> {
        self.shown
            .get_or_init(|| Shown::new(self.open.get()))
            .clone()
    }

    /// Whether a node stands in it.
    pub(crate) fn holds(&self, node: &Node) -> bool {
        self.blocks.hold(node)
    }

    /// What must not move when it first stands on the screen, with its top: what follows it, or its own text if it is open.
    pub(crate) fn still(&self) -> Option<(Element, f64)> {
        if self.slot.get().is_some() || !self.blocks.are_seen() {
            return None;
        }
        let next = if self.open.get() {
            Some(self.first.clone())
        } else {
            fold::after(&self.last)
        }?;
        let top = next.get_bounding_client_rect().top();
        Some((next, top))
    }
}

impl Drop for Folding {
    fn drop(&mut self) {
        self.blocks.open();
        if let Some(slot) = self.slot.get() {
            slot.remove();
        }
    }
}

/// A new element of ours.
pub(crate) fn added(name: &str) -> Element {
    document()
        .create_element(name)
        .unwrap_or_else(|_| unreachable!("{name} is a name for an element"))
}
