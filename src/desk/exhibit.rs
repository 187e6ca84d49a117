//! Copies of the author's blocks at the desk, with checkboxes beside the points. They are slotted children of the
//! desk's element, where the page's own styles apply.

use leptos::prelude::*;
use web_sys::{Element, Node};

use super::sitting::Desk;
use super::styles;
use crate::browser::{beside, copy, page};
use crate::i18n::t;
use crate::study::PointChange;
use crate::view::{self, Mounted, Tick};

/// Copies of blocks, shown in a slot of the desk. Dropping this removes them.
pub(crate) struct Exhibit {
    holder: Element,
    /// The node of the page where each point begins, and its copy; none if the point is in none of the copied blocks.
    points: Vec<(Node, Option<Node>)>,
    /// The mounted checkboxes and marks.
    mounted: Vec<Mounted>,
}

impl Exhibit {
    /// Shows copies of `blocks` in the slot `slot`. `points` are the page's nodes where points begin; the methods below
    /// refer to them by index.
    pub(crate) fn new(desk: Desk, slot: &str, blocks: &[Element], points: &[Node]) -> Exhibit {
        let (holder, copies) = copy::copies("study-exhibit", blocks, points);
        let _ = holder.set_attribute("slot", slot);
        let _ = desk.element().append_child(&holder);
        Exhibit {
            holder,
            points: points.iter().cloned().zip(copies).collect(),
            mounted: Vec::new(),
        }
    }

    /// Mounts a checkbox beside a point, with the point's text as its name, and returns its element; none if the point
    /// was not copied. `on_change` is called with the state that the reader wants.
    pub(crate) fn tick(
        &mut self,
        point: usize,
        text: &str,
        on: RwSignal<bool>,
        on_change: impl Fn(bool) + 'static,
    ) -> Option<Element> {
        let element = self.beside(point, "study-tick")?;
        let name = text.to_owned();
        let tick = move || view! { <Tick name on on_change/> };
        self.mounted
            .extend(view::mount(&element, styles::adopt_for_control, tick));
        Some(element)
    }

    /// Mounts the mark `Put away` beside a point. It is visible while `away` is true.
    pub(crate) fn mark_away(&mut self, point: usize, away: Signal<bool>) {
        let Some(element) = self.beside(point, "study-away") else {
            return;
        };
        let mark = move || {
            let words = move || {
                away.get()
                    .then(|| view! { <span class="change">{t!("Put away")}</span> })
            };
            view! { {words} }
        };
        self.mounted
            .extend(view::mount(&element, styles::adopt, mark));
    }

    /// Mounts a mark beside a point that says what the author changed in it.
    pub(crate) fn mark(&mut self, point: usize, change: &PointChange) {
        let Some(element) = self.beside(point, "study-change") else {
            return;
        };
        let change = change.clone();
        let mark = move || view! { <ChangeMark change/> };
        self.mounted
            .extend(view::mount(&element, styles::adopt, mark));
    }

    /// Inserts a new element `name` beside a point; none if the point was not copied.
    fn beside(&self, point: usize, name: &str) -> Option<Element> {
        let (original, copy) = self.points.get(point)?;
        let element = page::new_element(name);
        beside::put_in_copy(copy.as_ref()?, original, &element);
        Some(element)
    }
}

impl Drop for Exhibit {
    fn drop(&mut self) {
        self.mounted.clear();
        self.holder.remove();
    }
}

/// The mark for a changed point: new, or reworded with its earlier text.
#[component]
fn ChangeMark(change: PointChange) -> impl IntoView {
    let (word, before) = match change {
        PointChange::New => (t!("New"), String::new()),
        PointChange::Reworded(before) => (t!("Reworded"), before),
    };
    let before = (!before.is_empty()).then(|| t!("It said: “{before}”", before));
    view! {
        <span class="change">{word}</span>
        {before.map(|before| view! { <span class="said-before">{before}</span> })}
    }
}
