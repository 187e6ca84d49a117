//! Packs an export for a link (by DEFLATE), and unpacks it.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::browser::deflate::{InflateError, deflate, inflate};
use crate::desk::sitting::Desk;
use crate::fragment::{FragmentError, LONGEST, may_carry};
use crate::i18n::t;

/// This guide's progress in packed bytes.
#[derive(Clone)]
pub(super) enum Packed {
    /// Not packed yet.
    Soon,
    /// The browser cannot pack it, or it is more than a link may carry.
    Never,
    /// The bytes, which are packed again after each change.
    Ready(Rc<[u8]>),
}

/// Packs now and after every change. Packing on a button's press would be too late: the clipboard takes only what is
/// there when the button is pressed.
pub(super) fn packed(desk: Desk) -> RwSignal<Packed, LocalStorage> {
    let packed = RwSignal::new_local(Packed::Soon);
    let latest = Rc::new(Cell::new(0_u32));
    Effect::new(move || {
        let export = desk.with_study(|study| study.carried(desk.now()));
        let (turn, latest) = (latest.get() + 1, Rc::clone(&latest));
        latest.set(turn);
        spawn_local(async move {
            let bytes = match may_carry(&export) {
                true => deflate(&export).await,
                false => None,
            };
            if latest.get() == turn {
                let ready = |bytes: Vec<u8>| Packed::Ready(bytes.into());
                packed.try_set(bytes.map_or(Packed::Never, ready));
            }
        });
    });
    packed
}

/// The export in packed bytes, or a message on why it cannot be unpacked.
pub(super) async fn unpacked(packed: Vec<u8>) -> Result<String, String> {
    match inflate(&packed, LONGEST).await {
        Ok(export) if may_carry(&export) => Ok(export),
        Ok(_) | Err(InflateError::Damaged) => Err(FragmentError::Damaged.to_string()),
        Err(InflateError::Unsupported) => Err(
            t!("this browser cannot open such a link; on the other device download a backup, then bring that back here").to_owned(),
        ),
    }
}
