//! Questions come to stand as they should, with their controls, and nothing on the screen moves by it.
//!
//! What is to stay is read while the page is laid out; then all is written. What that moved is read, and made up for, just
//! before the next frame, for which the browser lays the page out anyway: in an article of thousands of questions it
//! takes a tenth of a second every time.

use std::rc::Rc;

use leptos::prelude::*;
use web_sys::Element;

use super::part::Part;
use super::styles;
use super::{App, weakly};
use crate::browser::still::{self, Held, Pushed, Still};
use crate::browser::{clock, place};
use crate::view;
use crate::view::{Panel, PanelAction};

impl App {
    /// Makes questions stand as they should, with their controls.
    pub(super) fn settle(self: &Rc<Self>, parts: &[Rc<Part>]) {
        self.settle_with(parts, None, false);
    }

    /// The same for the first time, and puts the panel in its place.
    pub(super) fn settle_first(self: &Rc<Self>, parts: &[Rc<Part>]) {
        let first = self.first_heading();
        let pushed = still::pushed(&self.host, first.as_ref());
        if still::leads(&self.host, first.as_ref()) {
            return self.settle_with(parts, pushed, true);
        }
        // What follows the panel will move by the questions before it, too.
        self.put_panel();
        Still::of(pushed).make_up(&self.host);
        self.settle(parts);
    }

    fn settle_with(self: &Rc<Self>, parts: &[Rc<Part>], pushed: Option<Pushed>, first: bool) {
        self.end_settling();
        let mut still = Still::of(pushed);
        for part in parts.iter().filter(|part| !part.is_applied()) {
            part.folds().for_each(|fold| fold.hold(&mut still));
        }
        let held = self.held();
        let new = self.add_ticks(parts);
        crate::browser::styles::adopt_for_article();
        if first {
            self.put_panel();
        }
        for part in parts.iter().filter(|part| !part.is_applied()) {
            part.apply();
        }
        for part in new {
            self.add_status(part);
            self.add_buttons(part);
        }
        held.let_go();
        for live in parts.iter().filter_map(|part| part.live.get()) {
            still.add_controls(&live.beside());
        }
        *self.settling.borrow_mut() = Some(still);
        let end = weakly(self, |app, ()| app.end_settling());
        clock::before_frame(move || end(()));
    }

    /// Makes up for what the questions settled last have moved, unless that is done.
    pub(super) fn end_settling(&self) {
        if let Some(still) = self.settling.take() {
            still.make_up(&self.host);
        }
    }

    /// What the reader looks at, to be let go once things stand.
    pub(super) fn held(&self) -> Held {
        let parts = self.parts.borrow();
        Held::new(&self.root, parts.iter().map(|part| &part.place.heading))
    }

    fn first_heading(&self) -> Option<Element> {
        let parts = self.parts.borrow();
        parts.first().map(|part| part.place.heading.clone())
    }

    /// Puts the panel in its place.
    fn put_panel(self: &Rc<Self>) {
        if let Some(first) = self.first_heading() {
            place::put_panel(&self.host, &first, &self.root);
        }
        let on_action: Rc<dyn Fn(PanelAction)> =
            Rc::new(weakly(self, |app, action| app.run(action)));
        let (words, state) = (self.words, self.panel.clone());
        let panel = move || view! { <Panel words state on_action/> };
        *self.mounted.borrow_mut() = view::mount(&self.host, styles::adopt, panel);
    }
}
