//! The audit: the answer held against the mistakes that the guide's author calls common.

use super::asking::where_in;
use super::interview::Interview;
use super::revealed::{boxed, foot};
use crate::desk::parts::{line, title};
use crate::rehearsal::{Asked, Stage};
use crate::view::View;
use crate::view::make::{element, fill};

/// The longest beginning of a mistake that is its name.
const NAME: usize = 90;

/// Makes the checklist.
pub(super) fn audit(view: &mut View, interview: Interview, asked: &Asked) {
    let list = element("ul class=audit", "");
    for mistake in &asked.mistakes {
        let id = mistake.id.clone();
        let boxed = boxed(view, "", mistake.on, move |on| {
            interview.note(|rehearsal, _| rehearsal.make(&id, on));
        });
        let (name, more) = named(&mistake.text);
        if let Some(words) = boxed.last_element_child() {
            fill(&words, &[&element("strong", name), &element("span", more)]);
        }
        let item = element("li", "");
        fill(&item, &[&boxed]);
        fill(&list, &[&item]);
    }
    view.fill(&[
        &line("muted", &where_in(interview, asked, Stage::Audited)),
        &title("Did you make one of these mistakes?"),
        &line("muted", "Tick those you heard in your answer, if any."),
        &list,
    ]);
    foot(view, interview, &[]);
}

/// The first sentence of a mistake, where it is short enough to be its name, and the rest.
fn named(text: &str) -> (&str, &str) {
    match text.find(". ") {
        Some(end) if end < NAME => text.split_at(end + 1),
        _ => ("", text),
    }
}
