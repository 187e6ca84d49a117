//! One question on the page: how its folds stand, what its controls show, and the undoing of all of it.

use std::cell::{Cell, OnceCell};
use std::rc::Rc;

use web_sys::{Element, Node};

use super::folding::Folding;
use super::live::Live;
use crate::browser::beside::{self, Spot};
use crate::browser::focus;
use crate::browser::fold::{self, Pass};
use crate::browser::place::Place;
use crate::guide::Question;
use crate::study::Study;

/// One question on the page. Dropped, it leaves the page as it was.
pub(crate) struct Part {
    pub(crate) question: Rc<Question>,
    pub(crate) place: Place,
    /// The framework's fold, unless its author's own `details` folds it.
    pub(crate) framework: Option<Rc<Folding>>,
    /// One for each follow-up that has a sketch.
    pub(crate) sketches: Vec<Option<Rc<Folding>>>,
    /// Whether the author's `details` is open, or should be; and whether its author left it open.
    details: Cell<bool>,
    was_open: bool,
    is_applied: Cell<bool>,
    /// Whether it stands for one that the host wrote anew, and has the room of that.
    is_successor: Cell<bool>,
    pub(super) live: OnceCell<Live>,
}

impl Part {
    pub(crate) fn new(question: Rc<Question>, place: Place, open: bool) -> Part {
        let sketches = place.sketches.iter().zip(&place.follow_ups);
        let sketches =
            sketches.map(|(sketch, after)| Folding::of("study-sketch", sketch, after, false));
        let label = place.label.as_ref().unwrap_or(&place.heading);
        let framework = match &place.details {
            Some(_) => None,
            None => {
                let fold = Folding::of("study-fold", &place.framework, label, open);
                if let (Some(fold), None) = (&fold, &place.label) {
                    fold.stand_second();
                }
                fold
            }
        };
        Part {
            framework,
            sketches: sketches.collect(),
            details: Cell::new(open),
            was_open: place.details.as_ref().is_some_and(|details| details.open()),
            is_applied: Cell::new(false),
            is_successor: Cell::new(false),
            live: OnceCell::new(),
            question,
            place,
        }
    }

    /// Whether it is the same question on the same nodes, so that its controls can stay.
    pub(crate) fn is_same(&self, question: &Question, place: &Place, is_translated: bool) -> bool {
        (is_translated || self.question.title == question.title) && self.place.is_still(place)
    }

    /// Whether it stands after another in the document.
    pub(crate) fn is_after(&self, other: &Part) -> bool {
        let place = self
            .place
            .heading
            .compare_document_position(&other.place.heading);
        place & Node::DOCUMENT_POSITION_PRECEDING != 0
    }

    /// Whether the page lacks a control of it.
    pub(crate) fn misses_controls(&self) -> bool {
        let Some(live) = self.live.get() else {
            return false;
        };
        live.misses_controls() || self.folds().any(|fold| fold.misses_slot())
    }

    /// Puts its controls back where they stood.
    pub(crate) fn put_back(&self) {
        if let Some(live) = self.live.get() {
            live.put_back();
            beside::put_all(&self.slots(self.slot_spots()));
        }
    }

    /// Where the slots go that the page lacks, one of each fold.
    pub(crate) fn slot_spots(&self) -> Vec<Option<Spot>> {
        self.folds().map(|fold| fold.spot()).collect()
    }

    /// The slots of its folds that have one of these places.
    pub(crate) fn slots(&self, spots: Vec<Option<Spot>>) -> Vec<(Spot, Element)> {
        let slots = self.folds().zip(spots);
        let slots = slots.map(|(fold, spot)| Some((spot?, fold.slot().clone())));
        slots.flatten().collect()
    }

    /// Whether its blocks are as they should be.
    pub(crate) fn is_applied(&self) -> bool {
        self.is_applied.get()
    }

    /// Whether it stands as it should, with its controls.
    pub(crate) fn is_ready(&self) -> bool {
        self.is_applied() && self.live.get().is_some()
    }

    pub(crate) fn is_open(&self) -> bool {
        self.framework
            .as_ref()
            .map_or(self.details.get(), |framework| framework.is_open())
    }

