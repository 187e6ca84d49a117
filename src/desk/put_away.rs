//! Puts a question or one of its points away, so that it is not asked for a while, and lists what is put away.

mod list;

use std::rc::Rc;

use leptos::html;
use leptos::prelude::*;

use super::components::{Button, Disclosure};
use super::dates::{in_full, when};
use super::sitting::Desk;
use crate::guide::Question;
use crate::i18n::t;
use crate::progress::{Away, Day};
use crate::view::shortened;

pub(super) use list::List;

/// The buttons that put a question away or, with `with_points`, one of its points.
#[component]
pub(super) fn PutAway(
    desk: Desk,
    question: Rc<Question>,
    /// Whether the points can be chosen too. They must not be named before the answer is shown.
    #[prop(optional)]
    with_points: bool,
    /// Called when the whole question is put away.
    on_away: impl Fn() + Copy + 'static,
    /// Called when the reader undoes that.
    on_back: impl Fn() + Copy + 'static,
) -> impl IntoView {
    let choice = NodeRef::<html::Select>::new();
    let points = question.framework.points.iter().filter(|_| with_points);
    let options = points.map(|point| {
        view! { <option value=point.id.clone()>{shortened(&point.text)}</option> }
    });
    let options = options.collect_view();
    let put = {
        let question = Rc::clone(&question);
        move |away: Away| {
            let point = choice.get_untracked().map(|choice| choice.value());
            let point = point.unwrap_or_default();
            if point.is_empty() {
                on_away();
            }
            let is_whole = point.is_empty();
            put_away(desk, &question.id, &point, Some(away), move || {
                if is_whole {
                    on_back();
                }
            });
        }
    };
    let today = desk.today();
    let ways = [
        (t!("Not today"), Away::Until(today.plus(1))),
        (t!("In a week"), Away::Until(today.plus(7))),
        (t!("Never again"), Away::Never),
    ];
    let ways = ways.map(|(text, away)| {
        let put = put.clone();
        view! { <Button text on_press=move || put(away)/> }
    });
    view! {
        <Disclosure summary=t!("Put away")>
            <label hidden=!with_points>
                <span>{t!("What")}</span>
                <select node_ref=choice>
                    <option value=String::new()>{t!("The whole question")}</option>
                    {options}
                </select>
            </label>
            <div class="row" role="group" aria-label=t!("Ask again")>{ways}</div>
        </Disclosure>
    }
}

/// Puts a point away or, with an empty `point`, the whole question; brings it back if `away` is none. The reader can
/// undo both.
fn put_away(
    desk: Desk,
    question: &str,
    point: &str,
    away: Option<Away>,
    on_undo: impl Fn() + 'static,
) {
    let name = Away::name(point);
    let before = desk.with_study_untracked(|study| study.text(question, &name).to_owned());
    desk.write(question, &name, away.map(Away::write).unwrap_or_default());
    let news = match away {
        Some(away) => t!("Put away: {what}.", what = back(away, desk.today())),
        None => t!("Brought back.").to_owned(),
    };
    let question = question.to_owned();
    desk.announce_with_undo(news, move || {
        desk.write(&question, &name, before.clone());
        on_undo();
    });
}

/// When something comes back, in words.
fn back(away: Away, today: Day) -> String {
    match away {
        Away::Until(day) if day.since(today) == 1 => t!("back tomorrow").to_owned(),
        Away::Until(day) => t!(
            "back {when}, on {day}",
            when = when(day, today),
            day = in_full(day)
        ),
        Away::Never => t!("not asked again").to_owned(),
    }
}
