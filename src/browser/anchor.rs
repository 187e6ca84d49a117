//! The reader's place, kept by an element: what they look at stays where it is while blocks out of sight open and close.
//!
//! The browser's own anchoring is not enough: Safari has none, a side bar can become its anchor, and what leaves
//! `position: fixed` suppresses it. So we scroll by what is left after it: a page that is laid out has its corrections in it.
//! All within one task, for what the reader scrolls between two is theirs.

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

/// How far apart a text is looked for from the top of the screen down, as a share of its height, and how often at the most.
const STEP: f64 = 0.02;
const STEPS: i32 = 40;
/// Which of these steps is where a reader reads.
const EYE: i32 = 15;

thread_local! {
    /// How far the page was scrolled when a place was last kept, and by how little that was missed: many such would be a way.
    static MISSED: Cell<(i32, f64)> = const { Cell::new((0, 0.0)) };
}

/// What the reader looks at, and where it is.
pub(crate) struct Anchor {
    /// The best first; the next where that was closed meanwhile.
    seen: Vec<(Element, f64)>,
    scroller: Element,
}

impl Anchor {
    /// The text at the reader's eye, or the first of these headings on the screen; what is there of the page where nothing of
    /// the article is, as in comments below it.
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

    /// What the reader looks at and where it is on the screen; below an article, what is there of its page.
    pub(crate) fn place<'a>(
        root: &Element,
        headings: impl Iterator<Item = &'a Element>,
    ) -> Option<(Element, f64)> {
        // What is above may be another by a line, where a control had to wait for its room.
        let steps = (EYE..=STEPS).chain((1..EYE).rev());
        let text = || text_at(root, steps.clone());
        let around = || text_at(&*document().body()?, steps.clone());
        let element = text()
            .or_else(|| on_screen(root, headings))
            .or_else(around)?;
        let top = top(&element);
        Some((element, top))
    }

    /// What it keeps in place, and where.
    pub(crate) fn best(&self) -> (Element, f64) {
        let open = self.seen.iter().find(|(element, _)| is_open(element));
        let best = open.or(self.seen.first());
        best.map_or_else(|| (self.scroller.clone(), 0.0), Clone::clone)
    }

    /// Scrolls by as much as it moved; says by how much the page is too short for that.
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

/// Whether the browser counts what moves without the reader's doing.
pub(crate) fn shifts_are_counted() -> bool {
    Reflect::has(&window(), &"LayoutShift".into()).unwrap_or(false)
}

/// What the reader sees of an article: the text at their eye, and the first of these headings on the screen; else of its page.
fn seen<'a>(root: &Element, headings: impl Iterator<Item = &'a Element>) -> Vec<Element> {
    let text = text_at(root, 1..=STEPS).into_iter();
    let mut seen: Vec<_> = text.chain(on_screen(root, headings)).collect();
    if seen.is_empty() {
        let body = document().body();
        seen.extend(body.and_then(|body| text_at(&body, 1..=STEPS)));
    }
    seen
}

/// The first of these headings on the screen; of one that stays there, what it stays in.
fn on_screen<'a>(root: &Element, headings: impl Iterator<Item = &'a Element>) -> Option<Element> {
    let seen = |heading: &&Element| {
        screen::is_shown(heading) && (0.0..screen_height()).contains(&top(heading))
    };
    let mut flow = headings
        .filter(seen)
        .filter_map(|heading| match staying(heading, root) {
            Some(bar) => bar.parent_element().filter(|around| around != root),
            None => Some(heading.clone()),
        });
    flow.next()
}

/// What stays where it is while the page scrolls, of an element and what is around it in the article.
fn staying(element: &Element, root: &Element) -> Option<Element> {
    let around = successors(Some(element.clone()), |at| at.parent_element());
    around.take_while(|at| at != root).find(stays)
}

/// The innermost element of the article's text at the first of these steps that has one.
fn text_at(root: &Element, mut steps: impl Iterator<Item = i32>) -> Option<Element> {
    let rect = root.get_bounding_client_rect();
    let x = (rect.left() + rect.width() / 2.0) as f32;
    let height = screen_height();
    steps.find_map(|step| {
        let found = document().element_from_point(x, (height * STEP * f64::from(step)) as f32)?;
        let is_text = found != *root && root.contains(Some(&found)) && !is_ours(&found);
        // A wrapper reaches over what opens and closes.
        (is_text && holds_text(&found) && staying(&found, root).is_none()).then_some(found)
    })
}

/// Whether an element holds words of its own, or nothing but a line: all of it may be bold, a link or code that ends before the
/// middle, or a picture.
fn holds_text(element: &Element) -> bool {
    let mut nodes = successors(element.first_child(), Node::next_sibling);
    nodes.any(|node| node.node_type() == Node::TEXT_NODE && is_text(&node))
        || first_block_in(element).is_none()
        || element
            .matches("h1, h2, h3, h4, h5, h6, dt, summary")
            .unwrap_or(false)
}

/// Whether an element is laid out, and in nothing that was closed.
fn is_open(element: &Element) -> bool {
    let is_closed = matches!(
        element.closest("[hidden], [data-study-filtered]"),
        Ok(Some(_))
    );
    element.is_connected() && !is_closed && screen::is_shown(element)
}
