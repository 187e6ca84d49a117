//! The controls of a question that came near the screen: created once, updated by signals, removed with the question.

use std::rc::Rc;

use leptos::prelude::*;
use web_sys::{Element, Node};

use super::folding::Folding;
use super::live::Live;
use super::part::Part;
use super::{App, weakly};
use crate::browser::attributes::{IN_LINE, LOW};
use crate::browser::beside::{self, InsertionPoint};
use crate::browser::fit::is_low;
use crate::browser::scroll::{is_clipped_without_box, is_in_transform, scrolls_without_box};
use crate::browser::{page, presses};
use crate::progress::Event;
use crate::view::{Fold, Folded, StatusMark, Tick, shortened};

/// Where the controls of a question go, measured before any of them is inserted.
pub(super) struct InsertionPoints {
    status: Option<InsertionPoint>,
    slots: Vec<Option<InsertionPoint>>,
    /// Whether they are anchored in the lines of their texts ([`IN_LINE`]), because a scroller that holds the heading
    /// would leave absolutely positioned boxes behind.
    is_anchored_in_line: bool,
    /// Whether the heading is lower than a button, so that the buttons of two closed questions would overlap.
    is_low: bool,
}

impl InsertionPoints {
    fn of(part: &Part) -> InsertionPoints {
        let place = &part.place;
        InsertionPoints {
            status: beside::after_heading(&place.heading, &place.framework),
            slots: part.slot_insertion_points(),
            is_anchored_in_line: scrolls_without_box(&place.heading),
            is_low: place.label.is_none() && is_low(&place.heading),
        }
    }
}

