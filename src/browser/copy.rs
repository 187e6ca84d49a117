//! Copies of the article's blocks, to be shown a second time: without ids, folds and controls of ours.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDetailsElement, Node};

use super::all;
use super::leftovers::CONTROLS;
use super::{beside, fold, page};

/// Clones blocks into a new element of this name. Also returns, for each of `nodes`, its clone, or `None` if it is in
/// none of the blocks.
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

/// The clone of `node` in the copy of `block`, found by its indexes among siblings.
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

/// Removes the widget's controls and attributes from copied blocks, and opens the author's `details`.
fn clean(holder: &Element) {
    for control in all(holder, CONTROLS) {
        control.remove();
    }
    let blocks = all(holder, "*");
    fold::open(&blocks);
    fold::filter(&blocks, false);
    for block in blocks {
        beside::take_room(&block);
        // Ids must be unique on a page.
        let _ = block.remove_attribute("id");
        if let Some(details) = block.dyn_ref::<HtmlDetailsElement>() {
            details.set_open(true);
        }
    }
}
