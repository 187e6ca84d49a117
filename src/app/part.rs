//! One question on the page: its folds, its controls, and the clean-up when it goes.

use std::cell::{Cell, OnceCell};
use std::rc::Rc;

use web_sys::{Element, Node};

use super::folding::Folding;
use super::live::Live;
use crate::browser::beside::{self, InsertionPoint};
use crate::browser::focus;
use crate::browser::fold::{self, ClosingPass};
use crate::browser::place::Place;
use crate::guide::Question;
use crate::study::Study;

/// One question on the page. Dropping it restores the page.
pub(crate) struct Part {
    pub(crate) question: Rc<Question>,
    pub(crate) place: Place,
    /// The framework's fold; `None` if the author's own `details` or the page itself folds it.
    pub(crate) framework: Option<Rc<Folding>>,
    /// One for each follow-up; `None` for one without a sketch.
    pub(crate) sketches: Vec<Option<Rc<Folding>>>,
    /// Whether the author's `details` is open, or should be after the next [`Part::apply`]. Not read where there is a
    /// `framework`.
    details_open: Cell<bool>,
    /// Whether the author's `details` was open when the widget found it, which dropping restores.
    details_were_open: bool,
    is_applied: Cell<bool>,
    /// Whether it replaces a question that the host re-rendered, whose buttons had room already.
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
                    fold.stand_after_status();
                }
                fold
            }
        };
        Part {
            framework,
            sketches: sketches.collect(),
            details_open: Cell::new(open),
            details_were_open: place.details.as_ref().is_some_and(|details| details.open()),
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

    /// Whether it comes after another in the document.
    pub(crate) fn is_after(&self, other: &Part) -> bool {
        let place = self
            .place
            .heading
            .compare_document_position(&other.place.heading);
        place & Node::DOCUMENT_POSITION_PRECEDING != 0
    }

    /// Whether one of its controls is missing from the page.
    pub(crate) fn misses_controls(&self) -> bool {
        let Some(live) = self.live.get() else {
            return false;
        };
        live.misses_controls() || self.folds().any(|fold| fold.misses_slot())
    }

    /// Restores its controls that are missing from the page.
    pub(crate) fn restore_controls(&self) {
        if let Some(live) = self.live.get() {
            live.restore_controls();
            beside::put_all(&self.slots(self.slot_insertion_points()));
        }
    }

    /// Where the slot of each fold goes; `None` for a slot that is in the page.
    pub(crate) fn slot_insertion_points(&self) -> Vec<Option<InsertionPoint>> {
        self.folds().map(|fold| fold.insertion_point()).collect()
    }

    /// The slots of its folds, each with its insertion point; folds without one are left out.
    pub(crate) fn slots(
        &self,
        insertions: Vec<Option<InsertionPoint>>,
    ) -> Vec<(InsertionPoint, Element)> {
        let slots = self.folds().zip(insertions);
        let slots = slots.map(|(fold, insertion)| Some((insertion?, fold.slot().clone())));
        slots.flatten().collect()
    }

    /// Whether its blocks are open or closed as they should be.
    pub(crate) fn is_applied(&self) -> bool {
        self.is_applied.get()
    }

    /// Whether it is applied and has its controls.
    pub(crate) fn is_ready(&self) -> bool {
        self.is_applied() && self.live.get().is_some()
    }

    pub(crate) fn is_open(&self) -> bool {
        self.framework
            .as_ref()
            .map_or(self.details_open.get(), |framework| framework.is_open())
    }

    /// Sets whether its framework should be open; [`Part::apply`] carries it out.
    pub(crate) fn set_open(&self, open: bool) {
        self.is_applied.set(false);
        self.details_open.set(open);
        if let Some(framework) = &self.framework {
            framework.set_open(open);
        }
    }

    /// Opens or closes its blocks as [`Part::set_open`] asked; a [`ClosingPass`] closes the blocks of several parts
    /// together.
    pub(crate) fn apply(&self, pass: &mut ClosingPass) {
        self.folds().for_each(|fold| fold.apply(pass));
        self.apply_details();
    }

    /// Like [`Part::apply`], for a question far from the screen: see [`Folding::apply_unseen`].
    pub(crate) fn apply_unseen(&self, pass: &mut ClosingPass) {
        self.folds().for_each(|fold| fold.apply_unseen(pass));
        self.apply_details();
    }

    fn apply_details(&self) {
        self.is_applied.set(true);
        if let Some(details) = self
            .place
            .details
            .as_ref()
            .filter(|details| details.open() != self.details_open.get())
        {
            details.set_open(self.details_open.get());
        }
    }

    /// Keeps what the reader sees in place until it is applied and has its controls. Its buttons take room only where
    /// they had it before: the reader came back, or the host re-rendered the question.
    pub(crate) fn keep_visible_in_place(&self, is_back: bool) {
        self.folds().for_each(|fold| fold.keep_visible_open());
        if !is_back && !self.is_successor.get() {
            self.folds().for_each(|fold| fold.overlay_if_visible());
        }
    }

    /// Marks folds that the host opened as open, to be applied; returns whether there are any.
    pub(crate) fn follow_the_host(&self) -> bool {
        let stripped = self.folds().filter(|fold| fold.is_stripped());
        let opened = stripped.map(|fold| fold.set_open(true)).count() > 0;
        self.is_applied.set(self.is_applied() && !opened);
        opened
    }

    /// Takes over the state of the question that it replaces, which the host re-rendered.
    pub(crate) fn succeed(&self, before: &Part) {
        self.is_successor.set(true);
        self.set_open(before.is_open());
    }

    /// Sets whether its framework and all its sketches should be open.
    pub(crate) fn set_all_open(&self, open: bool) {
        self.set_open(open);
        for sketch in self.sketches.iter().flatten() {
            sketch.set_open(open);
        }
    }

    /// Opens everything for printing; [`Part::apply`] restores what the reader had.
    pub(crate) fn open_for_print(&self) {
        self.is_applied.set(false);
        for fold in self.folds() {
            fold.open_for_print();
        }
        if let Some(details) = &self.place.details {
            details.set_open(true);
        }
    }

    /// Updates its controls, if it has any, to the reader's progress.
    pub(crate) fn show(&self, study: &Study) {
        if let Some(live) = self.live.get() {
            live.show(&self.question, study);
        }
    }

    /// Its folds, without the author's own `details`.
    pub(crate) fn folds(&self) -> impl Iterator<Item = &Rc<Folding>> {
        self.framework.iter().chain(self.sketches.iter().flatten())
    }

    /// Whether a node is inside the question.
    pub(crate) fn holds(&self, node: &Node) -> bool {
        let outer = self
            .place
            .details
            .as_ref()
            .is_some_and(|details| details.contains(Some(node)));
        outer || fold::hold(&self.place.whole, node)
    }

    /// Focuses the button of its fold, or the summary of the author's own `details`.
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
            .filter(|details| details.open() != self.details_were_open)
        {
            details.set_open(self.details_were_open);
        }
    }
}

/// All control elements of those of these questions that have any.
pub(super) fn controls(parts: &[Rc<Part>]) -> Vec<Element> {
    let live = parts.iter().filter_map(|part| part.live.get());
    live.flat_map(|live| live.controls()).collect()
}
