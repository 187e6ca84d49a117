//! The study modes and their names.

use leptos::prelude::*;

use super::sitting::Desk;
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

/// Every mode, with the name that pages use for it and the name that readers see.
pub(super) const MODES: [(Mode, &str, Text); 6] = [
    (Mode::Review, "review", text!("Review")),
    (Mode::Rehearse, "rehearse", text!("Rehearse")),
    (Mode::Plan, "plan", text!("Plan")),
    (Mode::Standing, "standing", text!("Where I stand")),
    (Mode::Notes, "notes", text!("Notes")),
    (Mode::Data, "data", text!("Your data")),
];

impl Mode {
    /// The mode with this name; review if no mode has it.
    pub(super) fn of(name: &str) -> Mode {
        let named = MODES.iter().find(|(_, known, _)| *known == name);
        named.map_or(Mode::Review, |(mode, ..)| *mode)
    }
}

/// Goes to another mode, and clears what was announced in this one.
pub(super) fn go(desk: Desk, mode: RwSignal<Mode>, to: Mode) {
    if mode.get_untracked() != to {
        desk.announce("");
        mode.set(to);
    }
}
