//! One question on the page: its blocks, its controls once they are needed, and the undoing of both.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
use web_sys::Element;

use super::{App, as_html, weakly};
use crate::browser::place::Place;
use crate::browser::{document, fold, place, sheet};
use crate::guide::Question;
use crate::progress::{Event, Status};
use crate::study::Study;
use crate::view::{self, Mounted, controls};

/// One question on the page. Dropped, it leaves the page as it was.
pub(crate) struct Part {
    pub(crate) question: Question,
    pub(crate) place: Place,
    /// Whether its framework stands open, or should.
    open: Cell<bool>,
    /// Whether its author left the `details` open.
    was_open: bool,
    live: OnceCell<Live>,
}

/// The controls of a question that came near the screen.
struct Live {
    owner: Owner,
    status: RwSignal<Status>,
    open: RwSignal<bool>,
    points: Vec<RwSignal<bool>>,
    follow_ups: Vec<RwSignal<bool>>,
    sketches: Vec<RwSignal<bool>>,
    has_point_ticks: Cell<bool>,
    /// The fold of the framework, unless it is the author's own, then those of the sketches.
    folds: RefCell<Vec<Element>>,
    controls: RefCell<Vec<(Element, Option<Mounted>)>>,
}

impl Part {
    pub(crate) fn new(question: Question, place: Place, open: bool) -> Part {
        let was_open = place.details.as_ref().is_some_and(|details| details.open());
        Part {
            question,
            place,
            open: Cell::new(open),
            was_open,
            live: OnceCell::new(),
        }
    }

    /// Whether it is the same question on the same nodes, so that its controls can stay.
    pub(crate) fn is_still(&self, question: &Question, place: &Place) -> bool {
        let items = |question: &Question| {
            let points = question
                .framework
                .points
                .iter()
                .map(|point| (point.id.clone(), point.text.clone()));
            let follow_ups = question
                .follow_ups
                .iter()
                .map(|follow_up| (follow_up.id.clone(), follow_up.text.clone()));
            points.chain(follow_ups).collect::<Vec<_>>()
        };
        let same_words = self.question.id == question.id && self.question.title == question.title;
        same_words && self.place == *place && items(&self.question) == items(question)
    }

    pub(crate) fn is_live(&self) -> bool {
        self.live.get().is_some()
    }

    pub(crate) fn is_open(&self) -> bool {
        self.open.get()
    }

    /// Says how its framework should stand; [`Part::stand`] makes it so.
    pub(crate) fn want(&self, open: bool) {
        self.open.set(open);
    }

    /// Opens or closes its blocks as wanted. Sketches close with the first call and then stand as the reader leaves them.
    pub(crate) fn stand(self: &Rc<Self>, app: &Rc<App>) {
        let open = self.open.get();
        match &self.place.details {
            Some(details) => {
                if details.open() != open {
                    details.set_open(open);
                }
            }
            None if open => fold::open(&self.place.framework),
            None => fold::close(&self.place.framework),
        }
        if let Some(live) = self.live.get() {
            live.open.set(open);
            if open {
                self.add_point_ticks(app);
            }
        }
        for (index, (_, sketch)) in self.place.follow_ups.iter().enumerate() {
            let shown = self
                .live
                .get()
                .and_then(|live| live.sketches.get(index))
                .is_some_and(|open| open.get_untracked());
            if shown {
                fold::open(sketch)
            } else {
                fold::close(sketch)
            }
        }
    }

    /// Opens or closes a sketch.
    pub(crate) fn show_sketch(&self, index: usize, open: bool) {
        if let (Some(live), Some((_, sketch))) = (self.live.get(), self.place.follow_ups.get(index))
        {
            live.sketches[index].set(open);
            if open {
                fold::open(sketch)
            } else {
                fold::close(sketch)
            }
        }
    }

    /// Shows its progress, where it has controls to show it.
    pub(crate) fn show(&self, study: &Study) {
        let Some(live) = self.live.get() else { return };
        let id = &self.question.id;
        live.status.set(study.status(id));
        for (on, point) in live.points.iter().zip(&self.question.framework.points) {
            on.set(study.is_ticked(id, &point.id));
        }
        for (on, follow_up) in live.follow_ups.iter().zip(&self.question.follow_ups) {
            on.set(study.is_ticked(id, &follow_up.id));
        }
    }

    /// The slots of its folds, for their room on the screen.
    pub(crate) fn slots(&self) -> Vec<Element> {
        self.live
            .get()
            .map(|live| live.folds.borrow().clone())
            .unwrap_or_default()
    }

    /// The controls added beside its blocks.
    pub(crate) fn controls(&self) -> Vec<Element> {
        self.live
            .get()
            .map(|live| {
                live.controls
                    .borrow()
                    .iter()
                    .map(|(element, _)| element.clone())
                    .collect()
            })
            .unwrap_or_default()
    }

    /// Puts the keyboard where the question is answered: on its fold, or on the author's own.
    pub(crate) fn focus(&self) {
        let button = self
            .slots()
            .first()
            .and_then(|slot| slot.shadow_root()?.query_selector("button").ok()?);
        let summary = || {
            self.place
                .details
                .as_ref()?
                .query_selector("summary")
                .ok()?
        };
        if let Some(target) = button.or_else(summary) {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = as_html(&target).focus_with_options(&options);
        }
    }

