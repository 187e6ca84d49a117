//! Something that folds: a framework or an answer sketch, its blocks and the slot of its button.

use std::cell::{Cell, OnceCell};
use std::rc::Rc;

use leptos::prelude::*;
use web_sys::{Element, Node};

use crate::browser::beside::{self, Spot};
use crate::browser::fit::OVER;
use crate::browser::fold::{self, Pass};
use crate::browser::{page, screen, scroll};

/// A run of the author's blocks that opens and closes as one.
pub(crate) struct Folding {
    name: &'static str,
    blocks: Vec<Element>,
    /// The label, heading or question whose text its button stands after.
    after: Node,
    /// Whether it is open, or is to be.
    open: Cell<bool>,
    /// Whether its blocks are open, as its button says.
    applied: ArcRwSignal<bool>,
    /// Whether nothing was done with it yet, by the reader or by us.
    is_new: Cell<bool>,
    /// Whether it was left open because the reader looked at it, and not because they want it.
    is_left_open: Cell<bool>,
    /// In the page once its question is near the screen.
    slot: OnceCell<Element>,
}

impl Folding {
    /// A fold with a slot of that element name after a text; none where there is nothing to fold.
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
            is_left_open: Cell::new(false),
            slot: OnceCell::new(),
        }))
    }

    /// Has its button stand after a question's status.
    pub(crate) fn stand_second(&self) {
        let _ = self.slot().set_attribute("data-second", "");
    }

    /// Whether it is open, or will be once that is applied.
    pub(crate) fn is_open(&self) -> bool {
        self.open.get()
    }

    /// Whether applying it would close something.
    pub(crate) fn is_to_close(&self) -> bool {
        !self.open.get() && !fold::are_closed(&self.blocks)
    }

    /// Says whether it is to be open; [`Folding::apply`] makes it so.
    pub(crate) fn set_open(&self, open: bool) {
        self.is_new.set(false);
        self.is_left_open.set(false);
        self.open.set(open);
    }

    /// Whether it is open by another hand than ours.
    pub(crate) fn is_stripped(&self) -> bool {
        fold::is_stripped(&self.blocks)
    }

    /// Opens or closes its blocks as [`Folding::set_open`] said, together with others.
    pub(crate) fn apply(&self, pass: &mut Pass) {
        self.apply_by(pass, Pass::close);
    }

    /// The same far from the screen.
    pub(crate) fn apply_unseen(&self, pass: &mut Pass) {
        self.apply_by(pass, Pass::close_unseen);
    }

    fn apply_by(&self, pass: &mut Pass, close: fn(&mut Pass, &[Element])) {
        self.is_new.set(false);
        match self.open.get() {
            true => fold::open(&self.blocks),
            false => close(pass, &self.blocks),
        }
        self.applied.set(self.open.get());
    }

    /// Has closed blocks keep their places where the boxes around them stand in rows now.
    pub(crate) fn fit_to_rows(&self, pass: &mut Pass) {
        pass.fit_to_rows(&self.blocks);
    }

    /// Whether the page lacks the slot of its button.
    pub(crate) fn misses_slot(&self) -> bool {
        !self.slot.get().is_some_and(|slot| slot.is_connected())
    }

    /// Where the slot is to be put; none where it is there.
    pub(crate) fn spot(&self) -> Option<Spot> {
        let is_missing = self.misses_slot();
        is_missing.then(|| beside::after_text(&self.after, &self.blocks))?
    }

    /// Before it is first applied: what the reader sees of it stays as it is, open, and its button takes no room.
    pub(crate) fn leave_what_is_seen(&self) {
        if !self.is_new.get() {
            return;
        }
        if self.is_on_screen() {
            self.leave_open();
            // Nobody has closed it yet: its button is to say so before it is applied.
            self.applied.set(true);
        } else {
            self.come_over_what_is_seen();
        }
    }

    /// Has its button, where the page lacks it still, take no room before the reader's eyes.
    pub(crate) fn come_over_what_is_seen(&self) {
        if self.misses_slot() && screen::is_on_screen(&self.after) {
            let _ = self.slot().set_attribute(OVER, "");
        }
    }

    /// Leaves it open until it is out of sight; its button takes no room.
    pub(crate) fn leave_open(&self) {
        self.is_new.set(false);
        let _ = self.slot().set_attribute(OVER, "");
        if !self.open.replace(true) {
            self.is_left_open.set(true);
        }
    }

    /// Whether it is open only because the reader looked at it.
    pub(crate) fn is_left_open(&self) -> bool {
        self.is_left_open.get()
    }

    /// Whether something of it waits until it is out of sight.
    pub(crate) fn is_waiting(&self) -> bool {
        self.is_left_open.get() || self.slot.get().is_some_and(|slot| slot.has_attribute(OVER))
    }

    /// Whether the reader sees nothing of what waits, nor what would move by it.
    pub(crate) fn can_end_waiting(&self) -> bool {
        !self.is_on_screen()
            && !screen::is_on_screen(&self.after)
            && !self.blocks.first().is_some_and(scroll::moves_by_itself)
    }

    /// Takes what waited: the room for its button, and closes what was only left open.
    pub(crate) fn end_waiting(&self, pass: &mut Pass) {
        self.make_room();
        if self.is_left_open.get() {
            self.set_open(false);
            self.apply(pass);
        }
    }

    /// Lets its button take room: the reader asked for a change, or does not see it.
    pub(crate) fn make_room(&self) {
        if let Some(slot) = self.slot.get() {
            let _ = slot.remove_attribute(OVER);
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

    /// The slot of its button.
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
}

impl Drop for Folding {
    fn drop(&mut self) {
        fold::open(&self.blocks);
        if let Some(slot) = self.slot.get() {
            slot.remove();
        }
    }
}
