//! Nothing the reader looks at moves, unless they asked for it: what was where before our controls came, and the making
//! up for what they moved.
//!
//! A framework on the screen that closes unasked would pull up what follows: its slot takes over the room it had, and
//! gives it back once out of sight. A slot that would push something down stands over the page instead. What closes above
//! the screen is made up for by scrolling.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::observe::Leaving;
use super::scroll::{height, is_shown, screen_height, top};
use super::{beside, document, window};

const ROOM: &str = "--study-room";
const HAS_ROOM: &str = "data-room";
const OVER: &str = "data-over";
const DOCKED: &str = "data-docked";
/// A waiting panel under which the page's end can be scrolled.
const WAY: &str = "data-way";

thread_local! {
    /// Takes back the room of what is out of sight.
    static SEEN: Leaving = Leaving::new(release);
}

/// An element, and its top before a change.
struct Placed {
    element: Element,
    was: f64,
}

impl Placed {
    fn new(element: Element) -> Placed {
        let was = top(&element);
        Placed { element, was }
    }

    fn moved(&self) -> f64 {
        top(&self.element) - self.was
    }
}

/// What follows the panel, before the panel is filled, and the room that the panel has until then.
pub(crate) struct Pushed {
    next: Placed,
    room: f64,
}

/// What must not move by the panel, which is still empty; `first` is the first question's heading.
pub(crate) fn pushed(panel: &Element, first: Option<&Element>) -> Option<Pushed> {
    let next = match panel.is_connected() {
        true => after(panel),
        false => first.cloned(),
    };
    let next = Placed::new(next?);
    let room = height(panel);
    Some(Pushed { next, room })
}

/// Whether the panel stands before all questions, or nowhere yet.
pub(crate) fn leads(panel: &Element, first: Option<&Element>) -> bool {
    !panel.is_connected() || first.is_some_and(|first| top(panel) <= top(first))
}

/// What must not move by questions that are settled.
pub(crate) struct Still {
    pushed: Option<Pushed>,
    /// What follows folds that are to stand for the first time, each with its slot.
    folds: Vec<(Placed, Element)>,
    controls: Vec<Element>,
}

impl Still {
    /// Nothing but what the panel pushes.
    pub(crate) fn of(pushed: Option<Pushed>) -> Still {
        Still {
            pushed,
            folds: Vec::new(),
            controls: Vec::new(),
        }
    }

    /// A fold that is to stand for the first time, in that slot before its blocks: what follows it is to stay, or its own
    /// text if it is open; nothing where none of it is on the screen.
    pub(crate) fn add_fold(&mut self, blocks: &[Element], open: bool, slot: &Element) {
        let (Some(first), Some(last)) = (blocks.first(), blocks.last()) else {
            return;
        };
        let begin = first.get_bounding_client_rect();
        let is_seen = begin.width() > 0.0
            && begin.top() < screen_height()
            && last.get_bounding_client_rect().bottom() > 0.0;
        let stays = match open {
            true => Some(first.clone()),
            false => after(last),
        };
        if let Some(stays) = stays.filter(|_| is_seen) {
            self.folds.push((Placed::new(stays), slot.clone()));
        }
    }

    /// Controls that are to find room beside their text.
    pub(crate) fn add_controls(&mut self, controls: &[Element]) {
        self.controls.extend_from_slice(controls);
    }

    /// Makes up for what all of this has moved.
    pub(crate) fn make_up(&self, panel: &Element) {
        let moved = self.pushed.as_ref().map(|pushed| pushed.next.moved());
        let covers = moved.is_some_and(|moved| reaches(panel, moved));
        beside::fit(self.controls.iter());
        // What the panel moved, it gives back, or the browser scrolls by as much.
        self.hold_folds(moved.unwrap_or_default());
        if let (Some(pushed), Some(moved)) = (&self.pushed, moved) {
            pushed.dock(panel, moved, covers);
        }
    }

    /// Gives each slot the room that keeps what follows it where it was, but for how far the panel moved it. Reads all, then
    /// writes all.
    fn hold_folds(&self, moved: f64) {
        let read = self.folds.iter().map(|(stays, slot)| {
            let (now, room) = (top(&stays.element) - moved, height(slot));
            (stays.was, now, slot, room)
        });
        let screen = screen_height();
        let mut given = 0.0;
        for (was, now, slot, had) in read.collect::<Vec<_>>() {
            let now = now + given;
            // What stood below the screen's edge may come up to it, and go further down.
            let room = was.min(screen) - now;
            let is_unseen = now >= screen && was >= screen;
            if room.abs() < 0.5 || room < 0.0 && is_unseen {
                continue;
            }
            if room < 0.0 {
                set(slot, OVER, "");
            }
            let kept = (had + room).max(0.0);
            keep_room(slot, kept);
            given += kept - had;
        }
    }
}

