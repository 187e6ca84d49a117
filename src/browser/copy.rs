//! Copies of the article's own blocks, to be shown a second time: without ids, without folds, without our controls.

use js_sys::Array;
use web_sys::Element;

use super::{document, script};

/// Copies blocks into an element of ours of this name; with it the copies of those `nodes` that stand in the blocks, each
/// in its place, where others are undefined.
pub(crate) fn copies(name: &str, blocks: &Array, nodes: &Array) -> (Element, Array) {
    let holder = document()
        .create_element(name)
        .unwrap_or_else(|_| unreachable!("{name} is a name for an element"));
    let copies = script::copy(&holder, blocks, nodes);
    (holder, copies)
}
