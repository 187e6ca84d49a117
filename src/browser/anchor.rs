//! Keeps the reader's place by an element: what they look at stays where it is while blocks outside the viewport open
//! and close.
//!
//! The browser's own scroll anchoring is not enough: Safari has none, it may choose a side bar as its anchor, and an
//! element that leaves `position: fixed` suppresses it. So after layout we measure how far the anchor moved and scroll
//! by that distance. The browser's own correction is then already in what we measure. All of it runs in one task,
//! because whatever is scrolled between two tasks is the reader's doing.

use std::cell::Cell;
use std::iter::successors;

use js_sys::Reflect;
use web_sys::{Element, Node};

use super::header::stays;
use super::observe::is_ours;
use super::screen::{self, screen_height, top};
use super::scroll::{self, scroller};
use super::texts::{first_block_in, is_text};
use super::{document, window};

/// Distance between two points that are tried for text, from the top of the viewport down, as a share of its height,
/// and how many points are tried at most.
const STEP: f64 = 0.02;
const STEPS: i32 = 40;
/// The step at which a reader is assumed to read.
const EYE: i32 = 15;

thread_local! {
    /// The scroll position when a place was last restored, and the fraction of a pixel by which that missed. The next
    /// anchor subtracts it, so that rounding errors do not add up.
    static MISSED: Cell<(i32, f64)> = const { Cell::new((0, 0.0)) };
}

/// The scroll anchor: elements that the reader looks at, with their positions before a change.
pub(crate) struct Anchor {
    /// Elements with their tops, best first. A later one serves where a change closed those before it.
    seen: Vec<(Element, f64)>,
    scroller: Element,
}

impl Anchor {
    /// Takes as anchor the text near the top of the viewport and the first of these headings in it; where nothing of
    /// the article is visible, the page's text there, such as comments below the article.
    pub(crate) fn take<'a>(
        root: &Element,
        headings: impl Iterator<Item = &'a Element>,
    ) -> Option<Anchor> {
        let seen = seen(root, headings);
        let scroller = scroller(seen.first()?);
        let missed = MISSED.get();
        let is_there = scroller.scroll_top() == missed.0;
        let missed = if is_there { missed.1 } else { 0.0 };
        let place = |element: Element| (element.clone(), top(&element) - missed);
        Some(Anchor {
            seen: seen.into_iter().map(place).collect(),
            scroller,
        })
    }

    /// The element that the reader looks at and its top on the screen, to be remembered over a reload. Below the
    /// article, an element of the page.
    pub(crate) fn place<'a>(
        root: &Element,
        headings: impl Iterator<Item = &'a Element>,
    ) -> Option<(Element, f64)> {
        // Starts at the eye's height: the text above it may stand a line higher or lower after a reload, where a
        // control waited for room.
        let steps = (EYE..=STEPS).chain((1..EYE).rev());
        let text = || text_at(root, steps.clone());
        let of_page = || text_at(&*document().body()?, steps.clone());
        let element = text()
            .or_else(|| on_screen(root, headings))
            .or_else(of_page)?;
        let top = top(&element);
        Some((element, top))
    }

    /// The first anchor element that is still open, and the top it had.
    pub(crate) fn best(&self) -> (Element, f64) {
        let open = self.seen.iter().find(|(element, _)| is_open(element));
        let best = open.or(self.seen.first());
        best.map_or_else(|| (self.scroller.clone(), 0.0), Clone::clone)
    }

    /// Scrolls by the distance the anchor moved. Returns how many pixels the page is too short for that, or 0.
    pub(crate) fn restore(self) -> f64 {
        let left = self.seen.iter().find(|(element, _)| is_open(element));
        let way = || left.map_or(0.0, |(element, was)| top(element) - was);
        // Pages scroll by whole pixels.
        let moved = way().round();
        let mut short = 0.0;
        if moved != 0.0 {
            let before = self.scroller.scroll_top();
            scroll::scroll_at_once(&self.scroller, moved);
            short = moved - f64::from(self.scroller.scroll_top() - before);
        }
        let missed = Some(way()).filter(|missed| missed.abs() < 1.0);
        MISSED.set((self.scroller.scroll_top(), missed.unwrap_or(0.0)));
        if short >= 1.0 { short } else { 0.0 }
    }
}

/// Whether the browser reports layout shifts (`LayoutShift`).
pub(crate) fn shifts_are_counted() -> bool {
    Reflect::has(&window(), &"LayoutShift".into()).unwrap_or(false)
}

/// The anchor elements: the article's text from the top of the viewport down, then the first of these headings in it;
/// without either, text of the page.
fn seen<'a>(root: &Element, headings: impl Iterator<Item = &'a Element>) -> Vec<Element> {
    let text = text_at(root, 1..=STEPS).into_iter();
    let mut seen: Vec<_> = text.chain(on_screen(root, headings)).collect();
    if seen.is_empty() {
        let body = document().body();
        seen.extend(body.and_then(|body| text_at(&body, 1..=STEPS)));
    }
    seen
}

/// The first of these headings in the viewport. For a heading that is fixed or sticky, the parent of the bar it stands
/// in.
fn on_screen<'a>(root: &Element, headings: impl Iterator<Item = &'a Element>) -> Option<Element> {
    let seen = |heading: &&Element| {
        screen::is_shown(heading) && (0.0..screen_height()).contains(&top(heading))
    };
    let mut flow = headings
        .filter(seen)
        .filter_map(|heading| match staying(heading, root) {
            Some(bar) => bar.parent_element().filter(|parent| parent != root),
            None => Some(heading.clone()),
        });
    flow.next()
}

/// The fixed or sticky element that an element is, or stands in, within the article.
fn staying(element: &Element, root: &Element) -> Option<Element> {
    let ancestors = successors(Some(element.clone()), |at| at.parent_element());
    ancestors.take_while(|at| at != root).find(stays)
}

/// The innermost element of the article's text at the first of these steps that has one.
fn text_at(root: &Element, mut steps: impl Iterator<Item = i32>) -> Option<Element> {
    let rect = root.get_bounding_client_rect();
    let x = (rect.left() + rect.width() / 2.0) as f32;
    let height = screen_height();
    steps.find_map(|step| {
        let found = document().element_from_point(x, (height * STEP * f64::from(step)) as f32)?;
        let is_text = found != *root && root.contains(Some(&found)) && !is_ours(&found);
        // A wrapper is no anchor: what opens and closes is inside it.
        (is_text && holds_text(&found) && staying(&found, root).is_none()).then_some(found)
    })
}

/// Whether an element holds text of its own, or only inline content: a line may be all bold, a link or code that ends
/// before the middle of the article, or a picture.
fn holds_text(element: &Element) -> bool {
    let mut nodes = successors(element.first_child(), Node::next_sibling);
    nodes.any(|node| node.node_type() == Node::TEXT_NODE && is_text(&node))
        || first_block_in(element).is_none()
        || element
            .matches("h1, h2, h3, h4, h5, h6, dt, summary")
            .unwrap_or(false)
}

/// Whether an element is laid out, and stands in nothing hidden or filtered out.
fn is_open(element: &Element) -> bool {
    let is_closed = matches!(
        element.closest("[hidden], [data-study-filtered]"),
        Ok(Some(_))
    );
    element.is_connected() && !is_closed && screen::is_shown(element)
}
