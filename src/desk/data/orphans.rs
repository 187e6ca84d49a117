//! Orphans: records whose questions an edit of the article removed. The reader gives them to a question that is there,
//! or discards them; discarding first stores a copy of everything.

use leptos::html;
use leptos::prelude::*;

use super::last_copy::{self, CopiedBefore};
use crate::desk::components::Button;
use crate::desk::sitting::Desk;
use crate::i18n::t;
use crate::study::Orphan;

/// The records whose questions are gone.
#[component]
pub(super) fn Orphans(desk: Desk) -> impl IntoView {
    let orphans = move || {
        let orphans = desk.with_study(|study| study.orphans());
        if orphans.is_empty() {
            let words = t!(
                "Nothing. When a question leaves this article, what you did with it is kept and listed here."
            );
            return view! { <p class="muted">{words}</p> }.into_any();
        }
        let orphans = orphans.into_iter();
        orphans
            .map(|orphan| view! { <OrphanRecord desk orphan/> })
            .collect_view()
            .into_any()
    };
    view! { {orphans} }
}

#[component]
fn OrphanRecord(desk: Desk, orphan: Orphan) -> impl IntoView {
    let title = if orphan.title.is_empty() {
        orphan.question.clone()
    } else {
        orphan.title
    };
    let name = t!("The question that “{title}” is now", title);
    let facts = format!(
        " · {}",
        t!(
            "{ticked} ticked, {reviews} reviews",
            ticked = orphan.ticked,
            reviews = orphan.reviews
        )
    );
    let guess = orphan.guess;
    let guide = desk.guide();
    let options = guide.questions.iter().map(|question| {
        let is_guess = guess.as_ref() == Some(&question.id);
        view! {
            <option value=question.id.clone() selected=is_guess>{question.title.clone()}</option>
        }
    });
    let choice = NodeRef::<html::Select>::new();
    let id = StoredValue::new(orphan.question);
    let attach = move || {
        let question = choice.get_untracked().map(|choice| choice.value());
        let question = question.unwrap_or_default();
        desk.change_all(|study, now| id.with_value(|id| study.reattach(id, &question, now)));
        desk.announce(t!(
            "Its ticks, reviews and note are with that question now."
        ));
    };
    let discard = move || {
        last_copy::make(desk, CopiedBefore::Discard);
        desk.change_all(|study, now| id.with_value(|id| study.discard(id, true, now)));
        desk.announce(t!("Discarded; it is still in backups."));
    };
    view! {
        <div class="orphan">
            <p><strong>{title}</strong><span>{facts}</span></p>
            <div class="row">
                <select node_ref=choice aria-label=name>{options.collect_view()}</select>
                <Button text=t!("It is this question now") on_press=attach/>
                <Button class="quiet" text=t!("Discard") on_press=discard/>
            </div>
        </div>
    }
}
