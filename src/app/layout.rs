//! Opens, closes and equips questions with controls while nothing on the screen moves.
//!
//! The reader's place is measured while the page is laid out; then everything is written. Just before the next frame,
//! for which the browser lays the page out anyway, the scroll position is corrected. An extra layout would take a tenth
//! of a second in an article of thousands of questions.

use std::rc::Rc;
use std::slice;

use leptos::prelude::*;
use web_sys::Element;

use super::folding::Folding;
use super::part::{Part, controls};
use super::styles;
use super::turns::on_screen;
use super::{App, weakly};
use crate::browser::anchor::Anchor;
use crate::browser::dock::{self, ElementBelow};
use crate::browser::fold::ClosingPass;
use crate::browser::room_beside::SideBar;
use crate::browser::{beside, clock, fit, panel_place, presses, scroll};
use crate::view;
use crate::view::{Panel, PanelAction};

/// Work to finish before the next frame: fit controls, dock the panel, restore the reader's place.
#[derive(Default)]
pub(super) struct PendingLayout {
    anchor: Option<Anchor>,
    below: Option<ElementBelow>,
    /// Controls to place beside their texts and to give room.
    controls: Vec<Element>,
    /// A side bar of the page that covers the room beside the text.
    bar: SideBar,
}

impl PendingLayout {
    /// Adds controls to place and to give room.
    pub(super) fn fit(&mut self, controls: Vec<Element>) {
        self.controls.extend(controls);
    }
}

/// A change that waits until it moves nothing on the screen.
enum Unseen {
    /// A fold that closes, or whose button takes room.
    Fold(Rc<Folding>),
    /// The docked panel goes into its place in the page.
    Panel,
    /// The boxes of one question, which wait at the end of their texts, go beside them.
    Boxes(Vec<Element>),
}

impl App {
    /// Opens or closes questions as they should be and adds their controls, without moving what the reader sees.
    pub(super) fn apply_parts(self: &Rc<Self>, parts: &[Rc<Part>]) {
        self.flush_layout();
        self.hold_place();
        self.apply_with(parts, false);
        self.flush_layout();
    }

    /// Like [`App::apply_parts`], for the first time: also mounts the panel, and leaves the corrections to the next
    /// frame.
    pub(super) fn apply_first(self: &Rc<Self>, parts: &[Rc<Part>]) {
        self.hold_place();
        // A returning reader's place is restored by its element, so their panel need not wait, unless it waited when
        // they left.
        let waited = self.panel_waited();
        let first = self.first_heading().filter(|_| waited != Some(false));
        let waits = waited.is_some();
        let below =
            first.and_then(|first| ElementBelow::measure(&self.host, &self.root, &first, waits));
        let below = below.and_then(|below| below.dock_if_certain(&self.host));
        self.pending_layout(|layout| layout.below = below);
        self.put_panel();
        self.apply_with(parts, true);
    }

    pub(super) fn apply_with(self: &Rc<Self>, parts: &[Rc<Part>], first: bool) {
        // For a returning reader, buttons on the screen take room, as they did when the reader left.
        let is_back = self.returned.borrow().is_some();
        for part in parts.iter().filter(|part| !part.is_ready()) {
            part.keep_visible_in_place(is_back);
        }
        // In the first pass everything that closes is below the screen and would move all that follows, so it waits for
        // the next turn. So does a part that closes in a frame of its own.
        let waits = |part: &Rc<Part>| {
            let is_later = first && !is_back || self.turns.closes_in_own_frame(part);
            is_later && part.folds().any(|fold| !fold.is_open())
        };
        let fresh = parts.iter();
        let fresh: Vec<_> = fresh
            .filter(|part| !part.is_applied() && !waits(part))
            .collect();
        // Questions that are not laid out, as in a closed dialog, get their controls when they come near the screen.
        let shown = parts.iter().filter(|part| part.place.is_shown());
        let shown: Vec<_> = shown.cloned().collect();
        let new = self.add_ticks(&shown);
        crate::browser::styles::adopt_for_article(&self.root);
        let mut pass = ClosingPass::new();
        fresh.iter().for_each(|part| part.apply(&mut pass));
        pass.end();
        self.add_point_ticks(&shown);
        let mut others = Vec::new();
        for (part, insertions) in new {
            self.make_other_controls(part, insertions, &mut others);
        }
        beside::put_all(&others);
        self.pending_layout(|layout| layout.fit(controls(&shown)));
    }

    /// Measures the reader's place, to be restored before the next frame.
    pub(super) fn hold_place(self: &Rc<Self>) {
        if self.pending_layout.borrow().is_some() {
            return;
        }
        let parts = self.parts.borrow();
        let near = parts[on_screen(&parts)].iter();
        let anchor = Anchor::take(&self.root, near.map(|part| &part.place.heading));
        *self.pending_layout.borrow_mut() = Some(PendingLayout {
            anchor,
            bar: SideBar::beside(&self.root),
            ..PendingLayout::default()
        });
        let end = weakly(self, |app, ()| app.flush_layout());
        clock::before_frame(move || end(()));
    }

