//! A fold: the blocks of a framework or an answer sketch, and the slot, the element that holds its button.

use std::cell::{Cell, OnceCell};
use std::rc::Rc;

use leptos::prelude::*;
use web_sys::{Element, Node};

use crate::browser::attributes::{AFTER_STATUS, OVERLAID};
use crate::browser::beside::{self, InsertionPoint};
use crate::browser::fold::{self, ClosingPass, Findable};
use crate::browser::{page, screen, scroll};

/// A run of the author's blocks that opens and closes as one.
pub(crate) struct Folding {
    name: &'static str,
    blocks: Vec<Element>,
    /// The label, heading or follow-up whose text the button follows.
    after: Node,
    /// Whether it is open, or will be after the next [`Folding::apply`].
    open: Cell<bool>,
    /// Whether its blocks are open now; its button shows this.
    applied: ArcRwSignal<bool>,
    /// Whether neither the reader nor the widget has opened or closed it yet.
    is_new: Cell<bool>,
    /// Whether it should be closed and was left open only because the reader saw it.
    is_open_because_seen: Cell<bool>,
    /// Created on first use; in the page once its question is near the screen.
    slot: OnceCell<Element>,
}

impl Folding {
    /// A fold of `blocks`, whose slot is an element called `name` after the text of `after`; `None` without blocks.
    pub(crate) fn of(
        name: &'static str,
        blocks: &[Element],
        after: &Node,
        open: bool,
    ) -> Option<Rc<Folding>> {
        if blocks.is_empty() {
            return None;
        }
        Some(Rc::new(Folding {
            name,
            blocks: blocks.to_vec(),
            after: after.clone(),
            open: Cell::new(open),
            applied: ArcRwSignal::new(open),
            is_new: Cell::new(true),
            is_open_because_seen: Cell::new(false),
            slot: OnceCell::new(),
        }))
    }

    /// Marks the slot so that the button leaves room for the question's status before it.
    pub(crate) fn stand_after_status(&self) {
        let _ = self.slot().set_attribute(AFTER_STATUS, "");
    }

    /// Whether it is open, or will be once applied.
    pub(crate) fn is_open(&self) -> bool {
        self.open.get()
    }

    /// Whether applying it would close something.
    pub(crate) fn is_to_close(&self) -> bool {
        !self.open.get() && !fold::are_closed(&self.blocks)
    }

    /// Sets whether it should be open; [`Folding::apply`] carries it out.
    pub(crate) fn set_open(&self, open: bool) {
        self.is_new.set(false);
        self.is_open_because_seen.set(false);
        self.open.set(open);
    }

    /// Whether the host opened one of its blocks by removing our mark from it.
    pub(crate) fn is_stripped(&self) -> bool {
        fold::is_stripped(&self.blocks)
    }

    /// Opens or closes its blocks as [`Folding::set_open`] asked; a [`ClosingPass`] closes the blocks of several folds
    /// together.
    pub(crate) fn apply(&self, pass: &mut ClosingPass) {
        self.apply_by(pass, Findable::OncePainted);
    }

    /// Like [`Folding::apply`], for a fold far from the screen: closed blocks are findable at once, not only after a
    /// paint.
    pub(crate) fn apply_unseen(&self, pass: &mut ClosingPass) {
        self.apply_by(pass, Findable::AtOnce);
    }

    fn apply_by(&self, pass: &mut ClosingPass, findable: Findable) {
        self.is_new.set(false);
        match self.open.get() {
            true => fold::open(&self.blocks),
            false => pass.close(&self.blocks, findable),
        }
        self.applied.set(self.open.get());
    }

    /// Updates whether closed blocks keep their places, which they do in rows of boxes.
    pub(crate) fn fit_to_rows(&self, pass: &mut ClosingPass) {
        pass.fit_to_rows(&self.blocks);
    }

    /// Whether its slot is missing from the page.
    pub(crate) fn misses_slot(&self) -> bool {
        !self.slot.get().is_some_and(|slot| slot.is_connected())
    }

    /// Where the slot belongs; `None` if it is in the page.
    pub(crate) fn insertion_point(&self) -> Option<InsertionPoint> {
        let is_missing = self.misses_slot();
        is_missing.then(|| beside::after_text(&self.after, &self.blocks))?
    }

    /// Keeps what the reader sees in place until it is first applied: a fold on the screen stays open, and its button
    /// takes no room.
    pub(crate) fn keep_visible_open(&self) {
        if !self.is_new.get() {
            return;
        }
        if self.is_on_screen() {
            self.hold_open();
            // Its blocks are still open, and its button must show that before it is applied.
            self.applied.set(true);
        } else {
            self.overlay_if_visible();
        }
    }

    /// If the button is not in the page yet and its place is on the screen, lets it lie over the text without taking
    /// room.
    pub(crate) fn overlay_if_visible(&self) {
        if self.misses_slot() && screen::is_on_screen(&self.after) {
            let _ = self.slot().set_attribute(OVERLAID, "");
        }
    }

    /// Leaves it open until it is off the screen; its button takes no room.
    pub(crate) fn hold_open(&self) {
        self.is_new.set(false);
        let _ = self.slot().set_attribute(OVERLAID, "");
        if !self.open.replace(true) {
            self.is_open_because_seen.set(true);
        }
    }

    /// Whether it is open only because the reader saw it when it should have closed.
    pub(crate) fn is_open_because_seen(&self) -> bool {
        self.is_open_because_seen.get()
    }

    /// Whether it waits to leave the screen before it closes or its button takes room.
    pub(crate) fn has_deferred_change(&self) -> bool {
        self.is_open_because_seen.get()
            || self
                .slot
                .get()
                .is_some_and(|slot| slot.has_attribute(OVERLAID))
    }

    /// Whether it can close or make room now: its blocks and the text before its button are off the screen, and no
    /// ancestor on the screen would show the move.
    pub(crate) fn can_apply_deferred(&self) -> bool {
        !self.is_on_screen()
            && !screen::is_on_screen(&self.after)
            && !self.blocks.first().is_some_and(scroll::moves_by_itself)
    }

    /// Gives its button room, and closes it if it was only left open.
    pub(crate) fn apply_deferred(&self, pass: &mut ClosingPass) {
        self.make_room();
        if self.is_open_because_seen.get() {
            self.set_open(false);
            self.apply(pass);
        }
    }

    /// Lets its button take room, once the reader asked for a change or does not see the button.
    pub(crate) fn make_room(&self) {
        if let Some(slot) = self.slot.get() {
            let _ = slot.remove_attribute(OVERLAID);
        }
    }

    fn is_on_screen(&self) -> bool {
        let (first, last) = (self.blocks.first(), self.blocks.last());
        let rects = first
            .zip(last)
            .map(|(first, last)| (screen::rect(first), screen::rect(last)));
        rects.is_some_and(|(first, last)| {
            first.width() > 0.0 && first.top() < screen::screen_height() && last.bottom() > 0.0
        })
    }

    /// Opens its blocks for the printer.
    pub(crate) fn open_for_print(&self) {
        fold::open(&self.blocks);
    }

    /// The element that holds its button, created on first use.
    pub(crate) fn slot(&self) -> &Element {
        self.slot.get_or_init(|| page::new_element(self.name))
    }

    /// The signal that its button shows: whether its blocks are open.
    pub(crate) fn signal(&self) -> ArcRwSignal<bool> {
        self.applied.clone()
    }

    /// Whether a node is inside one of its blocks.
    pub(crate) fn holds(&self, node: &Node) -> bool {
        fold::hold(&self.blocks, node)
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
