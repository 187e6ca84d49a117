//! Remembers the reader's place over a reload: which element they looked at, and its top on the screen. A scroll
//! position would lead elsewhere, because the page has another length until its answers are folded again.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, PerformanceNavigationTiming};

use super::observe::is_ours;
use super::{document, style, tab, window};

/// The key in `sessionStorage`, which ends with the tab.
const KEY: &str = "study-widget:place";
/// First character of a path that starts at the page instead of the article.
const PAGE: char = '/';
/// The text that is stored for a docked panel.
const DOCKED: &str = "docked";

/// What is remembered when the reader leaves.
pub(crate) struct Left {
    /// The element they looked at.
    pub(crate) element: Element,
    /// Its top on the screen, in pixels; stored in whole ones.
    pub(crate) top: f64,
    /// The folds that were open only because they were on the screen, by their indexes among all.
    pub(crate) open: Vec<usize>,
    /// Whether the panel was still docked, with its place in sight.
    pub(crate) is_docked: bool,
}

/// Stores the reader's place in an article, and what they left open.
pub(crate) fn keep(guide: &str, root: &Element, left: &Left) {
    let path = join(&path(root, &left.element));
    let path = match root.contains(Some(&left.element)) {
        true => path,
        false => format!("{PAGE}{path}"),
    };
    let (top, open) = (left.top.round() as i32, join(&left.open));
    let panel = if left.is_docked { DOCKED } else { "" };
    let text = format!("{guide}\n{path}\n{top}px\n{open}\n{panel}\n");
    tab::keep(KEY, &text);
}

fn join(numbers: &[usize]) -> String {
    let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
    numbers.join(".")
}

fn split(text: &str) -> Vec<usize> {
    text.split('.')
        .filter_map(|step| step.parse().ok())
        .collect()
}

/// Forgets the place.
pub(crate) fn forget() {
    tab::forget(KEY);
}

/// Takes what was remembered of this guide, if the page was reloaded or reached by back or forward.
pub(crate) fn take(guide: &str, root: &Element) -> Option<Left> {
    let text = tab::read(KEY)?;
    forget();
    let mut lines = text.lines();
    let is_this = lines.next() == Some(guide) && is_return();
    let [path, top, open] = [lines.next()?, lines.next()?, lines.next()?];
    let element = match path.strip_prefix(PAGE) {
        Some(path) => find(&document().document_element()?, &split(path)),
        None => find(root, &split(path)),
    };
    Some(Left {
        element: element.filter(|_| is_this)?,
        top: style::length(top),
        open: split(open),
        is_docked: lines.next() == Some(DOCKED),
    })
}

/// Whether the page was reloaded or reached by back or forward, by its navigation entry.
pub(crate) fn is_return() -> bool {
    let entries = window()
        .performance()
        .map(|all| all.get_entries_by_type("navigation"));
    let entry = entries.map_or(JsValue::UNDEFINED, |entries| entries.get(0));
    let kind = entry.dyn_into::<PerformanceNavigationTiming>().ok();
    let kind = kind.map(|timing| {
        JsValue::from(timing.type_())
            .as_string()
            .unwrap_or_default()
    });
    kind.is_some_and(|kind| kind == "reload" || kind == "back_forward")
}

/// The path from the article or the page to an element in it, by indexes among the author's elements.
fn path(root: &Element, element: &Element) -> Vec<usize> {
    let mut path = Vec::new();
    let mut at = element.clone();
    while let Some(parent) = at.parent_element().filter(|_| at != *root) {
        let mut place = 0;
        let mut before = at.previous_element_sibling();
        while let Some(sibling) = before {
            place += usize::from(!is_ours(&sibling));
            before = sibling.previous_element_sibling();
        }
        path.push(place);
        at = parent;
    }
    path.reverse();
    path
}

fn find(root: &Element, path: &[usize]) -> Option<Element> {
    let mut at = root.clone();
    for &place in path {
        let mut left = place;
        let mut child = at.first_element_child()?;
        while is_ours(&child) || left > 0 {
            left -= usize::from(!is_ours(&child));
            child = child.next_element_sibling()?;
        }
        at = child;
    }
    Some(at)
}
