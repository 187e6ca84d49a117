//! The catalogue: `guides.json` as `press` writes it, read into guides.

use std::rc::Rc;

use js_sys::{Array, JSON, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::browser::clock;
use crate::browser::store::BrowserStore;
use crate::guide::{Fold, FollowUp, Framework, Guide, Item, Question};
use crate::study::Study;

/// One guide of the library.
pub(super) struct Entry {
    pub(super) id: String,
    /// Relative to the library's page.
    pub(super) url: String,
    pub(super) guide: Rc<Guide>,
}

impl Entry {
    /// What the reader did with it so far.
    pub(super) fn study(&self) -> Study {
        let guide = Rc::clone(&self.guide);
        Study::open(
            &self.id,
            guide,
            Box::new(BrowserStore),
            clock::replica(),
            clock::now(),
        )
    }
}

/// The guides in a catalogue; none where it is not one.
pub(super) fn read(text: &str) -> Vec<Entry> {
    let catalogue = JSON::parse(text).unwrap_or_default();
    list(&catalogue).iter().map(entry).collect()
}

fn entry(value: &JsValue) -> Entry {
    Entry {
        id: text(value, "id"),
        url: text(value, "url"),
        guide: Rc::new(Guide {
            title: text(value, "title"),
            questions: list_of(value, "questions")
                .iter()
                .map(|each| Rc::new(question(each)))
                .collect(),
            mistakes: Vec::new(),
        }),
    }
}

/// A question with its ids and texts; where its blocks stand is not known here, nor needed.
fn question(value: &JsValue) -> Question {
    let item = |value: &JsValue| Item {
        id: text(value, "id"),
        text: text(value, "text"),
        block: 0,
    };
    let follow_up = |value: &JsValue| FollowUp {
        id: text(value, "id"),
        text: text(value, "text"),
        block: 0,
        sketch: Vec::new(),
    };
    Question {
        id: text(value, "id"),
        title: text(value, "title"),
        heading: 0,
        intent: None,
        framework: Framework {
            fold: Fold::Button,
            label: None,
            blocks: Vec::new(),
            points: list_of(value, "points").iter().map(item).collect(),
        },
        follow_ups: list_of(value, "followUps").iter().map(follow_up).collect(),
        blocks: 0..0,
    }
}

fn field(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &JsValue::from_str(name)).unwrap_or_default()
}

fn text(value: &JsValue, name: &str) -> String {
    field(value, name).as_string().unwrap_or_default()
}

fn list_of(value: &JsValue, name: &str) -> Vec<JsValue> {
    list(&field(value, name))
}

fn list(value: &JsValue) -> Vec<JsValue> {
    value
        .dyn_ref::<Array>()
        .map(Array::to_vec)
        .unwrap_or_default()
}
