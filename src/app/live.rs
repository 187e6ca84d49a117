//! The live controls of a question near the screen: their signals and the mounted components.

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
    /// The level (`z-index`) of a link that covers the whole card, which the controls need too; `None` without such a
    /// link.
    level: Option<String>,
    mounted: RefCell<Vec<Mounted>>,
    /// The control elements, each with the node it stands beside; `None` for a slot, which its question restores.
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

    /// Updates the signals: the status, and what is ticked.
    pub(super) fn show(&self, question: &Question, study: &Study) {
        set(&self.status, study.status(&question.id));
        for (on, point) in self.points.iter().zip(&question.framework.points) {
            set(on, study.is_ticked(&question.id, &point.id));
        }
        for (on, follow_up) in self.follow_ups.iter().zip(&question.follow_ups) {
            set(on, study.is_ticked(&question.id, &follow_up.id));
        }
    }

    /// Records a control element and the node it stands beside, and gives it its level.
    pub(super) fn add_beside(&self, node: Option<&Node>, element: &Element) {
        if let Some(level) = &self.level {
            style::set(element, beside::LEVEL, level);
        }
        self.beside
            .borrow_mut()
            .push((node.cloned(), element.clone()));
    }

    /// Whether one of the controls is missing from the page.
    pub(super) fn misses_controls(&self) -> bool {
        let beside = self.beside.borrow();
        beside.iter().any(|(_, element)| !element.is_connected())
    }

    /// Restores missing controls beside their nodes, except slots.
    pub(super) fn restore_controls(&self) {
        let beside = self.beside.borrow();
        let lost = beside.iter().filter(|(_, element)| !element.is_connected());
        for (node, element) in lost {
            match node {
                Some(node) if element.local_name() == "study-status" => {
                    let heading = node.dyn_ref::<Element>();
                    let insertion = heading.and_then(|heading| beside::after_heading(heading, &[]));
                    if let Some(insertion) = insertion {
                        beside::put_all(&[(insertion, element.clone())]);
                    }
                }
                Some(node) => beside::put_beside(&[(node.clone(), element.clone())]),
                None => {}
            }
        }
    }

    /// All control elements.
    pub(super) fn controls(&self) -> Vec<Element> {
        let beside = self.beside.borrow();
        beside.iter().map(|(_, element)| element.clone()).collect()
    }

    /// Unmounts the controls and removes them from the page.
    pub(super) fn end(self) {
        let controls = self.controls();
        drop(self.mounted);
        beside::take_away(&controls);
    }

    /// Mounts a component in an element until the question is removed.
    pub(super) fn mount<V: IntoView + 'static>(
        &self,
        element: &Element,
        view: impl FnOnce() -> V + 'static,
    ) {
        let mounted = view::mount(element, styles::adopt, view);
        self.mounted.borrow_mut().extend(mounted);
    }
}

/// Sets a signal, and notifies its subscribers only if the value changed.
fn set<T: PartialEq + Send + Sync + 'static>(signal: &ArcRwSignal<T>, value: T) {
    signal.maybe_update(|shown| {
        let changed = *shown != value;
        *shown = value;
        changed
    });
}
