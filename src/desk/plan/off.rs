//! Days off: no work is planned on them.

use leptos::html;
use leptos::prelude::*;

use super::moving::take_off;
use crate::desk::components::{Button, Disclosure, Field};
use crate::desk::dates::in_full;
use crate::desk::sitting::Desk;
use crate::i18n::t;
use crate::progress::Day;

/// The days off to come, and the field that marks another.
#[component]
pub(super) fn DaysOff(desk: Desk) -> impl IntoView {
    let days = Memo::new(move |_| desk.with_study(|study| study.days_off(desk.today())));
    let summary = Signal::derive(move || match days.with(Vec::len) {
        0 => t!("Days off").to_owned(),
        days => t!("Days off: {days}", days),
    });
    let date = NodeRef::<html::Input>::new();
    let take = move || {
        let Some(date) = date.get_untracked() else {
            return;
        };
        let today = desk.today();
        match Day::parse(&date.value()).filter(|day| *day >= today) {
            Some(day) => take_off(desk, day, true),
            None => desk.announce(t!("Choose a day to come first.")),
        }
    };
    view! {
        <Disclosure summary>
            <div class="row">
                <Field label=t!("A day off")>
                    <input type="date" min=desk.today().to_string() node_ref=date/>
                </Field>
                <Button text=t!("Take it off") on_press=take/>
            </div>
            <ul class="away">
                <For each=move || days.get() key=|day| day.0 let:day><DayOff desk day/></For>
            </ul>
        </Disclosure>
    }
}

#[component]
fn DayOff(desk: Desk, day: Day) -> impl IntoView {
    let name = t!("Work on {day} after all", day = in_full(day));
    let work = move |_| {
        take_off(desk, day, false);
        desk.focus_title();
    };
    view! {
        <li>
            <p>{in_full(day)}</p>
            <button type="button" aria-label=name on:click=work>{t!("Work after all")}</button>
        </li>
    }
}
