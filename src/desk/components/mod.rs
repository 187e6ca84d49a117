//! Small components that the screens of the desk share.

mod button;
pub(super) mod chart;
mod checkbox;
mod disclosure;
mod field;
mod key_hints;
mod title;

use std::any::Any;

use leptos::prelude::*;

pub(super) use button::Button;
pub(super) use checkbox::Checkbox;
pub(super) use disclosure::Disclosure;
pub(super) use field::Field;
pub(super) use key_hints::KeyHints;
pub(super) use title::Title;

/// Keeps something, such as a listener, until the component that calls this is gone.
pub(super) fn keep_until_cleanup(thing: impl Any) {
    let kept: StoredValue<Box<dyn Any>, LocalStorage> = StoredValue::new_local(Box::new(thing));
    // Dropped here, before the owner drops its values: to drop a mounted component during that would borrow them twice.
    on_cleanup(move || kept.dispose());
}
