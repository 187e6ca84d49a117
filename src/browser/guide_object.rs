//! A guide as a JavaScript object, which the widget gives to the desk: they are WebAssembly modules of their own, and
//! neither can read the other's memory. Both are always of one version.

use std::rc::Rc;

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Node;

use super::place::Place;
use crate::guide::{Fold, FollowUp, Framework, Guide, Item, Question};

/// Writes the guide of this id, with a place for each question.
pub(crate) fn write<'a>(
    id: &str,
    guide: &Guide,
    places: impl Iterator<Item = &'a Place>,
) -> JsValue {
    let questions = guide.questions.iter().zip(places).map(|(each, place)| {
        let question = question(each);
        let _ = Reflect::set(&question, &"place".into(), &place_object(place));
        question
    });
    object(&[
        ("id", JsValue::from_str(id)),
        ("title", JsValue::from_str(&guide.title)),
        ("questions", questions.collect::<Array>().into()),
        ("mistakes", items(&guide.mistakes)),
    ])
}

/// Reads the id, the guide and the places that [`write`] wrote. All blocks are numbered zero: the desk has the places in
/// their stead.
pub(crate) fn read(object: &JsValue) -> (String, Guide, Vec<Place>) {
    let (mut questions, mut places) = (Vec::new(), Vec::new());
    for object in list(object, "questions") {
        if let Some(place) = read_place(&get(&object, "place")) {
            questions.push(Rc::new(read_question(&object)));
            places.push(place);
        }
    }
    let guide = Guide {
        title: text(object, "title"),
        questions,
        mistakes: read_items(object, "mistakes"),
    };
    (text(object, "id"), guide, places)
}

/// A question with the ids and texts of its items.
pub(crate) fn question(question: &Question) -> JsValue {
    let intent = question.intent.as_deref();
    let follow_ups = question.follow_ups.iter();
    let follow_ups = follow_ups.map(|follow_up| item(&follow_up.id, &follow_up.text));
    object(&[
        ("id", JsValue::from_str(&question.id)),
        ("title", JsValue::from_str(&question.title)),
        ("intent", intent.map_or(JsValue::NULL, JsValue::from_str)),
        ("points", items(&question.framework.points)),
        ("followUps", follow_ups.collect::<Array>().into()),
    ])
}

/// An object with these members.
pub(crate) fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}

fn items(items: &[Item]) -> JsValue {
    let items = items.iter().map(|each| item(&each.id, &each.text));
    items.collect::<Array>().into()
}

fn item(id: &str, text: &str) -> JsValue {
    object(&[
        ("id", JsValue::from_str(id)),
        ("text", JsValue::from_str(text)),
    ])
}

fn place_object(place: &Place) -> JsValue {
    let sketches = place.sketches.iter().map(|sketch| nodes(sketch));
    object(&[
        ("heading", place.heading.clone().into()),
        ("label", place.label.clone().into()),
        ("details", place.details.clone().into()),
        ("region", place.region.clone().into()),
        ("framework", nodes(&place.framework)),
        ("points", nodes(&place.points)),
        ("followUps", nodes(&place.follow_ups)),
        ("sketches", sketches.collect::<Array>().into()),
        ("whole", nodes(&place.whole)),
    ])
}

fn nodes<N: AsRef<Node> + AsRef<JsValue>>(nodes: &[N]) -> JsValue {
    nodes.iter().collect::<Array>().into()
}

fn read_question(object: &JsValue) -> Question {
    let follow_ups = read_items(object, "followUps").into_iter();
    let follow_ups = follow_ups.map(|Item { id, text, block }| FollowUp {
        id,
        text,
        block,
        sketch: Vec::new(),
    });
    Question {
        id: text(object, "id"),
        title: text(object, "title"),
        heading: 0,
        intent: get(object, "intent").as_string(),
        framework: Framework {
            fold: Fold::Button,
            label: None,
            blocks: Vec::new(),
            points: read_items(object, "points"),
        },
        follow_ups: follow_ups.collect(),
        blocks: 0..0,
    }
}

fn read_items(object: &JsValue, name: &str) -> Vec<Item> {
    let items = list(object, name).into_iter();
    let items = items.map(|item| Item {
        id: text(&item, "id"),
        text: text(&item, "text"),
        block: 0,
    });
    items.collect()
}

fn read_place(object: &JsValue) -> Option<Place> {
    let sketches = list(object, "sketches").into_iter();
    Some(Place {
        heading: get(object, "heading").dyn_into().ok()?,
        label: get(object, "label").dyn_into().ok(),
        details: get(object, "details").dyn_into().ok(),
        region: get(object, "region").dyn_into().ok(),
        framework: read_nodes(list(object, "framework")),
        points: read_nodes(list(object, "points")),
        follow_ups: read_nodes(list(object, "followUps")),
        sketches: sketches
            .map(|sketch| read_nodes(elements(sketch)))
            .collect(),
        whole: read_nodes(list(object, "whole")),
    })
}

fn read_nodes<N: JsCast>(nodes: Vec<JsValue>) -> Vec<N> {
    let nodes = nodes.into_iter();
    nodes.filter_map(|node| node.dyn_into().ok()).collect()
}

fn list(object: &JsValue, name: &str) -> Vec<JsValue> {
    elements(get(object, name))
}

fn elements(array: JsValue) -> Vec<JsValue> {
    let array = array.dyn_into::<Array>();
    array.map_or_else(|_| Vec::new(), |array| array.to_vec())
}

fn text(object: &JsValue, name: &str) -> String {
    get(object, name).as_string().unwrap_or_default()
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(name)).unwrap_or_default()
}
