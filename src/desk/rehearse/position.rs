//! Where in the interview the reader is.

use std::rc::Rc;

use leptos::prelude::*;

use super::interview::Interview;
use crate::i18n::t;
use crate::rehearsal::{AskedQuestion, Rehearsal, Stage};

/// The line that says which question of how many this is, with its title during a follow-up or the audit.
#[component]
pub(super) fn Position(
    interview: Interview,
    stage: Stage,
    asked: Rc<AskedQuestion>,
) -> impl IntoView {
    let (place, all) = interview.with(Rehearsal::place).unwrap_or_default();
    let place = t!("Question {at} of {all}", at = place, all);
    let position = match stage {
        Stage::FollowUpAsked | Stage::FollowUpRevealed => {
            t!("{place}, follow-up to: {title}", place, title = asked.title)
        }
        Stage::Audited => format!("{place}: {}", asked.title),
        _ => place,
    };
    view! { <p class="muted">{position}</p> }
}
