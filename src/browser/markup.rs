//! The author's blocks as plain data, for exports that contain them.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node};

use super::observe::is_ours;
use super::place::Place;
use crate::anki::Markup;

/// The deepest nesting that is read; deeper elements are left out.
const DEEPEST: usize = 100;

/// The blocks of a question's framework.
pub(crate) fn framework(place: &Place) -> Vec<Markup> {
    place
        .framework
        .iter()
        .filter_map(|block| read(block, DEEPEST))
        .collect()
}

/// For each point its blocks: its list item, or its block and those after it up to the next point.
pub(crate) fn points(place: &Place) -> Vec<Vec<Markup>> {
    let starts = |block: &Element| {
        let points = place.points.iter();
        points.filter(|point| block.contains(Some(point))).count()
    };
    let points = place.points.iter().enumerate().map(|(nth, point)| {
        let holds = |block: &Element| block.contains(Some(point));
        let mut blocks = place.framework.iter().skip_while(|block| !holds(block));
        let Some(block) = blocks.next() else {
            return content(point, DEEPEST);
        };
        let is_list = ["ul", "ol"].contains(&&*block.local_name());
        let mut found = match starts(block) == 1 && !is_list {
            true => read(block, DEEPEST).into_iter().collect(),
            false => content(point, DEEPEST),
        };
        let next = place.points.get(nth + 1);
        if !next.is_some_and(|next| block.contains(Some(next))) {
            let rest = blocks.take_while(|block| starts(block) == 0);
            found.extend(rest.filter_map(|block| read(block, DEEPEST)));
        }
        found
    });
    points.collect()
}

fn read(node: &Node, room: usize) -> Option<Markup> {
    if node.node_type() == Node::TEXT_NODE {
        return node.node_value().map(Markup::Text);
    }
    let element: &Element = node.dyn_ref()?;
    let name = element.local_name();
    if is_ours(node) || ["script", "style", "template", "noscript"].contains(&name.as_str()) {
        return None;
    }
    let member = |name| {
        let member = Reflect::get(element, &JsValue::from_str(name));
        member
            .ok()
            .and_then(|member| member.as_string())
            .unwrap_or_default()
    };
    Some(Markup::Element {
        address: if name == "a" {
            member("href")
        } else {
            member("src")
        },
        alt: member("alt"),
        name,
        children: content(node, room),
    })
}

/// The children of a node; for a text node, the text itself.
fn content(node: &Node, room: usize) -> Vec<Markup> {
    if node.node_type() == Node::TEXT_NODE {
        return read(node, room).into_iter().collect();
    }
    let (mut found, mut at) = (Vec::new(), node.first_child().filter(|_| room > 0));
    while let Some(child) = at {
        found.extend(read(&child, room.saturating_sub(1)));
        at = child.next_sibling();
    }
    found
}
