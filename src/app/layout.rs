//! Questions come to stand as they should, with their controls, and nothing on the screen moves by it.
//!
//! What the reader sees is read while the page is laid out; then all is written. What that moved is made up for just before
//! the next frame, for which the browser lays the page out anyway: in an article of thousands of questions it takes a tenth
//! of a second every time.

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
use crate::browser::dock::{self, Pushed};
use crate::browser::fold::Pass;
use crate::browser::room_beside::SideBar;
use crate::browser::{clock, fit, panel_place, presses, scroll};
use crate::view;
use crate::view::{Panel, PanelAction};

/// What the next frame is to find done.
#[derive(Default)]
pub(super) struct PendingLayout {
    anchor: Option<Anchor>,
    pushed: Option<Pushed>,
    /// Controls that are to find their place and their room.
    controls: Vec<Element>,
    /// What leaves them none.
    bar: SideBar,
}

impl PendingLayout {
    /// Has these controls find their place and their room as well.
    pub(super) fn fit(&mut self, controls: Vec<Element>) {
        self.controls.extend(controls);
    }
}

/// What waits until it is out of sight.
enum Unseen {
    /// To be closed.
    Fold(Rc<Folding>),
    /// To go where it belongs.
    Panel,
    /// To go beside their texts, all of one question.
    Boxes(Vec<Element>),
}

impl App {
    /// Makes questions stand as they should, with their controls.
    pub(super) fn apply_parts(self: &Rc<Self>, parts: &[Rc<Part>]) {
        self.flush_layout();
        self.hold_place();
        self.apply_with(parts, false);
        self.flush_layout();
    }

    /// The same for the first time, and puts the panel in its place.
    pub(super) fn apply_first(self: &Rc<Self>, parts: &[Rc<Part>]) {
        self.hold_place();
        // Who comes back has their place held whatever the panel pushes.
        let first = self.first_heading().filter(|_| !self.returns_to_panel());
        let pushed = first.and_then(|first| Pushed::by(&self.host, &self.root, &first));
        let pushed = pushed.and_then(|pushed| pushed.dock_if_certain(&self.host));
        self.pending_layout(|layout| layout.pushed = pushed);
        self.put_panel();
        self.apply_with(parts, true);
    }

    pub(super) fn apply_with(self: &Rc<Self>, parts: &[Rc<Part>], first: bool) {
        // Who comes back finds what they see as they left it.
        let is_back = self.returned.borrow().is_some();
        for part in parts.iter().filter(|part| !part.is_ready()) {
            part.leave_what_is_seen(is_back);
        }
        // At first what closes is below the screen, and would move all that follows: it can wait for the next turn.
        let waits = |part: &Rc<Part>| {
            let is_later = first && !is_back || self.turns.closes_alone(part);
            is_later && part.folds().any(|fold| !fold.is_open())
        };
        let fresh = parts.iter();
        let fresh: Vec<_> = fresh
            .filter(|part| !part.is_applied() && !waits(part))
            .collect();
        // What has no box, as in a dialog that is closed, gets its controls when it comes near the screen.
        let shown = parts.iter().filter(|part| part.place.is_shown());
        let shown: Vec<_> = shown.cloned().collect();
        let new = self.add_ticks(&shown);
        crate::browser::styles::adopt_for_article(&self.root);
        let mut pass = Pass::new();
        fresh.iter().for_each(|part| part.apply(&mut pass));
        pass.end();
        self.add_point_ticks(&shown);
        for (part, spots) in new {
            self.add_other_controls(part, spots);
        }
        self.pending_layout(|layout| layout.fit(controls(&shown)));
    }

    /// Has the reader's place be kept until the next frame.
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

    /// Makes up for what was moved, unless that is done.
    pub(super) fn flush_layout(&self) {
        let Some(pending_layout) = self.pending_layout.take() else {
            return;
        };
        if let Some(pushed) = pending_layout.pushed {
            pushed.dock(&self.host);
        }
        // Who comes back finds the lines that controls had.
        let fit = match self.returned.borrow().is_some() {
            true => fit::fit,
            false => fit::fit_in_place,
        };
        fit(&pending_layout.controls, pending_layout.bar);
        if let Some(anchor) = pending_layout.anchor {
            let (element, top) = anchor.best();
            let short = anchor.restore();
            if short > 0.0 {
                dock::lengthen_page(&self.host, short);
                scroll::put_at(&element, top);
            }
        }
        dock::free(&self.host);
        dock::make_way_unseen(&self.host);
    }

    /// The reader rests: the next thing that waited until it was out of sight takes its place, or is closed. Says whether there
    /// may be more. One in a frame: what is around the reader's place moves by one, and the page is scrolled by as much. Of two,
    /// Chromium would count the difference as a layout shift.
    pub(super) fn on_rest(self: &Rc<Self>) -> bool {
        dock::shorten_page(&self.host);
        let parts = self.parts.borrow().clone();
        for part in &parts[on_screen(&parts)] {
            if part.follow_the_host() {
                self.apply_parts(slice::from_ref(part));
            }
        }
        let Some(next) = self.next_unseen(&parts) else {
            self.bars.look(&self.root);
            self.stay_under_bars();
            return false;
        };
        self.hold_place();
        match next {
            Unseen::Fold(fold) => {
                let mut pass = Pass::new();
                fold.end_waiting(&mut pass);
                pass.end();
            }
            Unseen::Panel => dock::release(&self.host),
            Unseen::Boxes(boxes) => self.pending_layout(|layout| layout.fit(boxes)),
        }
        self.flush_layout();
        true
    }

    /// The first thing that waited until it was out of sight, and is.
    fn next_unseen(&self, parts: &[Rc<Part>]) -> Option<Unseen> {
        let mut folds = parts.iter().flat_map(|part| part.folds());
        if let Some(fold) = folds.find(|fold| fold.is_waiting() && fold.can_end_waiting()) {
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

    /// The reader pressed something. Where the browser takes account of what the panel moves it waited for that, and what moves
    /// then is theirs.
    pub(super) fn release_panel(self: &Rc<Self>) {
        if dock::is_docked(&self.host) && dock::is_out_of_sight(&self.host) {
            self.hold_place();
            dock::release(&self.host);
            self.flush_layout();
        }
    }

    /// The window has another size: rows may have become columns, or the other way about.
    pub(super) fn resize(self: &Rc<Self>) {
        let mut pass = Pass::new();
        for part in self.parts.borrow().iter() {
            part.folds().for_each(|fold| fold.fit_to_rows(&mut pass));
        }
        pass.end();
        self.refit();
    }

    /// What a new size of the window or of the article leaves no room for is given room.
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

    /// Puts the panel in its place.
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
