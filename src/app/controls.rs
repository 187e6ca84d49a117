//! The controls of a question that came near the screen: made once, shown by signals, gone with the question.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Array;
use web_sys::Element;

use super::folding::{Folding, added};
use super::part::Part;
use super::{App, weakly};
use crate::browser::{place, sheet};
use crate::guide::Question;
use crate::progress::{Event, Status};
use crate::study::Study;
use crate::view::shown::Shown;
use crate::view::{self, View, controls};

/// The controls of one question.
pub(super) struct Live {
    status: Shown<Status>,
    points: Vec<Shown<bool>>,
    follow_ups: Vec<Shown<bool>>,
    has_point_ticks: Cell<bool>,
    views: RefCell<Vec<View>>,
    /// The elements beside the text.
    beside: Array,
}

impl Live {
    fn new(question: &Question) -> Live {
        let ticks = |count: usize| (0..count).map(|_| Shown::default()).collect();
        Live {
            status: Shown::new(Status::New),
            points: ticks(question.framework.points.len()),
            follow_ups: ticks(question.follow_ups.len()),
            has_point_ticks: Cell::new(false),
            views: RefCell::default(),
            beside: Array::new(),
        }
    }

    /// Shows what is ticked, and the status that comes of it.
    pub(super) fn show(&self, question: &Question, study: &Study) {
        self.status.set(study.status(&question.id));
        for (on, point) in self.points.iter().zip(&question.framework.points) {
            on.set(study.is_ticked(&question.id, &point.id));
        }
        for (on, follow_up) in self.follow_ups.iter().zip(&question.follow_ups) {
            on.set(study.is_ticked(&question.id, &follow_up.id));
        }
    }

    /// What stands beside the text.
    pub(super) fn beside(&self) -> &Array {
        &self.beside
    }

    /// Finds room for it.
    pub(super) fn fit(&self) {
        place::fit(&self.beside);
    }

    /// Takes the controls out of the page.
    pub(super) fn end(self) {
        drop(self.views);
        place::take_away(&self.beside);
    }

    /// Mounts a view in an element, to stay until the question goes.
    fn keep(&self, element: &Element, make: impl FnOnce(&mut View)) {
        let mounted = view::mount(element, sheet::dress, make);
        self.views.borrow_mut().extend(mounted);
    }
}

