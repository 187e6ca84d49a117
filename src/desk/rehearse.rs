//! Rehearse: an interview against the clock, one question after the other, and the score card that comes of it.
//!
//! The moves are those of [`Rehearsal`](crate::rehearsal::Rehearsal). A question is rated and the card kept when it is
//! left, so a closed tab loses at most the question under way, and a closed desk nothing that was answered.

mod asking;
mod audit;
mod card;
mod countdown;
mod history;
mod interview;
mod picture;
mod playback;
mod revealed;
mod setup;
mod tape;

use leptos::prelude::*;

use super::sitting::Desk;
use crate::rehearsal::Stage;
use crate::view::View;
use crate::view::make::element;
use interview::{Interview, Screen};

/// Makes the rehearsal, from the choice of questions to the score card.
pub(super) fn rehearse(view: &mut View, desk: Desk) {
    let interview = Interview::new(desk);
    let screen = element("section aria-label=Rehearse", "");
    view.fill(&[&screen]);
    view.part(&screen, move |view| match interview.screen.get() {
        Screen::SetUp => setup::setup(view, interview),
        Screen::Asked(stage, asked) => match stage {
            Stage::Asking | Stage::FollowUpAsked => asking::asking(view, interview, stage, &asked),
            Stage::Revealed => revealed::framework(view, interview, asked),
            Stage::FollowUpRevealed => revealed::sketch(view, interview, &asked),
            Stage::Audited | Stage::Finished => audit::audit(view, interview, &asked),
        },
        Screen::Told(card) => card::card(view, interview, card),
    });
}
