//! Something that folds: a framework or an answer sketch, its blocks and the slot of its button.

use std::cell::{Cell, OnceCell};
use std::rc::Rc;

use js_sys::Array;
use web_sys::{Element, Node};

use crate::browser::fold::Blocks;
use crate::browser::still::Still;
use crate::browser::{document, place};
use crate::view::shown::Shown;

/// A run of the author's blocks that opens and closes as one.
pub(crate) struct Folding {
    name: &'static str,
    blocks: Blocks,
    open: Cell<bool>,
    /// Put before the first block when the fold first stands, at its full height, so that filling it moves nothing.
    slot: OnceCell<Element>,
    shown: OnceCell<Shown<bool>>,
}

impl Folding {
    /// A fold with a slot of that element name; none where there is nothing to fold.
    pub(crate) fn of(name: &'static str, blocks: &Array, open: bool) -> Option<Rc<Folding>> {
        if blocks.length() == 0 {
            return None;
        }
        Some(Rc::new(Folding {
            name,
            blocks: Blocks(blocks.clone()),
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
        place::put_before(&self.blocks.0, self.slot());
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

    /// The slot of its button, in the page once it stands.
    pub(crate) fn slot(&self) -> &Element {
        self.slot.get_or_init(|| added(self.name))
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

    /// Sees to it that nothing moves when it first stands.
    pub(crate) fn hold(&self, still: &Still) {
        if self.slot.get().is_none() {
            still.add_fold(&self.blocks.0, self.open.get(), self.slot());
        }
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