impl Pushed {
    /// Where the panel pushed down what the reader sees, it waits at the screen's edge, and what it found in its place
    /// keeps its room, until that place is out of sight.
    fn dock(&self, panel: &Element, moved: f64, covers: bool) {
        let was = self.next.was;
        if was <= 0.0 || was >= screen_height() || moved.abs() < 1.0 {
            return;
        }
        set(panel, DOCKED, if self.room > 0.0 { "room" } else { "" });
        let _ = panel.toggle_attribute_with_force(WAY, covers);
        keep_room(panel, self.room);
    }
}

/// Whether the page, without how far the panel moved it, reaches below a panel that waits at the screen's edge.
fn reaches(panel: &Element, moved: f64) -> bool {
    let shown = panel
        .shadow_root()
        .and_then(|root| root.first_element_child());
    let waiting = shown.map_or(0.0, |shown| height(&shown));
    let end = document()
        .body()
        .map(|body| body.get_bounding_client_rect().bottom());
    end.is_some_and(|end| end - moved > screen_height() - waiting)
}

/// Lets what a waiting panel covers be scrolled from under it, once the page has become longer.
pub(crate) fn make_way(panel: &Element) {
    if panel.has_attribute(DOCKED) && !panel.has_attribute(WAY) {
        let _ = panel.toggle_attribute_with_force(WAY, reaches(panel, 0.0));
    }
}

/// Keeps an element of ours a room of so many pixels, as long as it is seen.
fn keep_room(element: &Element, room: f64) {
    set(element, HAS_ROOM, "");
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let room = format!("{}px", room.round());
        let _ = element.style().set_property(ROOM, &room);
    }
    SEEN.with(|seen| seen.watch(element));
}

/// Takes back the room a slot or the panel was given.
pub(crate) fn release(element: &Element) {
    SEEN.with(|seen| seen.forget(element));
    for name in [OVER, DOCKED, HAS_ROOM, WAY] {
        let _ = element.remove_attribute(name);
    }
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.style().remove_property(ROOM);
    }
    if element
        .get_attribute("style")
        .is_some_and(|style| style.is_empty())
    {
        let _ = element.remove_attribute("style");
    }
}

fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// The next thing after a block that takes room on the page.
fn after(block: &Element) -> Option<Element> {
    let mut around = Some(block.clone());
    while let Some(element) = around {
        let mut next = element.next_element_sibling();
        while let Some(sibling) = next {
            if height(&sibling) > 0.0 {
                return Some(sibling);
            }
            next = sibling.next_element_sibling();
        }
        around = element.parent_element();
    }
    None
}

/// What the reader looks at, to stay where it is while blocks out of sight open and close; where the browser keeps it in
/// place itself, nothing.
pub(crate) struct Held(Option<Placed>);

impl Held {
    pub(crate) fn new<'a>(root: &Element, headings: impl Iterator<Item = &'a Element>) -> Held {
        let is_kept = web_sys::css::supports_with_value("overflow-anchor", "auto");
        let is_scrolled = window().scroll_y().is_ok_and(|y| y > 0.0);
        if is_kept.unwrap_or(false) || !is_scrolled {
            return Held(None);
        }
        let mut headings = headings.filter(|heading| is_shown(heading));
        let heading = headings.find(|heading| (0.0..screen_height()).contains(&top(heading)));
        Held(
            heading
                .cloned()
                .or_else(|| in_the_middle(root))
                .map(Placed::new),
        )
    }

    /// Scrolls by as much as it moved, where the browser did not, unless it was closed itself.
    pub(crate) fn let_go(self) {
        if let Some(placed) = self.0.filter(|placed| is_shown(&placed.element)) {
            window().scroll_by_with_x_and_y(0.0, placed.moved());
        }
    }
}

/// What of an article stands at the reader's eye.
fn in_the_middle(root: &Element) -> Option<Element> {
    let rect = root.get_bounding_client_rect();
    let x = rect.left() + rect.width() / 2.0;
    let found = document().element_from_point(x as f32, (screen_height() / 3.0) as f32)?;
    (found != *root && root.contains(Some(&found))).then_some(found)
}
