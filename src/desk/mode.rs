//! The study modes, and the names they go by.

use crate::i18n::{Text, text};

/// A study mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    Review,
    Rehearse,
    Plan,
    Standing,
    Notes,
    Data,
}

/// Every mode, with the name a page asks for it by and the one a reader sees.
pub(super) const MODES: [(Mode, &str, Text); 6] = [
    (Mode::Review, "review", text!("Review")),
    (Mode::Rehearse, "rehearse", text!("Rehearse")),
    (Mode::Plan, "plan", text!("Plan")),
    (Mode::Standing, "standing", text!("Where I stand")),
    (Mode::Notes, "notes", text!("Notes")),
    (Mode::Data, "data", text!("Your data")),
];

impl Mode {
    /// The mode a page asks for by name; the review where it names none of ours.
    pub(super) fn of(name: &str) -> Mode {
        let named = MODES.iter().find(|(_, known, _)| *known == name);
        named.map_or(Mode::Review, |(mode, ..)| *mode)
    }
}
