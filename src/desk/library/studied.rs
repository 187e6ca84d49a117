//! What the reader did with a guide, beside the guide in the list.

use leptos::prelude::*;

use super::catalogue::Entry;
use super::in_mode;
use super::start::Target;
use crate::browser::clock;
use crate::desk::dates::when;
use crate::i18n::{t, tn};
use crate::progress::{Day, Millis};

/// What the reader did with a guide.
#[derive(Clone, PartialEq)]
pub(super) struct Studied {
    /// When they studied it last.
    pub(super) at: Millis,
    /// The question they studied last; none where the guide no longer has it.
    pub(super) left_off: Option<Target>,
    summary: String,
    /// How much is ticked, in percent.
    share: usize,
    /// How many questions are due.
    due: usize,
}

impl Studied {
    /// What is stored of a guide; none where the reader never studied it.
    pub(super) fn of(entry: &Entry) -> Option<Studied> {
        let study = entry.study();
        let (question, at) = study.last()?;
        let mut questions = entry.guide.questions.iter();
        let question = questions.find(|known| known.id == question);
        let summary = study.summary();
        let offset = js_sys::Date::new_0().get_timezone_offset() as i32;
        Some(Studied {
            at,
            left_off: question.map(|question| Target {
                word: t!("Continue").to_owned(),
                title: question.title.clone(),
                href: format!("{}#{}", entry.url, question.id),
            }),
            summary: t!(
                "{ticked} of {total} ticked, {confident} of {questions} questions confident, studied {when}",
                ticked = summary.ticked,
                total = summary.total,
                confident = summary.confident,
                questions = entry.guide.questions.len(),
                when = when(Day::of(at, offset), clock::today())
            ),
            share: 100 * summary.ticked / summary.total.max(1),
            due: study.due(clock::today()),
        })
    }
}

/// What the reader did with a guide, and a link to what is due; nothing where they never studied it.
#[component]
pub(super) fn StudiedGuide(
    /// The guide's page.
    url: &'static str,
    #[prop(into)] studied: Signal<Option<Studied>>,
) -> impl IntoView {
    let guide = move |studied: Studied| {
        let due = (studied.due > 0).then(|| {
            let words = tn!(studied.due, "Review {n} due", "Review {n} due");
            view! { <a href=in_mode(url, "review")>{words}</a> }
        });
        view! {
            <div class="mine">
                <div class="bar" aria-hidden="true">
                    <span style=("inline-size", format!("{}%", studied.share))></span>
                </div>
                <p>{studied.summary}</p>
                {due}
            </div>
        }
    };
    move || studied.get().map(guide)
}
