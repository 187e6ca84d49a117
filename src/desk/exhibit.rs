//! The author's own blocks at the desk: copies in the desk's element, with boxes beside the points.

use js_sys::Array;
use leptos::prelude::*;
use web_sys::Element;

use super::sitting::Desk;
use crate::browser::{copy, document, place, sheet};
use crate::study::Change;
use crate::view::make::element;
use crate::view::shown::Shown;
use crate::view::{self, View, controls};

/// Copies of blocks, shown where the desk has a slot. They go when this is dropped.
pub(crate) struct Exhibit {
    holder: Element,
    /// Where the points begin, those that stand in the blocks.
    points: Array,
    /// The boxes, and what tells each whether it is ticked.
    ticks: Vec<(View, RenderEffect<()>)>,
    /// The words beside points that changed.
    marks: Vec<View>,
}

impl Exhibit {
    /// Shows copies of `blocks` in the slot of that name; `points` are the nodes that [`Exhibit::tick`] finds again.
    pub(crate) fn new(desk: Desk, slot: &str, blocks: &Array, points: &Array) -> Exhibit {
        let (holder, points) = copy::copies("study-exhibit", blocks, points);
        let _ = holder.set_attribute("slot", slot);
        let _ = desk.element().append_child(&holder);
        Exhibit {
            holder,
            points,
            ticks: Vec::new(),
            marks: Vec::new(),
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
        let node = self.points.get(point as u32);
        if node.is_undefined() {
            return;
        }
        let Ok(control) = document().create_element("study-tick") else {
            return;
        };
        place::put_beside(&Array::of1(&node), &Array::of1(&control));
        let name = controls::shortened(text);
        let shown = Shown::new(on.get_untracked());
        let view = view::mount(&control, sheet::dress, |view| {
            controls::tick(view, &name, &shown, false, act);
        });
        let told = RenderEffect::new(move |_| shown.set(on.get()));
        self.ticks.extend(view.map(|view| (view, told)));
    }

    /// Says beside a point what the author did to it.
    pub(crate) fn mark(&mut self, point: usize, change: &Change) {
        let node = self.points.get(point as u32);
        if node.is_undefined() {
            return;
        }
        let Ok(mark) = document().create_element("study-change") else {
            return;
        };
        place::put_beside(&Array::of1(&node), &Array::of1(&mark));
        self.marks
            .extend(view::mount(&mark, sheet::dress_desk, |view| match change {
                Change::New => view.fill(&[&element("span class=change", "New")]),
                Change::Reworded(before) => {
                    view.fill(&[&element("span class=change", "Reworded")]);
                    if !before.is_empty() {
                        let before = format!("It said: “{before}”");
                        view.fill(&[&element("span class=said-before", &before)]);
                    }
                }
            }));
    }
}

impl Drop for Exhibit {
    fn drop(&mut self) {
        self.ticks.clear();
        self.marks.clear();
        self.holder.remove();
    }
}
