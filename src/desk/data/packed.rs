//! An export packed for a link, and back, by the page's script: the browser knows DEFLATE, so that we need not bring it.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;

use crate::desk::sitting::Desk;
use crate::fragment::{FragmentError, LONGEST};
use crate::view::View;

/// This guide's progress in packed bytes.
#[derive(Clone)]
pub(super) enum Packed {
    /// They are being made.
    Soon,
    /// The browser cannot make them.
    Never,
    /// Made, and as fresh as what the reader did last.
    Ready(Rc<[u8]>),
}

/// Packs now and after every change: a clipboard takes only what is there when the button is pressed.
pub(super) fn packed(view: &mut View, desk: Desk) -> RwSignal<Packed, LocalStorage> {
    let packed = RwSignal::new_local(Packed::Soon);
    let latest = Rc::new(Cell::new(0_u32));
    view.draw(move || {
        let export = desk.follow(|study| study.carried(desk.now()));
        let squeezed = desk.ask("squeeze", &Array::of1(&JsValue::from_str(&export)));
        let (turn, latest) = (latest.get() + 1, Rc::clone(&latest));
        latest.set(turn);
        spawn_local(async move {
            let bytes = squeezed.await.and_then(|bytes| bytes.dyn_into().ok());
            if latest.get() == turn {
                packed.try_set(bytes.map_or(Packed::Never, |bytes: Uint8Array| {
                    Packed::Ready(bytes.to_vec().into())
                }));
            }
        });
    });
    packed
}

/// The export in packed bytes, or why there is none.
pub(super) fn unpacked(
    desk: Desk,
    packed: &[u8],
) -> impl Future<Output = Result<String, String>> + use<> {
    let values = Array::of2(&Uint8Array::from(packed), &JsValue::from(LONGEST as u32));
    let text = desk.ask("unsqueeze", &values);
    async move {
        let text = text.await.ok_or(
            "this browser cannot open such a link; on the other device download a backup, then bring that back here",
        )?;
        let text = text.as_string().ok_or(FragmentError::Damaged);
        text.map_err(|error| error.to_string())
    }
}