impl App {
    /// Brings questions alive with their boxes, but for those that nobody sees yet. Says which were not.
    pub(super) fn add_ticks<'a>(self: &Rc<Self>, parts: &'a [Rc<Part>]) -> Vec<&'a Rc<Part>> {
        let beside = Beside::default();
        let mut new = Vec::new();
        for part in parts {
            if part.live.set(Live::new(&part.question)).is_ok() {
                part.show(&self.study.borrow());
                self.make_follow_up_ticks(part, &beside);
                self.make_point_ticks(part, &beside);
                new.push(part);
            }
        }
        beside.put();
        new
    }

    /// Adds the boxes beside the points once the framework is open, for nobody sees them before.
    pub(super) fn add_point_ticks(self: &Rc<Self>, part: &Part) {
        let beside = Beside::default();
        self.make_point_ticks(part, &beside);
        beside.put();
    }

    fn make_point_ticks(self: &Rc<Self>, part: &Part, beside: &Beside) {
        let Some(live) = part.live.get() else { return };
        let is_shown = part.is_open() || part.place.details.is_some();
        if !is_shown || live.has_point_ticks.replace(true) {
            return;
        }
        let points = &part.question.framework.points;
        for (point, on) in points.iter().zip(&live.points) {
            let tick = self.make_tick(part, &point.id, &point.text, on);
            beside.controls.push(&tick);
        }
        beside.add_nodes(&part.place.points);
    }

    fn make_follow_up_ticks(self: &Rc<Self>, part: &Part, beside: &Beside) {
        let Some(live) = part.live.get() else { return };
        let follow_ups = &part.question.follow_ups;
        for (follow_up, on) in follow_ups.iter().zip(&live.follow_ups) {
            let tick = self.make_tick(part, &follow_up.id, &follow_up.text, on);
            beside.controls.push(&tick);
        }
        beside.add_nodes(&part.place.follow_ups);
    }

    pub(super) fn add_status(&self, part: &Part) {
        let Some(live) = part.live.get() else { return };
        let element = added("study-status");
        let _ = part.place.heading.append_child(&element);
        live.keep(&element, |view| {
            controls::status(view, self.words, &live.status)
        });
        live.beside.push(&element);
    }

    /// Adds the buttons of all that folds, once it stands.
    pub(super) fn add_buttons(self: &Rc<Self>, part: &Rc<Part>) {
        self.add_framework_button(part);
        for index in 0..part.sketches.len() {
            self.add_sketch_button(part, index);
        }
    }

    fn add_framework_button(self: &Rc<Self>, part: &Rc<Part>) {
        let Some(framework) = &part.framework else {
            return;
        };
        let view = controls::Fold {
            verbs: [self.words.show_framework, self.words.hide_framework],
            size: (self.words.size)(
                part.question.framework.points.len(),
                part.question.minutes(),
            ),
            advice: self.words.aloud,
            about: part.question.title.clone(),
            open: framework.shown(),
        };
        let weak = Rc::downgrade(part);
        let act = weakly(self, move |app, open| {
            if let Some(part) = weak.upgrade() {
                app.act(Event::Opened {
                    question: part.question.id.clone(),
                    open,
                });
                part.want(open);
                app.stand_as_asked(&part);
            }
        });
        add_button(part, framework, view, act);
    }

    fn add_sketch_button(self: &Rc<Self>, part: &Rc<Part>, index: usize) {
        let (Some(Some(sketch)), Some(follow_up)) = (
            part.sketches.get(index),
            part.question.follow_ups.get(index),
        ) else {
            return;
        };
        let view = controls::Fold {
            verbs: [self.words.show_sketch, self.words.hide_sketch],
            size: String::new(),
            advice: "",
            about: controls::shortened(&follow_up.text),
            open: sketch.shown(),
        };
        let weak = Rc::downgrade(part);
        let act = weakly(self, move |app, open| {
            if let Some(part) = weak.upgrade()
                && let Some(sketch) = &part.sketches[index]
            {
                sketch.want(open);
                app.stand_as_asked(&part);
            }
        });
        add_button(part, sketch, view, act);
    }

    fn make_tick(
        self: &Rc<Self>,
        part: &Part,
        item: &str,
        text: &str,
        on: &Shown<bool>,
    ) -> Element {
        let element = added("study-tick");
        let Some(live) = part.live.get() else {
            return element;
        };
        let (question, item) = (part.question.id.clone(), item.to_owned());
        let read_only = self.study.borrow().is_read_only(&question);
        let name = controls::shortened(text);
        let act = weakly(self, move |app, on| {
            app.act(Event::Ticked {
                question: question.clone(),
                item: item.clone(),
                on,
            });
        });
        live.keep(&element, |view| {
            controls::tick(view, &name, on, read_only, act)
        });
        live.beside.push(&element);
        element
    }
}

/// Controls, each with the beginning of the text it is to stand beside.
#[derive(Default)]
struct Beside {
    nodes: Array,
    controls: Array,
}

impl Beside {
    /// The nodes that the controls put in since the last ones are to stand beside.
    fn add_nodes(&self, nodes: &Array) {
        self.nodes.push(nodes);
    }

    fn put(&self) {
        place::put_beside(&self.nodes, &self.controls);
    }
}

fn add_button(part: &Part, folding: &Folding, fold: controls::Fold, act: impl Fn(bool) + 'static) {
    if let Some(live) = part.live.get() {
        live.keep(folding.slot(), |view| controls::fold(view, fold, act));
    }
}