    pub(super) fn pending_layout(&self, change: impl FnOnce(&mut PendingLayout)) {
        if let Some(pending_layout) = self.pending_layout.borrow_mut().as_mut() {
            change(pending_layout);
        }
    }

    /// Does the pending work, if there is any: fits controls and restores the reader's place.
    pub(super) fn flush_layout(&self) {
        let Some(pending_layout) = self.pending_layout.take() else {
            return;
        };
        if let Some(below) = pending_layout.below {
            below.dock_if_pushed(&self.host);
        }
        // A returning reader's controls take the lines they had, even on the screen.
        let fit = match self.returned.borrow().is_some() {
            true => fit::fit,
            false => fit::fit_in_place,
        };
        fit(&pending_layout.controls, pending_layout.bar);
        if let Some(anchor) = pending_layout.anchor {
            let (element, top) = anchor.best();
            let short = anchor.restore();
            if short > 0.0 {
                dock::lengthen_for_place(&self.host, short);
                scroll::put_at(&element, top);
            }
        }
        dock::free(&self.host);
        dock::lengthen_under_panel_in_place(&self.host);
    }

    /// Called when the reader rests: makes the next change that waited to be off the screen. Returns whether there may
    /// be more. One change per frame: it moves the page around the reader's place, and one scroll makes up for it. Of
    /// two, Chromium would count the difference as a layout shift.
    pub(super) fn on_rest(self: &Rc<Self>) -> bool {
        dock::shorten_for_place(&self.host);
        let parts = self.parts.borrow().clone();
        for part in &parts[on_screen(&parts)] {
            if part.follow_the_host() {
                self.apply_parts(slice::from_ref(part));
            }
        }
        let Some(next) = self.next_unseen(&parts) else {
            self.bars.look(&self.root);
            self.stay_under_bars();
            dock::stay_above_bar(&self.host);
            self.announce_height();
            return false;
        };
        self.hold_place();
        match next {
            Unseen::Fold(fold) => {
                let mut pass = ClosingPass::new();
                fold.apply_deferred(&mut pass);
                pass.end();
            }
            Unseen::Panel => dock::release(&self.host),
            Unseen::Boxes(boxes) => self.pending_layout(|layout| layout.fit(boxes)),
        }
        self.flush_layout();
        true
    }

    /// The first waiting change that would move nothing on the screen now.
    fn next_unseen(&self, parts: &[Rc<Part>]) -> Option<Unseen> {
        let mut folds = parts.iter().flat_map(|part| part.folds());
        if let Some(fold) =
            folds.find(|fold| fold.has_deferred_change() && fold.can_apply_deferred())
        {
            return Some(Unseen::Fold(Rc::clone(fold)));
        }
        if dock::is_docked(&self.host)
            && dock::is_out_of_sight(&self.host)
            && !scroll::moves_by_itself(&self.host)
        {
            return Some(Unseen::Panel);
        }
        parts.iter().find_map(|part| {
            let mut boxes = controls(slice::from_ref(part));
            boxes.retain(|tick| fit::waits_unseen(tick) && !scroll::moves_by_itself(tick));
            (!boxes.is_empty()).then_some(Unseen::Boxes(boxes))
        })
    }

    /// Puts the docked panel into its place after the reader pressed something, if that place is off the screen. Where
    /// the browser would count what it moves as a layout shift, the panel waited for this: a shift after input does not
    /// count.
    pub(super) fn release_panel(self: &Rc<Self>) {
        if dock::is_docked(&self.host) && dock::is_out_of_sight(&self.host) {
            self.hold_place();
            dock::release(&self.host);
            self.flush_layout();
        }
    }

    /// The window was resized: rows may have become columns, or columns rows.
    pub(super) fn resize(self: &Rc<Self>) {
        let mut pass = ClosingPass::new();
        for part in self.parts.borrow().iter() {
            part.folds().for_each(|fold| fold.fit_to_rows(&mut pass));
        }
        pass.end();
        self.refit();
    }

    /// Fits all controls again, because the room beside the text may have changed.
    pub(super) fn refit(self: &Rc<Self>) {
        dock::stay_over(&self.host, &self.root);
        self.hold_place();
        let controls = controls(&self.parts.borrow());
        self.pending_layout(|layout| layout.fit(controls));
    }

    fn first_heading(&self) -> Option<Element> {
        let parts = self.parts.borrow();
        parts.first().map(|part| part.place.heading.clone())
    }

    /// Mounts the panel, and puts it before the first question unless its author placed it.
    fn put_panel(self: &Rc<Self>) {
        let on_action: Rc<dyn Fn(PanelAction)> =
            Rc::new(weakly(self, |app, action| app.run(action)));
        let state = self.panel.clone();
        let panel = move || view! { <Panel state on_action/> };
        presses::keep(&self.host);
        *self.mounted.borrow_mut() = view::mount(&self.host, styles::adopt, panel);
        if let Some(first) = self.first_heading() {
            panel_place::put_panel(&self.host, &first, &self.root);
        }
    }
}
