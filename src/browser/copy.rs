//! Copies of the article's own blocks, to be shown a second time: without ids, without folds, without our controls.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use super::document;

/// Copies blocks into an element of ours of this name; with it the copies of those `nodes` that stand in the blocks,
/// each with its place in `nodes`.
pub(crate) fn copies(
    name: &str,
    blocks: &[Element],
    nodes: &[Node],
) -> (Element, Vec<(usize, Node)>) {
    let holder = document()
        .create_element(name)
        .unwrap_or_else(|_| unreachable!("{name} is a name for an element"));
    let mut found = Vec::new();
    for block in blocks {
        let Ok(copy) = block.clone_node_with_deep(true) else {
            continue;
        };
        let nodes = nodes.iter().enumerate();
        found.extend(
            nodes.filter_map(|(index, node)| Some((index, counterpart(block, &copy, node)?))),
        );
        let _ = holder.append_child(&copy);
    }
    strip(&holder);
    (holder, found)
}

/// The node of `copy` that stands where `node` stands in `block`; none if it stands elsewhere.
fn counterpart(block: &Node, copy: &Node, node: &Node) -> Option<Node> {
    if !block.contains(Some(node)) {
        return None;
    }
    let mut steps = Vec::new();
    let mut at = node.clone();
    while &at != block {
        let parent = at.parent_node()?;
        let siblings = parent.child_nodes();
        steps.push((0..siblings.length()).find(|&step| siblings.get(step).as_ref() == Some(&at))?);
        at = parent;
    }
    steps
        .iter()
        .rev()
        .try_fold(copy.clone(), |at, step| at.child_nodes().get(*step))
}

/// Takes away what the widget added, what it closed, and the ids, which must stay unique on the page.
fn strip(holder: &Element) {
    let each = |selector: &str, change: &dyn Fn(&Element)| {
        let Ok(found) = holder.query_selector_all(selector) else {
            return;
        };
        let elements = (0..found.length()).filter_map(|index| found.get(index)?.dyn_into().ok());
        elements.for_each(|element: Element| change(&element));
    };
    each(
        "study-status, study-fold, study-tick, study-sketch",
        &|control| control.remove(),
    );
    each("[data-study-closed]", &|block| {
        let _ = block.remove_attribute("hidden");
    });
    for name in [
        "id",
        "data-study-closed",
        "data-study-filtered",
        "data-study-inset",
    ] {
        each(&["[", name, "]"].concat(), &|element| {
            let _ = element.remove_attribute(name);
        });
    }
    each("details", &|details| {
        let _ = details.set_attribute("open", "");
    });
}
