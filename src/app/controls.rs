//! The controls of a question that came near the screen: made once, shown by signals, gone with the question.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Array;
use web_sys::{Element, Node};

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

    /// Finds room for what stands beside the text: a tick without a gutter moves the text aside, a status without a
    /// line's end stands below it.
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
    /// Makes the controls of a question whose blocks stand: nothing moves by it.
    pub(super) fn bring_alive(self: &Rc<Self>, part: &Rc<Part>) {
        let live = Live::new(&part.question);
        if part.live.set(live).is_err() {
            return;
        }
        part.show(&self.study.borrow());
        self.add_status(part);
        self.add_framework_button(part);
        for index in 0..part.question.follow_ups.len() {
            self.add_follow_up(part, index);
        }
        self.add_point_ticks(part);
    }

    /// Adds the boxes beside the points once the framework is open, for nobody sees them before.
    pub(super) fn add_point_ticks(self: &Rc<Self>, part: &Part) {
        let Some(live) = part.live.get() else { return };
        let is_shown = part.is_open() || part.place.details.is_some();
        if !is_shown || live.has_point_ticks.replace(true) {
            return;
        }
        for ((node, point), on) in part
            .place
            .points
            .iter()
            .zip(&part.question.framework.points)
            .zip(&live.points)
        {
            self.add_tick(part, node, &point.id, &point.text, on);
        }
    }

    fn add_status(&self, part: &Part) {
        let Some(live) = part.live.get() else { return };
        let element = added("study-status");
        let _ = part.place.heading.append_child(&element);
        live.keep(&element, |view| {
            controls::status(view, self.words, &live.status)
        });
        live.beside.push(&element);
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

    fn add_follow_up(self: &Rc<Self>, part: &Rc<Part>, index: usize) {
        let (Some(live), Some(follow_up)) = (part.live.get(), part.question.follow_ups.get(index))
        else {
            return;
        };
        let Some((node, _)) = part.place.follow_ups.get(index) else {
            return;
        };
        self.add_tick(
            part,
            node,
            &follow_up.id,
            &follow_up.text,
            &live.follow_ups[index],
        );
        let Some(sketch) = &part.sketches[index] else {
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

    fn add_tick(
        self: &Rc<Self>,
        part: &Part,
        node: &Node,
        item: &str,
        text: &str,
        on: &Shown<bool>,
    ) {
        let Some(live) = part.live.get() else { return };
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
        let element = added("study-tick");
        place::put_beside(node, &element);
        live.keep(&element, |view| {
            controls::tick(view, &name, on, read_only, act)
        });
        live.beside.push(&element);
    }
}

fn add_button(part: &Part, folding: &Folding, fold: controls::Fold, act: impl Fn(bool) + 'static) {
    if let (Some(live), Some(slot)) = (part.live.get(), folding.slot()) {
        live.keep(slot, |view| controls::fold(view, fold, act));
    }
}
