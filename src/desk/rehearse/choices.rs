//! What the reader chose at the set-up. The next rehearsal starts with it.

use leptos::prelude::*;

/// The number of questions and of minutes at first.
pub(super) const FIRST: usize = 3;

/// What is chosen, as signals.
#[derive(Clone, Copy)]
pub(super) struct Choices {
    /// The index of the pool.
    pub(super) from: RwSignal<usize>,
    pub(super) questions: RwSignal<usize>,
    pub(super) minutes: RwSignal<usize>,
}

impl Choices {
    pub(super) fn new() -> Choices {
        Choices {
            from: RwSignal::new(0),
            questions: RwSignal::new(FIRST),
            minutes: RwSignal::new(FIRST),
        }
    }
}
