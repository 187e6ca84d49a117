//! Nothing the reader looks at moves, unless they asked for it: what was where before our controls came, and the making
//! up for what they moved (`public/still.js`).

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::Element;

use super::script;

/// Where an element begins on the screen, in CSS pixels from its top.
pub(crate) fn top(element: &Element) -> f64 {
    script::top(element)
}

/// The height of the screen's part that shows the page, in CSS pixels.
pub(crate) fn screen_height() -> f64 {
    script::screen_height()
}

/// Whether the panel stands before all questions, or nowhere yet.
pub(crate) fn leads(panel: &Element, headings: &Array) -> bool {
    script::leads(panel, headings)
}

/// What must not move by the panel, which is still empty.
pub(crate) fn pushed(panel: &Element, headings: &Array) -> JsValue {
    script::pushed(panel, headings)
}

/// What must not move by questions that are settled.
pub(crate) struct Still {
    controls: Array,
    stills: Array,
    slots: Array,
    pushed: JsValue,
}

impl Still {
    /// Nothing but what the panel pushes.
    pub(crate) fn of(pushed: JsValue) -> Still {
        Still {
            controls: Array::new(),
            stills: Array::new(),
            slots: Array::new(),
            pushed,
        }
    }

    /// A fold that is to stand for the first time, in that slot before its blocks; says whether the reader can see it.
    pub(crate) fn add_fold(&self, blocks: &Array, open: bool, slot: &Element) {
        let still = script::still(blocks, open);
        if !still.is_undefined() {
            self.stills.push(&still);
            self.slots.push(slot);
        }
    }

    /// Controls that are to find room beside their text.
    pub(crate) fn add_controls(&self, controls: &Array) {
        self.controls.push(controls);
    }

    /// Makes up for what all of this has moved.
    pub(crate) fn make_up(&self, panel: &Element) {
        script::make_up(
            panel,
            &self.controls,
            &self.stills,
            &self.slots,
            &self.pushed,
        );
    }
}

/// Lets what a waiting panel covers be scrolled from under it, once the page has become longer.
pub(crate) fn make_way(panel: &Element) {
    script::make_way(panel);
}

/// Takes back the room a slot or the panel was given.
pub(crate) fn release(element: &Element) {
    script::release(element);
}

/// What the reader looks at, to stay where it is while blocks out of sight open and close.
pub(crate) struct Held(JsValue);

impl Held {
    pub(crate) fn new(root: &Element, headings: &Array) -> Held {
        Held(script::held(root, headings))
    }

    /// Scrolls by as much as it moved, where the browser did not.
    pub(crate) fn let_go(self) {
        script::let_go(&self.0);
    }
}

/// The first of these headings below the top of the screen, else the first of all; of those that are shown.
pub(crate) fn next_below(headings: &Array) -> Option<Element> {
    script::next_below(headings)
}
