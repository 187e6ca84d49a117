//! The score card of an interview: in words, as a picture and a table, and as a Markdown file.

use std::rc::Rc;

use leptos::prelude::*;

use super::interview::{Interview, Screen};
use super::picture::Picture;
use crate::browser::file;
use crate::desk::components::{Button, Disclosure, Title};
use crate::desk::dates::in_full;
use crate::i18n::t;
use crate::rehearsal::{Card, QuestionScore, time};

/// The score card of an interview.
#[component]
pub(super) fn ScoreCard(interview: Interview, card: Rc<Card>) -> impl IntoView {
    let summary = card.in_words().into_iter().next().unwrap_or_default();
    let again = move || interview.screen.set(Screen::SetUp);
    let (on, table) = (in_full(card.on), table(&card));
    let (each, to_study) = (each(&card), to_study(&card));
    let export = {
        let card = Rc::clone(&card);
        move || export(interview, &card)
    };
    view! {
        <p class="muted">{on}</p>
        <Title text=t!("Score card")/>
        <p class="whole">{summary.clone()}</p>
        <Picture card words=summary/>
        <Disclosure summary=t!("The same as a table")>{table}</Disclosure>
        <h3>{t!("Question by question")}</h3>
        {each}
        <h3>{t!("To study")}</h3>
        {to_study}
        <div class="row">
            <Button class="main" text=t!("Rehearse again") on_press=again/>
            <Button text=t!("Export as Markdown") on_press=export/>
        </div>
    }
}

fn export(interview: Interview, card: &Card) {
    let text = card.markdown(&interview.desk.title());
    let name = format!("rehearsal-{}.md", card.on);
    file::hand_out(&name, "text/markdown", &text);
    interview
        .desk
        .announce(t!("{name} was given to your browser to save.", name));
}

/// How each question went.
fn each(card: &Card) -> impl IntoView + use<> {
    let item = |scored: &QuestionScore| {
        view! { <li><strong>{scored.title.clone()}</strong><p>{card.went(scored)}</p></li> }
    };
    view! { <ol class="each">{card.scored.iter().map(item).collect_view()}</ol> }
}

/// What to study: of each question that fell short, what was missing.
fn to_study(card: &Card) -> AnyView {
    let short = card.to_study();
    if short.is_empty() {
        return view! { <p>{t!("Nothing: you covered every point, in time.")}</p> }.into_any();
    }
    let items = short.into_iter().map(|scored| {
        let missing = missing(card, scored);
        let missing = (!missing.is_empty()).then(|| {
            let missing = missing.into_iter().map(|text| view! { <li>{text}</li> });
            view! { <ul>{missing.collect_view()}</ul> }
        });
        view! { <li><strong>{scored.title.clone()}</strong>{missing}</li> }
    });
    view! { <ul class="study">{items.collect_view()}</ul> }.into_any()
}

fn missing(card: &Card, scored: &QuestionScore) -> Vec<String> {
    let points = scored.points.iter().filter(|point| !point.on);
    let mut missing: Vec<String> = points.map(|point| point.text.clone()).collect();
    if let Some(follow_up) = scored.follow_up.as_ref().filter(|asked| !asked.on) {
        missing.push(t!("Follow-up: {text}", text = follow_up.text));
    }
    let mistakes = scored.mistakes.iter();
    missing.extend(mistakes.map(|mistake| t!("Mistake: {mistake}", mistake)));
    if card.is_over(scored) {
        missing.push(t!("Say it in {time}.", time = time(card.limit)));
    }
    missing
}

/// The numbers of the picture, as a table.
fn table(card: &Card) -> impl IntoView + use<> {
    let head = [t!("Question"), t!("Points"), t!("Time"), t!("Follow-up")];
    let row = |scored: &QuestionScore| {
        let (covered, points) = scored.covered();
        let follow_up = match scored.follow_up.as_ref().map(|asked| asked.on) {
            Some(true) => t!("answered"),
            Some(false) => t!("missed"),
            None => t!("none"),
        };
        view! {
            <tr>
                <th scope="row">{scored.title.clone()}</th>
                <td>{t!("{covered} of {points}", covered, points)}</td>
                <td>{time(scored.used)}</td>
                <td>{follow_up}</td>
            </tr>
        }
    };
    view! {
        <div class="wide">
            <table>
                <tr>{head.map(|name| view! { <th scope="col">{name}</th> })}</tr>
                {card.scored.iter().map(row).collect_view()}
            </table>
        </div>
    }
}
