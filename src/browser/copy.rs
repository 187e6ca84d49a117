//! Copies of the article's own blocks, to be shown a second time: without ids, without folds, without our controls.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDetailsElement, Node};

use super::all;
use super::leftovers::CONTROLS;
use super::{beside, fold, page};

/// Copies blocks into an element of ours of this name; with it the copies of those `nodes` that stand in the blocks, each
/// in its place, where others have none.
pub(crate) fn copies(
    name: &str,
    blocks: &[Element],
    nodes: &[Node],
) -> (Element, Vec<Option<Node>>) {
    let holder = page::new_element(name);
    let mut copies = vec![None; nodes.len()];
    for block in blocks {
        let Ok(copy) = block.clone_node_with_deep(true) else {
            continue;
        };
        for (node, found) in nodes.iter().zip(&mut copies) {
            if block.contains(Some(node)) {
                *found = counterpart(node, block, &copy);
            }
        }
        let _ = holder.append_child(&copy);
    }
    clean(&holder);
    (holder, copies)
}

/// The node of a copied block that stands where `node` stands in the block.
fn counterpart(node: &Node, block: &Node, copy: &Node) -> Option<Node> {
    if node == block {
        return Some(copy.clone());
    }
    let mut before = 0;
    let mut at = node.previous_sibling();
    while let Some(sibling) = at {
        before += 1;
        at = sibling.previous_sibling();
    }
    counterpart(&node.parent_node()?, block, copy)?
        .child_nodes()
        .item(before)
}

/// Takes what the widget did out of copied blocks, and opens what their author folds.
fn clean(holder: &Element) {
    for control in all(holder, CONTROLS) {
        control.remove();
    }
    let blocks = all(holder, "*");
    fold::open(&blocks);
    fold::filter(&blocks, false);
    for block in blocks {
        beside::take_room(&block);
        // Ids are unique on a page.
        let _ = block.remove_attribute("id");
        if let Some(details) = block.dyn_ref::<HtmlDetailsElement>() {
            details.set_open(true);
        }
    }
}
