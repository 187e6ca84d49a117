//! The mode `Plan`: the day of the interview, what to do today, and what each day until then holds.
//!
//! No plan is stored, only what the reader decides: the date, the days off, moved reviews and the wanted retention. The
//! plan is computed from these and the reader's progress, so a missed day needs no repair.

mod aim;
mod days;
mod moving;
mod off;
mod outlook;
mod went;

use leptos::prelude::*;

use super::components::{Button, Field, Title};
use super::mode::{Mode, go};
use super::put_away::List;
use super::sitting::Desk;
use crate::browser::{clock, file};
use crate::i18n::t;
use crate::plan::calendar;
use crate::study::REMIND_AT;
use aim::{InterviewDate, Retention};
use days::Days;
use moving::{bring_forward, share_out, take_off};
use off::DaysOff;
use outlook::Outlook;
use went::Went;

/// The hours that the reader can choose for the calendar's reminders.
const HOURS: std::ops::RangeInclusive<u32> = 5..=22;

/// The screen of the mode. The button for today's work sets `mode`.
#[component]
pub(super) fn Plan(desk: Desk, mode: RwSignal<Mode>) -> impl IntoView {
    let outlook = Memo::new(move |_| Outlook::of(desk));
    view! {
        <section>
            <Title text=t!("Plan")/>
            <p class="lead">{move || outlook.with(Outlook::ahead)}</p>
            <Went desk/>
            <InterviewDate desk/>
            <Today desk outlook mode/>
            <Days outlook/>
            <DaysOff desk/>
            <List desk/>
            <Download desk outlook/>
            <Retention desk/>
        </section>
    }
}

/// Today's work, with the buttons to do it or to move it.
#[component]
fn Today(desk: Desk, outlook: Memo<Outlook>, mode: RwSignal<Mode>) -> impl IntoView {
    let way = Signal::derive(move || match outlook.with(Outlook::is_free) {
        true => t!("Review the weakest").to_owned(),
        false => t!("Review now").to_owned(),
    });
    // The button that was pressed is hidden by what it does.
    let then_focus = move |change: fn(Desk)| {
        change(desk);
        desk.focus_title();
    };
    view! {
        <div class="today">
            <h3>{t!("Today")}</h3>
            <p class="work">{move || outlook.with(Outlook::work)}</p>
            <p class="muted">{move || outlook.with(Outlook::done)}</p>
            <div class="row">
                <Button class="main" text=way on_press=move || go(desk, mode, Mode::Review)/>
                <Button
                    text=t!("Share out")
                    hidden=Signal::derive(move || !outlook.with(Outlook::is_long))
                    on_press=move || then_focus(share_out)
                />
                <Button
                    class="quiet"
                    text=t!("Take today off")
                    hidden=Signal::derive(move || !outlook.with(Outlook::can_rest))
                    on_press=move || then_focus(|desk| take_off(desk, desk.today(), true))
                />
                <Button
                    class="quiet"
                    text=t!("Do tomorrow’s today")
                    hidden=Signal::derive(move || !outlook.with(Outlook::can_hurry))
                    on_press=move || then_focus(bring_forward)
                />
            </div>
        </div>
    }
}

/// The button that downloads the plan for the reader's own calendar, and the choice of its reminders.
#[component]
fn Download(desk: Desk, outlook: Memo<Outlook>) -> impl IntoView {
    let remind_at = move || desk.with_study(|study| study.text("", REMIND_AT).parse::<u32>().ok());
    let download = move || {
        let hour = untrack(remind_at);
        let text = outlook.with_untracked(|Outlook { topics, plan, .. }| {
            let (guide, title) = (desk.guide_id(), desk.title());
            calendar(plan, topics, &guide, &title, hour, clock::now())
        });
        file::hand_out("study-plan.ics", "text/calendar", &text);
        desk.announce(t!(
            "The calendar is downloaded: an all-day entry for each day with something to do."
        ));
    };
    let hours = move || {
        let chosen = remind_at();
        let option = |hour: Option<u32>| {
            let value = hour.map(|hour| hour.to_string()).unwrap_or_default();
            let word = hour.map_or(t!("Never").to_owned(), |hour| {
                t!("at {hour}:00", hour = hour as usize)
            });
            view! { <option value=value selected=hour == chosen>{word}</option> }
        };
        let hours = [None].into_iter().chain(HOURS.map(Some));
        hours.map(option).collect_view()
    };
    view! {
        <div>
            <div class="row">
                <Field label=t!("Remind me")>
                    <select on:change=move |event| {
                        desk.write("", REMIND_AT, event_target_value(&event));
                    }>{hours}</select>
                </Field>
                <Button text=t!("Download for your calendar (.ics)") on_press=download/>
            </div>
            <p class="muted">
                {t!("After a change, download it again: the new entries take the place of the old.")}
            </p>
        </div>
    }
}
