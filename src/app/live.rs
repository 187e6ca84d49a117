//! What a question near the screen shows: its signals, and what is mounted of it.

use std::cell::{Cell, RefCell};

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use super::styles;
use crate::browser::{beside, style};
use crate::guide::Question;
use crate::progress::Status;
use crate::study::Study;
use crate::view::{self, Mounted};

/// The controls of one question.
pub(super) struct Live {
    pub(super) status: ArcRwSignal<Status>,
    pub(super) points: Vec<ArcRwSignal<bool>>,
    pub(super) follow_ups: Vec<ArcRwSignal<bool>>,
    pub(super) has_point_ticks: Cell<bool>,
    /// How high its controls are to lie; none where that is no matter.
    level: Option<String>,
    mounted: RefCell<Vec<Mounted>>,
    /// The elements beside the text, each with the node it stands beside; a slot has its own way there.
    beside: RefCell<Vec<(Option<Node>, Element)>>,
}

impl Live {
    pub(super) fn new(question: &Question, heading: &Element) -> Live {
        let ticks = |count: usize| (0..count).map(|_| ArcRwSignal::new(false)).collect();
        Live {
            status: ArcRwSignal::new(Status::New),
            points: ticks(question.framework.points.len()),
            follow_ups: ticks(question.follow_ups.len()),
            has_point_ticks: Cell::new(false),
            level: beside::level_of_link(heading),
            mounted: RefCell::default(),
            beside: RefCell::default(),
        }
    }

    /// Shows what is ticked, and the status that comes of it.
    pub(super) fn show(&self, question: &Question, study: &Study) {
        set(&self.status, study.status(&question.id));
        for (on, point) in self.points.iter().zip(&question.framework.points) {
            set(on, study.is_ticked(&question.id, &point.id));
        }
        for (on, follow_up) in self.follow_ups.iter().zip(&question.follow_ups) {
            set(on, study.is_ticked(&question.id, &follow_up.id));
        }
    }

    /// Notes what stands beside the text, and beside which node.
    pub(super) fn add_beside(&self, node: Option<&Node>, element: &Element) {
        if let Some(level) = &self.level {
            style::set(element, beside::LEVEL, level);
        }
        self.beside
            .borrow_mut()
            .push((node.cloned(), element.clone()));
    }

    /// Whether the page lacks one of them.
    pub(super) fn misses_controls(&self) -> bool {
        let beside = self.beside.borrow();
        beside.iter().any(|(_, element)| !element.is_connected())
    }

    /// Puts them back beside their nodes.
    pub(super) fn put_back(&self) {
        let beside = self.beside.borrow();
        let lost = beside.iter().filter(|(_, element)| !element.is_connected());
        for (node, element) in lost {
            match node {
                Some(node) if element.local_name() == "study-status" => {
                    let heading = node.dyn_ref::<Element>();
                    let spot = heading.and_then(|heading| beside::after_heading(heading, &[]));
                    if let Some(spot) = spot {
                        beside::put_all(&[(spot, element.clone())]);
                    }
                }
                Some(node) => beside::put_beside(&[(node.clone(), element.clone())]),
                None => {}
            }
        }
    }

    /// What stands beside the text.
    pub(super) fn controls(&self) -> Vec<Element> {
        let beside = self.beside.borrow();
        beside.iter().map(|(_, element)| element.clone()).collect()
    }

    /// Takes the controls out of the page.
    pub(super) fn end(self) {
        let controls = self.controls();
        drop(self.mounted);
        beside::take_away(&controls);
    }

    /// Mounts a component in an element, to stay until the question goes.
    pub(super) fn mount<V: IntoView + 'static>(
        &self,
        element: &Element,
        view: impl FnOnce() -> V + 'static,
    ) {
        let mounted = view::mount(element, styles::adopt, view);
        self.mounted.borrow_mut().extend(mounted);
    }
}

/// Changes a signal's value; where it is the same already, nobody is notified.
fn set<T: PartialEq + Send + Sync + 'static>(signal: &ArcRwSignal<T>, value: T) {
    signal.maybe_update(|shown| {
        let changed = *shown != value;
        *shown = value;
        changed
    });
}
