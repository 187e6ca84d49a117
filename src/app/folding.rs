//! Something that folds: a framework or an answer sketch, its blocks and the slot of its button.

use std::cell::{Cell, OnceCell};
use std::rc::Rc;

use leptos::prelude::*;
use web_sys::{Element, Node};

use crate::browser::still::Still;
use crate::browser::{fold, page, place};

/// A run of the author's blocks that opens and closes as one.
pub(crate) struct Folding {
    name: &'static str,
    blocks: Vec<Element>,
    /// Whether it is open, or is to be.
    open: Cell<bool>,
    /// Whether its blocks are open, as its button says.
    applied: ArcRwSignal<bool>,
    /// Put before the first block when the fold is first applied, at its full height, so that filling it moves nothing.
    slot: OnceCell<Element>,
}

impl Folding {
    /// A fold with a slot of that element name; none where there is nothing to fold.
    pub(crate) fn of(name: &'static str, blocks: &[Element], open: bool) -> Option<Rc<Folding>> {
        if blocks.is_empty() {
            return None;
        }
        Some(Rc::new(Folding {
            name,
            blocks: blocks.to_vec(),
            open: Cell::new(open),
            applied: ArcRwSignal::new(open),
            slot: OnceCell::new(),
        }))
    }

    /// Whether it is open, or will be once that is applied.
    pub(crate) fn is_open(&self) -> bool {
        self.open.get()
    }

    /// Says whether it is to be open; [`Folding::apply`] makes it so.
    pub(crate) fn set_open(&self, open: bool) {
        self.open.set(open);
    }

    /// Opens or closes its blocks as [`Folding::set_open`] said.
    pub(crate) fn apply(&self) {
        place::put_before(&self.blocks, self.slot());
        if self.open.get() {
            fold::open(&self.blocks);
        } else {
            fold::close(&self.blocks);
        }
        self.applied.set(self.open.get());
    }

    /// Opens its blocks for the printer.
    pub(crate) fn open_for_print(&self) {
        fold::open(&self.blocks);
    }

    /// The slot of its button, in the page once it was applied.
    pub(crate) fn slot(&self) -> &Element {
        self.slot.get_or_init(|| page::new_element(self.name))
    }

    /// Whether it is open, for its button.
    pub(crate) fn signal(&self) -> ArcRwSignal<bool> {
        self.applied.clone()
    }

    /// Whether a node stands in it.
    pub(crate) fn holds(&self, node: &Node) -> bool {
        fold::hold(&self.blocks, node)
    }

    /// Sees to it that nothing moves when it is first applied.
    pub(crate) fn hold(&self, still: &mut Still) {
        if self.slot.get().is_none() {
            still.add_fold(&self.blocks, self.open.get(), self.slot());
        }
    }
}

impl Drop for Folding {
    fn drop(&mut self) {
        fold::open(&self.blocks);
        if let Some(slot) = self.slot.get() {
            slot.remove();
        }
    }
}
