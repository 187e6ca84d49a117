//! The mode `Rehearse`: an interview against the clock, one question after the other, and its score card.
//!
//! [`Rehearsal`](crate::rehearsal::Rehearsal) is the state machine behind it. When the reader leaves a question, it is
//! rated and the score card is stored. So a closed tab loses at most the current question, and a closed desk nothing
//! that was answered.

mod asking;
mod audit;
mod card;
mod choices;
mod countdown;
mod hands_free;
mod history;
mod interview;
mod picture;
mod playback;
mod position;
mod revealed;
mod setup;
mod tape;
mod verdict;

use leptos::prelude::*;

use super::sitting::Desk;
use crate::browser::awake::Awake;
use crate::i18n::t;
use crate::rehearsal::Stage;
use asking::Asking;
use audit::Audit;
use card::ScoreCard;
use interview::{Interview, Screen};
use revealed::{RevealedFramework, RevealedSketch};
use setup::SetUp;

/// The rehearsal, from the choice of questions to the score card.
#[component]
pub(super) fn Rehearse(desk: Desk) -> impl IntoView {
    let interview = Interview::new(desk);
    // Keeps the screen on while the reader speaks, and throughout a hands-free interview.
    let awake = StoredValue::new_local(None);
    Effect::new(move |_| {
        let is_speaking = interview.screen.with(|screen| match screen {
            Screen::Question(Stage::Asking | Stage::FollowUpAsked, _) => true,
            Screen::Question(..) => interview.hands_free.get_untracked(),
            _ => false,
        });
        awake.set_value(is_speaking.then(Awake::begin));
    });
    on_cleanup(move || awake.dispose());
    let screen = move || match interview.screen.get() {
        Screen::SetUp => view! { <SetUp interview/> }.into_any(),
        Screen::Question(stage, asked) => match stage {
            Stage::Asking | Stage::FollowUpAsked => {
                view! { <Asking interview stage asked/> }.into_any()
            }
            Stage::Revealed => view! { <RevealedFramework interview asked/> }.into_any(),
            Stage::FollowUpRevealed => view! { <RevealedSketch interview asked/> }.into_any(),
            Stage::Audited | Stage::Finished => view! { <Audit interview asked/> }.into_any(),
        },
        Screen::ScoreCard(card) => view! { <ScoreCard interview card/> }.into_any(),
    };
    view! { <section aria-label=t!("Rehearse")>{screen}</section> }
}