impl App {
    /// Adds the tick boxes of questions that have no controls yet; the boxes of closed frameworks follow when they
    /// open. Returns those questions and the insertion points of their other controls.
    pub(super) fn add_ticks<'a>(
        self: &Rc<Self>,
        parts: &'a [Rc<Part>],
    ) -> Vec<(&'a Rc<Part>, InsertionPoints)> {
        let mut pairs = Vec::new();
        let mut new = Vec::new();
        for part in parts {
            if part
                .live
                .set(Live::new(&part.question, &part.place.heading))
                .is_ok()
            {
                part.show(&self.study.borrow());
                self.make_follow_up_ticks(part, &mut pairs);
                self.make_point_ticks(part, &mut pairs);
                new.push((part, InsertionPoints::of(part)));
            }
        }
        beside::put_beside(&pairs);
        new
    }

    /// Adds the boxes beside the points of open frameworks, since nobody sees them before; at once where the widget
    /// folds nothing.
    pub(super) fn add_point_ticks(self: &Rc<Self>, parts: &[Rc<Part>]) {
        let mut pairs = Vec::new();
        for part in parts {
            self.make_point_ticks(part, &mut pairs);
        }
        beside::put_beside(&pairs);
    }

    /// Creates the boxes beside a question's points, unless it has them or its framework is closed. The caller inserts
    /// them: each is pushed to `pairs` with its node.
    pub(super) fn make_point_ticks(self: &Rc<Self>, part: &Part, pairs: &mut Vec<(Node, Element)>) {
        let Some(live) = part.live.get() else { return };
        let is_shown = part.is_open() || part.framework.is_none();
        if !is_shown || live.has_point_ticks.replace(true) {
            return;
        }
        let points = &part.question.framework.points;
        let nodes = part.place.points.iter();
        let is_anchored_in_line = nodes.clone().next().is_some_and(must_anchor_in_line);
        for ((point, on), node) in points.iter().zip(&live.points).zip(nodes) {
            let tick = self.make_tick(part, node, &point.id, &point.text, on);
            set_anchored_in_line(&tick, is_anchored_in_line);
            pairs.push((node.clone(), tick));
        }
    }

    fn make_follow_up_ticks(self: &Rc<Self>, part: &Part, pairs: &mut Vec<(Node, Element)>) {
        let Some(live) = part.live.get() else { return };
        let follow_ups = &part.question.follow_ups;
        let nodes = part.place.follow_ups.iter();
        let is_anchored_in_line = nodes.clone().next().is_some_and(must_anchor_in_line);
        for ((follow_up, on), node) in follow_ups.iter().zip(&live.follow_ups).zip(nodes) {
            let tick = self.make_tick(part, node, &follow_up.id, &follow_up.text, on);
            set_anchored_in_line(&tick, is_anchored_in_line);
            pairs.push((node.clone(), tick));
        }
    }

    /// Creates the status of a question and the buttons of its folds. The caller inserts them: each is pushed to `put`.
    pub(super) fn make_other_controls(
        self: &Rc<Self>,
        part: &Rc<Part>,
        insertions: InsertionPoints,
        put: &mut Vec<(InsertionPoint, Element)>,
    ) {
        if let (Some(live), Some(insertion)) = (part.live.get(), insertions.status) {
            let element = new_control("study-status");
            set_anchored_in_line(&element, insertions.is_anchored_in_line);
            let status = live.status.clone();
            live.mount(&element, move || view! { <StatusMark status/> });
            live.add_beside(Some(&part.place.heading), &element);
            put.push((insertion, element));
        }
        self.add_framework_button(part);
        for index in 0..part.sketches.len() {
            self.add_sketch_button(part, index);
        }
        for fold in part.folds() {
            set_anchored_in_line(fold.slot(), insertions.is_anchored_in_line);
            let _ = fold
                .slot()
                .toggle_attribute_with_force(LOW, insertions.is_low);
        }
        put.extend(part.slots(insertions.slots));
    }

    fn add_framework_button(self: &Rc<Self>, part: &Rc<Part>) {
        let Some(framework) = &part.framework else {
            return;
        };
        let question = &part.question;
        let folded = Folded::Framework {
            points: question.framework.points.len(),
            minutes: question.minutes(),
        };
        let about = question.title.clone();
        let weak = Rc::downgrade(part);
        let on_toggle = weakly(self, move |app, open| {
            if let Some(part) = weak.upgrade() {
                app.act(Event::Opened {
                    question: part.question.id.clone(),
                    open,
                });
                part.set_open(open);
                app.apply_as_asked(&[part]);
            }
        });
        self.add_button(part, framework, folded, about, on_toggle);
    }

    fn add_sketch_button(self: &Rc<Self>, part: &Rc<Part>, index: usize) {
        let (Some(Some(sketch)), Some(follow_up)) = (
            part.sketches.get(index),
            part.question.follow_ups.get(index),
        ) else {
            return;
        };
        let about = shortened(&follow_up.text);
        let weak = Rc::downgrade(part);
        let on_toggle = weakly(self, move |app, open| {
            if let Some(part) = weak.upgrade()
                && let Some(sketch) = &part.sketches[index]
            {
                sketch.set_open(open);
                app.apply_as_asked(&[part]);
            }
        });
        self.add_button(part, sketch, Folded::Sketch, about, on_toggle);
    }

    fn make_tick(
        self: &Rc<Self>,
        part: &Part,
        node: &Node,
        item: &str,
        text: &str,
        on: &ArcRwSignal<bool>,
    ) -> Element {
        let element = new_control("study-tick");
        let Some(live) = part.live.get() else {
            return element;
        };
        let (question, item) = (part.question.id.clone(), item.to_owned());
        let read_only = self.study.borrow().is_read_only(&question);
        let (name, on) = (text.to_owned(), on.clone());
        let on_change = weakly(self, move |app, on| {
            app.act(Event::Ticked {
                question: question.clone(),
                item: item.clone(),
                on,
            });
            app.release_panel();
        });
        live.mount(
            &element,
            move || view! { <Tick name on read_only on_change/> },
        );
        live.add_beside(Some(node), &element);
        element
    }

    fn add_button(
        &self,
        part: &Part,
        folding: &Folding,
        folded: Folded,
        about: String,
        on_toggle: impl Fn(bool) + 'static,
    ) {
        if let Some(live) = part.live.get() {
            let open = folding.signal();
            let slot = folding.slot();
            presses::keep(slot);
            live.mount(slot, move || view! { <Fold folded about open on_toggle/> });
            live.add_beside(None, slot);
        }
    }
}

fn new_control(name: &str) -> Element {
    let element = page::new_element(name);
    presses::keep(&element);
    element
}

/// Whether the boxes of a list are anchored in the lines of its texts, judged by the first: a box positioned beside it
/// would not scroll, be clipped or move with its text.
fn must_anchor_in_line(first: &Node) -> bool {
    scrolls_without_box(first) || is_clipped_without_box(first) || is_in_transform(first)
}

/// Marks whether a control is anchored in the line of its text: a scroller there would not take along a positioned box.
fn set_anchored_in_line(control: &Element, is_anchored_in_line: bool) {
    let _ = control.toggle_attribute_with_force(IN_LINE, is_anchored_in_line);
}
