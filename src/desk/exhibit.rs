//! The author's own blocks at the desk: copies in the desk's element, with boxes beside the points.

use js_sys::Array;
use leptos::prelude::*;
use web_sys::{Element, Node};

use super::sitting::Desk;
use crate::browser::{copy, document, place, sheet};
use crate::view::shown::Shown;
use crate::view::{self, View, controls};

/// Copies of blocks, shown where the desk has a slot. They go when this is dropped.
pub(crate) struct Exhibit {
    holder: Element,
    /// Where the points begin, by their place in the question.
    points: Vec<(usize, Node)>,
    /// The boxes, and what tells each whether it is ticked.
    ticks: Vec<(View, RenderEffect<()>)>,
}

impl Exhibit {
    /// Shows copies of `blocks` in the slot of that name; `points` are the nodes that [`Exhibit::tick`] finds again.
    pub(crate) fn new(desk: Desk, slot: &str, blocks: &[Element], points: &[Node]) -> Exhibit {
        let (holder, points) = copy::copies("study-exhibit", blocks, points);
        let _ = holder.set_attribute("slot", slot);
        let _ = desk.element().append_child(&holder);
        Exhibit {
            holder,
            points,
            ticks: Vec::new(),
        }
    }

    /// Puts a box beside a point, named by its text. `act(on)` is what the reader wants.
    pub(crate) fn tick(
        &mut self,
        point: usize,
        text: &str,
        on: RwSignal<bool>,
        act: impl Fn(bool) + 'static,
    ) {
        let Some((_, node)) = self.points.iter().find(|(index, _)| *index == point) else {
            return;
        };
        let Ok(control) = document().create_element("study-tick") else {
            return;
        };
        place::put_beside(&Array::of1(node), &Array::of1(&control));
        let name = controls::shortened(text);
        let shown = Shown::new(on.get_untracked());
        let view = view::mount(&control, sheet::dress, |view| {
            controls::tick(view, &name, &shown, false, act);
        });
        let told = RenderEffect::new(move |_| shown.set(on.get()));
        self.ticks.extend(view.map(|view| (view, told)));
    }
}

impl Drop for Exhibit {
    fn drop(&mut self) {
        self.ticks.clear();
        self.holder.remove();
    }
}
