//! A text to import, from an address, a code, a file or a paste, and the export that is found in it.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::address;
use super::packed::unpacked;
use crate::fragment::{self, Pieces};
use crate::i18n::t;

/// The text to import, if there is one.
pub(super) type Arrived = RwSignal<Option<String>>;
/// The export in that text, or a message on why there is none yet.
pub(super) type Found = RwSignal<Option<Result<String, String>>>;

/// Finds the export in each text to import: the text itself, or unpacked from a link or from the pieces of one.
pub(super) fn find_export(arrived: Arrived) -> Found {
    let found = Found::default();
    let pieces = Rc::new(RefCell::new(Pieces::default()));
    Effect::new(move || {
        let Some(text) = arrived.get() else {
            address::forget_carried();
            return found.set(None);
        };
        if !fragment::is_ours(&text) {
            return found.set(Some(Ok(text)));
        }
        let taken = pieces.borrow_mut().take(&text);
        match taken {
            Ok(Some(packed)) => unpack(arrived, text, packed, found),
            Ok(None) => found.set(Some(Err(waiting(&pieces.borrow())))),
            Err(error) => found.set(Some(Err(error.to_string()))),
        }
    });
    found
}

fn unpack(arrived: Arrived, text: String, packed: Vec<u8>, found: Found) {
    spawn_local(async move {
        let export = unpacked(packed).await;
        // The reader may have left this screen or chosen another text meanwhile.
        let is_asked = |arrived: &Option<String>| arrived.as_ref() == Some(&text);
        if arrived.try_with_untracked(is_asked) == Some(true) {
            found.try_set(Some(export));
        }
    });
}

fn waiting(pieces: &Pieces) -> String {
    let count = pieces.count();
    let here = count - pieces.missing().len();
    t!(
        "{here} of {count} codes scanned; show the next",
        here,
        count
    )
}
