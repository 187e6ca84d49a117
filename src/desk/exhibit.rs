//! The author's own blocks at the desk: copies in the desk's element, with boxes beside the points.

use leptos::prelude::*;
use web_sys::{Element, Node};

use super::sitting::Desk;
use super::styles;
use crate::browser::{beside, copy, page};
use crate::i18n::t;
use crate::study::Change;
use crate::view::{self, Mounted, Tick};

/// Copies of blocks, shown where the desk has a slot. They go when this is dropped.
pub(crate) struct Exhibit {
    holder: Element,
    /// Where the points begin in the page, and in the copies those that are in the blocks.
    points: Vec<(Node, Option<Node>)>,
    /// The boxes, and the words beside points that changed.
    mounted: Vec<Mounted>,
}

impl Exhibit {
    /// Shows copies of `blocks` in the slot of that name; `points` are the nodes that [`Exhibit::tick`] finds again.
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

    /// Puts a box beside a point, named by its text, and returns its element. `on_change` is called with whether the reader
    /// wants it ticked.
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

    /// Says beside a point that it is put away, for as long as `away` says so.
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

    /// Says beside a point what the author did to it.
    pub(crate) fn mark(&mut self, point: usize, change: &Change) {
        let Some(element) = self.beside(point, "study-change") else {
            return;
        };
        let change = change.clone();
        let mark = move || view! { <ChangeMark change/> };
        self.mounted
            .extend(view::mount(&element, styles::adopt, mark));
    }

    /// A new element beside a point; none where the point is in none of the blocks.
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

/// What the author did to a point, in words.
#[component]
fn ChangeMark(change: Change) -> impl IntoView {
    let (word, before) = match change {
        Change::New => (t!("New"), String::new()),
        Change::Reworded(before) => (t!("Reworded"), before),
    };
    let before = (!before.is_empty()).then(|| t!("It said: “{before}”", before));
    view! {
        <span class="change">{word}</span>
        {before.map(|before| view! { <span class="said-before">{before}</span> })}
    }
}
