//! After the interview: asks how it went, and continues with the ordinary schedule.

use leptos::prelude::*;

use super::moving::announce;
use crate::desk::components::Button;
use crate::desk::dates::short;
use crate::desk::sitting::Desk;
use crate::i18n::{Text, t, text};
use crate::progress::Day;
use crate::study::INTERVIEW;

/// Prefix of the names of the guide's texts that say how an interview went: `went/2026-12-24`.
const WENT: &str = "went/";
/// The possible answers: as they are stored, and as they are shown.
const ANSWERS: [(&str, Text); 3] = [
    ("Well", text!("Well")),
    ("So-so", text!("So-so")),
    ("Badly", text!("Badly")),
];

/// Asks how the interview went from its day on, and lists how earlier ones went.
#[component]
pub(super) fn Went(desk: Desk) -> impl IntoView {
    let over = Memo::new(move |_| {
        let day = desk.with_study(|study| Day::parse(study.text("", INTERVIEW)));
        day.filter(|day| *day <= desk.today())
    });
    let earlier = move || desk.with_study(|study| earlier(study.texts("")));
    let ask = move || {
        over.get().map(|day| {
            let answers = ANSWERS.map(|(answer, text)| {
                view! { <Button text=text.get() on_press=move || resume_schedule(desk, day, answer)/> }
            });
            view! {
                <p>{t!("How did it go?")}</p>
                <div class="row" role="group" aria-label=t!("How did the interview go?")>{answers}</div>
            }
        })
    };
    view! {
        {ask}
        <p class="muted small" hidden=move || earlier().is_empty()>{earlier}</p>
    }
}

/// Stores how the interview went and clears its date, so that the ordinary schedule continues.
fn resume_schedule(desk: Desk, day: Day, answer: &'static str) {
    let name = format!("{WENT}{day}");
    desk.write("", &name, answer.to_owned());
    desk.write("", INTERVIEW, String::new());
    let moves = desk.change_all(|study, now| study.resume_schedule(day, desk.today(), now));
    let news = t!("Noted. From now on the ordinary schedule applies.");
    let news = format!("{news} ");
    announce(desk, news, moves.unwrap_or_default(), move || {
        desk.write("", &name, String::new());
        desk.write("", INTERVIEW, day.to_string());
    });
    desk.focus_title();
}

/// The earlier interviews and how they went, in a sentence.
fn earlier<'a>(texts: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let went = texts.filter_map(|(name, text)| {
        let day = Day::parse(name.strip_prefix(WENT)?)?;
        let said = ANSWERS.iter().find(|(known, _)| *known == text);
        let text = said.map_or(text, |(_, said)| said.get());
        (!text.is_empty()).then(|| format!("{} {}: {text}", short(day), day.date().0))
    });
    let went: Vec<String> = went.collect();
    match went.is_empty() {
        true => String::new(),
        false => t!("Interviews so far: {list}.", list = went.join(", ")),
    }
}
