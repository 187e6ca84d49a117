//! The functions of `public/page.js` and `public/still.js`: what would take us many calls of the page takes one there.

use js_sys::{Array, Function};
use wasm_bindgen::prelude::*;
use web_sys::{Element, EventTarget, Node, ShadowRoot};

#[wasm_bindgen(raw_module = "study-widget/page")]
extern "C" {
    pub(super) fn told(root: &Element, nodes: &Array) -> String;

    #[wasm_bindgen(js_name = guideId)]
    pub(super) fn guide_id() -> String;

    pub(super) fn language(host: &Element) -> String;

    #[wasm_bindgen(js_name = hashTarget)]
    pub(super) fn hash_target() -> Option<Element>;

    pub(super) fn listen(target: &EventTarget, name: &str, hear: &JsValue) -> Function;

    #[wasm_bindgen(js_name = listenToPage)]
    pub(super) fn listen_to_page(root: &Element, hear: &JsValue) -> Function;

    pub(super) fn nearby(see: &JsValue) -> Observer;

    pub(super) fn changes(root: &Node, changed: &JsValue) -> Observer;

    pub(super) fn tell(host: &Element, name: &str, detail: &JsValue);

    pub(super) fn close(blocks: &Array);

    pub(super) fn open(blocks: &Array);

    pub(super) fn filter(blocks: &Array, away: bool);

    pub(super) fn hold(blocks: &Array, node: &Node) -> bool;

    #[wasm_bindgen(js_name = areSame)]
    pub(super) fn are_same(these: &Array, those: &Array) -> bool;

    pub(super) fn fit(groups: &Array);

    #[wasm_bindgen(js_name = putBefore)]
    pub(super) fn put_before(blocks: &Array, control: &Element);

    #[wasm_bindgen(js_name = focusFold)]
    pub(super) fn focus_fold(slot: Option<&Element>, details: Option<&Element>);

    pub(super) fn copy(holder: &Element, blocks: &Array, nodes: &Array) -> Array;

    #[wasm_bindgen(js_name = scrollTo)]
    pub(super) fn scroll_to(element: &Element);

    pub(super) fn idle(work: &JsValue);

    pub(super) fn alone(name: &str, work: &JsValue);

    #[wasm_bindgen(js_name = sheetOfArticle)]
    pub(super) fn sheet_of_article() -> JsValue;

    #[wasm_bindgen(js_name = sheetOfControls)]
    pub(super) fn sheet_of_controls() -> JsValue;

    #[wasm_bindgen(js_name = sheetOfDesk)]
    pub(super) fn sheet_of_desk() -> JsValue;

    pub(super) fn dress(root: &ShadowRoot, sheet: &JsValue);

    pub(super) fn adopt(sheet: &JsValue);

    pub(super) fn abandon(sheet: &JsValue);

    #[wasm_bindgen(js_name = putBeside)]
    pub(super) fn put_beside(nodes: &Array, controls: &Array);

    #[wasm_bindgen(js_name = takeAway)]
    pub(super) fn take_away(controls: &Array);

    #[wasm_bindgen(js_name = putPanel)]
    pub(super) fn put_panel(panel: &Element, headings: &Array, root: &Element);

    /// An observer of the browser, of any kind.
    pub(super) type Observer;

    #[wasm_bindgen(method)]
    pub(super) fn observe(this: &Observer, element: &Element);

    #[wasm_bindgen(method)]
    pub(super) fn disconnect(this: &Observer);
}

#[wasm_bindgen(raw_module = "study-widget/still")]
extern "C" {
    pub(super) fn top(element: &Element) -> f64;

    #[wasm_bindgen(js_name = screenHeight)]
    pub(super) fn screen_height() -> f64;

    pub(super) fn still(blocks: &Array, open: bool) -> JsValue;

    pub(super) fn leads(panel: &Element, headings: &Array) -> bool;

    pub(super) fn pushed(panel: &Element, headings: &Array) -> JsValue;

    #[wasm_bindgen(js_name = makeUp)]
    pub(super) fn make_up(
        panel: &Element,
        controls: &Array,
        stills: &Array,
        slots: &Array,
        pushed: &JsValue,
    );

    #[wasm_bindgen(js_name = makeWay)]
    pub(super) fn make_way(panel: &Element);

    pub(super) fn release(element: &Element);

    pub(super) fn held(root: &Element, headings: &Array) -> JsValue;

    #[wasm_bindgen(js_name = letGo)]
    pub(super) fn let_go(held: &JsValue);

    #[wasm_bindgen(js_name = nextBelow)]
    pub(super) fn next_below(headings: &Array) -> Option<Element>;
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    pub(super) fn set_timeout(work: &JsValue, after: i32);

    #[wasm_bindgen(js_name = requestAnimationFrame)]
    pub(super) fn request_animation_frame(work: &JsValue);
}
