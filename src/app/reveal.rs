//! Folded text stays findable: a hash link, find-in-page and the printer each open what they need.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDetailsElement};

use super::{App, weakly};
use crate::browser::watch::Listener;
use crate::browser::{page, window};
use crate::progress;

impl App {
    /// Opens what the address points into.
    pub(super) fn reveal_hash(self: &Rc<Self>) -> bool {
        page::hash_target().is_some_and(|target| self.reveal(&target))
    }

    /// Opens the framework or the sketch an element stands in; nothing is saved, for the reader did not choose it.
    fn reveal(self: &Rc<Self>, target: &Element) -> bool {
        let Some(part) = self.part_at(|part| part.holds(target)) else {
            return false;
        };
        let in_details = part
            .place
            .details
            .as_ref()
            .is_some_and(|details| details.contains(Some(target)));
        let in_framework = in_details
            || part
                .framework
                .as_ref()
                .is_some_and(|framework| framework.holds(target));
        if in_framework {
            part.want(true);
        }
        let sketch = part
            .sketches
            .iter()
            .flatten()
            .find(|sketch| sketch.holds(target));
        if let Some(sketch) = sketch {
            sketch.want(true);
        }
        if !in_framework && sketch.is_none() {
            return false;
        }
        self.settle(&[Rc::clone(&part)]);
        self.stand_as_asked(&part);
        true
    }

    pub(super) fn hear_the_page(self: &Rc<Self>) -> Vec<Listener> {
        let window = window();
        let hash = weakly(self, |app, _: Event| {
            if let Some(target) = page::hash_target()
                && app.reveal(&target)
            {
                target.scroll_into_view();
            }
        });
        let found = weakly(self, |app, event: Event| {
            if let Some(target) = event
                .target()
                .and_then(|target| target.dyn_into::<Element>().ok())
            {
                app.reveal(&target);
            }
        });
        let toggled = weakly(self, |app, event: Event| app.authors_fold(&event));
        let print = weakly(self, |app, _: Event| app.open_for_print());
        let printed = weakly(self, |app, _: Event| app.close_after_print());
        vec![
            Listener::new(&window, "hashchange", hash),
            Listener::new(&self.root, "beforematch", found),
            Listener::new(&self.root, "toggle", toggled),
            Listener::new(&window, "beforeprint", print),
            Listener::new(&window, "afterprint", printed),
        ]
    }

    /// The reader worked the author's own `details`.
    fn authors_fold(self: &Rc<Self>, event: &Event) {
        let Some(details) = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlDetailsElement>().ok())
        else {
            return;
        };
        let Some(part) = self.part_at(|part| part.place.details.as_ref() == Some(&details)) else {
            return;
        };
        let open = details.open();
        if open != part.is_open() {
            part.want(open);
            self.act(progress::Event::Opened {
                question: part.question.id.clone(),
                open,
            });
            self.stand_as_asked(&part);
        }
    }

    fn open_for_print(&self) {
        for part in self.parts.borrow().iter() {
            part.open_for_print();
        }
    }

    fn close_after_print(&self) {
        for part in self.parts.borrow().iter() {
            part.stand();
        }
    }
}
