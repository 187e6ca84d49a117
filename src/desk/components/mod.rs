//! Small components that the screens of the desk share.

mod button;
pub(super) mod chart;
mod checkbox;
mod disclosure;
mod field;
mod key_hints;
mod title;

pub(super) use button::Button;
pub(super) use checkbox::Checkbox;
pub(super) use disclosure::Disclosure;
pub(super) use field::Field;
pub(super) use key_hints::KeyHints;
pub(super) use title::Title;