    /// Makes the controls every question near the screen has.
    pub(crate) fn come_alive(self: &Rc<Self>, app: &Rc<App>) {
        let signals = |count: usize| (0..count).map(|_| RwSignal::new(false)).collect::<Vec<_>>();
        let owner = app.owner.with(Owner::new);
        let live = owner.with(|| Live {
            owner: owner.clone(),
            status: RwSignal::new(Status::New),
            open: RwSignal::new(self.open.get()),
            points: signals(self.question.framework.points.len()),
            follow_ups: signals(self.question.follow_ups.len()),
            sketches: signals(self.question.follow_ups.len()),
            has_point_ticks: Cell::new(false),
            folds: RefCell::default(),
            controls: RefCell::default(),
        });
        if self.live.set(live).is_err() {
            return;
        }
        self.show(&app.study.borrow());
        self.add_status(app);
        self.add_fold(app);
        self.add_follow_ups(app);
        if self.open.get() {
            self.add_point_ticks(app);
        }
    }

    fn add_status(&self, app: &App) {
        let Some(live) = self.live.get() else { return };
        let (words, status) = (app.words, live.status);
        let element = added("study-status");
        let _ = self.place.heading.append_child(&element);
        self.keep(element, move || controls::status(words, status));
    }

    fn add_fold(self: &Rc<Self>, app: &Rc<App>) {
        let (Some(live), Some(first), None) = (
            self.live.get(),
            self.place.framework.first(),
            &self.place.details,
        ) else {
            return;
        };
        let view = controls::Fold {
            verbs: [app.words.show_framework, app.words.hide_framework],
            size: (app.words.size)(
                self.question.framework.points.len(),
                self.question.minutes(),
            ),
            advice: app.words.aloud,
            about: self.question.title.clone(),
            open: live.open,
        };
        let part = Rc::downgrade(self);
        let act = weakly(app, move |app, open| {
            if let Some(part) = part.upgrade() {
                app.act(Event::Opened {
                    question: part.question.id.clone(),
                    open,
                });
                part.want(open);
                app.stand_as_asked(&part);
            }
        });
        let element = self.slot("study-fold", first);
        self.keep(element, move || controls::fold(view, act));
    }

    fn add_follow_ups(self: &Rc<Self>, app: &Rc<App>) {
        let Some(live) = self.live.get() else { return };
        for (index, ((node, sketch), follow_up)) in self
            .place
            .follow_ups
            .iter()
            .zip(&self.question.follow_ups)
            .enumerate()
        {
            self.add_tick(
                app,
                node,
                &follow_up.id,
                &follow_up.text,
                live.follow_ups[index],
            );
            let Some(first) = sketch.first() else {
                continue;
            };
            let view = controls::Fold {
                verbs: [app.words.show_sketch, app.words.hide_sketch],
                size: String::new(),
                advice: "",
                about: controls::shortened(&follow_up.text),
                open: live.sketches[index],
            };
            let part = Rc::downgrade(self);
            let act = weakly(app, move |app, open| {
                if let Some(part) = part.upgrade() {
                    part.show_sketch(index, open);
                    app.stand_as_asked(&part);
                }
            });
            let element = self.slot("study-sketch", first);
            self.keep(element, move || controls::fold(view, act));
        }
    }

    /// Adds the boxes beside the points: when the framework first opens, for nobody sees them before.
    fn add_point_ticks(self: &Rc<Self>, app: &Rc<App>) {
        let Some(live) = self.live.get() else { return };
        if live.has_point_ticks.replace(true) {
            return;
        }
        for ((node, point), on) in self
            .place
            .points
            .iter()
            .zip(&self.question.framework.points)
            .zip(&live.points)
        {
            self.add_tick(app, node, &point.id, &point.text, *on);
        }
    }

    fn add_tick(
        &self,
        app: &Rc<App>,
        node: &web_sys::Node,
        item: &str,
        text: &str,
        on: RwSignal<bool>,
    ) {
        let (question, item) = (self.question.id.clone(), item.to_owned());
        let read_only = app.study.borrow().is_read_only(&question);
        let name = controls::shortened(text);
        let act = weakly(app, move |app, on| {
            app.act(Event::Ticked {
                question: question.clone(),
                item: item.clone(),
                on,
            })
        });
        let element = added("study-tick");
        place::put_beside(node, &element);
        self.keep(element, move || controls::tick(name, on, read_only, act));
    }

    fn slot(&self, name: &str, before: &Element) -> Element {
        let element = added(name);
        place::put_before(before, &element);
        if let Some(live) = self.live.get() {
            live.folds.borrow_mut().push(element.clone());
        }
        element
    }

    /// Mounts a control's view in its element and keeps both until the part goes.
    fn keep<V: IntoView + 'static>(&self, element: Element, view: impl FnOnce() -> V + 'static) {
        if let Some(live) = self.live.get() {
            let mounted = live
                .owner
                .with(|| view::mount(&element, view, sheet::dress));
            live.controls.borrow_mut().push((element, mounted));
        }
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if let Some(live) = self.live.take() {
            for (element, mounted) in live.controls.take() {
                drop(mounted);
                place::take_away(&element);
            }
            live.owner.cleanup();
        }
        fold::open(&self.place.framework);
        for (_, sketch) in &self.place.follow_ups {
            fold::open(sketch);
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

fn added(name: &str) -> Element {
    document()
        .create_element(name)
        .unwrap_or_else(|_| unreachable!("{name} is a name for an element"))
}
