//! The guide as the desk gets it: with the texts that the article has now, and the ids that its questions have here.

use std::rc::Rc;

use wasm_bindgen::JsValue;

use super::App;
use super::follow::with_known_ids;
use crate::browser::guide_object;
use crate::browser::page::Page;
use crate::browser::place::Place;
use crate::guide::{Guide, Question};
use crate::recognise::recognise;

impl App {
    /// The guide with the nodes of each question, as [`guide_object`] writes it; the same object until the article
    /// changes.
    #[must_use]
    pub fn guide(self: &Rc<Self>) -> JsValue {
        self.reread_if_due();
        let mut object = self.guide_object.borrow_mut();
        object.get_or_insert_with(|| self.write_guide()).clone()
    }

    /// Reads the article again, because the texts of known questions may have changed since, as by a translation.
    fn write_guide(&self) -> JsValue {
        let page = Page::read(self.root.clone());
        let (guide, _) = recognise(&page.article, &self.options.hints);
        let read = guide.questions.iter();
        let read = read.filter_map(|question| Some((question, Place::of(question, &page)?)));
        let read: Vec<_> = read.collect();
        let (parts, is_translated) = (self.parts.borrow(), self.is_translated());
        let mut rest = &read[..];
        let questions = parts.iter().map(|part| {
            let is_here = |(_, place): &(_, Place)| place.heading == part.place.heading;
            let at = rest.iter().position(is_here);
            let found = at.and_then(|at| {
                let (found, after) = rest[at..].split_first()?;
                rest = after;
                Some(found)
            });
            let is_same = |(question, place): &&(&Rc<Question>, Place)| {
                let is_same = is_translated || question.title == part.question.title;
                is_same && place.is_still(&part.place)
            };
            match found.filter(is_same) {
                Some((question, place)) => Rc::new(with_known_ids(question, place, part, true)),
                None => Rc::clone(&part.question),
            }
        });
        let guide = Guide {
            questions: questions.collect(),
            ..guide
        };
        let places = parts.iter().map(|part| &part.place);
        guide_object::write(&self.guide_id, &guide, places)
    }
}
