//! The audit: which of the mistakes that the guide's author calls common were in the answer.

use std::rc::Rc;

use leptos::prelude::*;

use super::interview::Interview;
use super::position::Position;
use super::verdict::Verdict;
use crate::desk::components::{Checkbox, Title};
use crate::i18n::t;
use crate::rehearsal::{AskedQuestion, CheckItem, Stage};

/// The first sentence of a mistake is its name, if it is shorter than this many bytes.
const NAME: usize = 90;

/// A checklist of the mistakes.
#[component]
pub(super) fn Audit(interview: Interview, asked: Rc<AskedQuestion>) -> impl IntoView {
    let item = |mistake: &CheckItem| {
        let id = mistake.id.clone();
        let (name, more) = split_name(&mistake.text);
        let (name, more) = (name.to_owned(), more.to_owned());
        let on_change = move |on| interview.update(|rehearsal, _| rehearsal.mark_mistake(&id, on));
        view! {
            <li>
                <Checkbox class="boxed" checked=mistake.on on_change>
                    <strong>{name}</strong>
                    <span>{more}</span>
                </Checkbox>
            </li>
        }
    };
    let mistakes = asked.mistakes.iter().map(item).collect_view();
    view! {
        <Position interview stage=Stage::Audited asked/>
        <Title text=t!("Did you make one of these mistakes?")/>
        <p class="muted">{t!("Tick those you heard in your answer, if any.")}</p>
        <ul class="audit">{mistakes}</ul>
        <Verdict interview/>
    }
}

/// The first sentence of a mistake, where it is short enough to be its name, and the rest.
fn split_name(text: &str) -> (&str, &str) {
    match text.find(". ") {
        Some(end) if end < NAME => text.split_at(end + 1),
        _ => ("", text),
    }
}