    /// Says whether its framework is to be open; [`Part::apply`] makes it so.
    pub(crate) fn set_open(&self, open: bool) {
        self.is_applied.set(false);
        self.details.set(open);
        if let Some(framework) = &self.framework {
            framework.set_open(open);
        }
    }

    /// Opens or closes its blocks as [`Part::set_open`] said, together with others.
    pub(crate) fn apply(&self, pass: &mut Pass) {
        self.folds().for_each(|fold| fold.apply(pass));
        self.apply_details();
    }

    /// The same far from the screen.
    pub(crate) fn apply_unseen(&self, pass: &mut Pass) {
        self.folds().for_each(|fold| fold.apply_unseen(pass));
        self.apply_details();
    }

    fn apply_details(&self) {
        self.is_applied.set(true);
        if let Some(details) = self
            .place
            .details
            .as_ref()
            .filter(|details| details.open() != self.details.get())
        {
            details.set_open(self.details.get());
        }
    }

    /// Before it is first applied, or has its controls: what the reader sees of it stays as it is. Its buttons take their room
    /// only where they had it before.
    pub(crate) fn leave_what_is_seen(&self, is_back: bool) {
        self.folds().for_each(|fold| fold.leave_what_is_seen());
        if !is_back && !self.is_successor.get() {
            self.folds().for_each(|fold| fold.come_over_what_is_seen());
        }
    }

    /// Says that what the host opened of it is to be open; whether it did so.
    pub(crate) fn follow_the_host(&self) -> bool {
        let stripped = self.folds().filter(|fold| fold.is_stripped());
        let opened = stripped.map(|fold| fold.set_open(true)).count() > 0;
        self.is_applied.set(self.is_applied() && !opened);
        opened
    }

    /// Has it stand as another did that the host wrote anew.
    pub(crate) fn succeed(&self, before: &Part) {
        self.is_successor.set(true);
        self.set_open(before.is_open());
    }

    /// Says whether all that folds in it is to be open.
    pub(crate) fn set_all_open(&self, open: bool) {
        self.set_open(open);
        for sketch in self.sketches.iter().flatten() {
            sketch.set_open(open);
        }
    }

    /// Opens all of it for the printer; how the reader left it stays known.
    pub(crate) fn open_for_print(&self) {
        self.is_applied.set(false);
        for fold in self.folds() {
            fold.open_for_print();
        }
        if let Some(details) = &self.place.details {
            details.set_open(true);
        }
    }

    /// Shows its progress, where it has controls to show it.
    pub(crate) fn show(&self, study: &Study) {
        if let Some(live) = self.live.get() {
            live.show(&self.question, study);
        }
    }

    /// All that folds in it, but for the author's own `details`.
    pub(crate) fn folds(&self) -> impl Iterator<Item = &Rc<Folding>> {
        self.framework.iter().chain(self.sketches.iter().flatten())
    }

    /// Whether a node stands in it.
    pub(crate) fn holds(&self, node: &Node) -> bool {
        let outer = self
            .place
            .details
            .as_ref()
            .is_some_and(|details| details.contains(Some(node)));
        outer || fold::hold(&self.place.whole, node)
    }

    /// Puts the keyboard where the question is answered: on its fold, or on the author's own.
    pub(crate) fn focus(&self) {
        let slot = self.framework.as_ref().map(|fold| fold.slot());
        focus::focus_fold(
            slot,
            self.place.details.as_deref().map(|details| &**details),
        );
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if let Some(live) = self.live.take() {
            live.end();
        }
        fold::filter(&self.place.whole, false);
        if let Some(details) = self
            .place
            .details
            .as_ref()
            .filter(|details| details.open() != self.was_open)
        {
            details.set_open(self.was_open);
        }
    }
}

/// What stands beside the texts of those questions that came near the screen.
pub(super) fn controls(parts: &[Rc<Part>]) -> Vec<Element> {
    let live = parts.iter().filter_map(|part| part.live.get());
    live.flat_map(|live| live.controls()).collect()
}
