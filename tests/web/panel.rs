//! The panel.

use std::rc::Rc;

use leptos::prelude::*;
use study_widget::i18n::{Locale, position};
use study_widget::progress::Status;
use study_widget::study::Notice;
use study_widget::view::language::speak;
use study_widget::view::{Panel, PanelAction, PanelState, Standing};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlSelectElement};

use crate::stage::{Calls, Stage, dispatch, name, settled};

fn panel(state: &PanelState) -> (Stage, Calls<PanelAction>) {
    let (state, calls) = (state.clone(), Calls::new());
    let on_action: Rc<dyn Fn(PanelAction)> = Rc::new(calls.taker());
    let stage = Stage::show(move || view! { <Panel state on_action/> });
    (stage, calls)
}

struct German;

impl Locale for German {
    fn tag(&self) -> &str {
        "de"
    }

    fn category(&self, _: usize) -> String {
        "other".to_owned()
    }

    fn number(&self, number: usize) -> String {
        number.to_string()
    }
}

fn standing() -> Standing {
    Standing {
        ticked: 3,
        total: 12,
        questions: [4, 0, 2],
        due: 0,
        cells: vec![(Status::New, 0), (Status::Confident, 100)],
    }
}

#[wasm_bindgen_test]
async fn progress_stands_in_words_without_what_is_nothing() {
    let state = PanelState::default();
    let (stage, _) = panel(&state);
    assert_eq!(stage.text(".standing strong"), "0 of 0 ticked");
    state.standing.set(standing());
    settled().await;
    assert_eq!(stage.text(".standing strong"), "3 of 12 ticked");
    assert_eq!(stage.text(".statuses"), "2 confident · 4 new");
}

#[wasm_bindgen_test]
async fn the_picture_has_a_cell_a_question_and_is_not_read_out() {
    let state = PanelState::default();
    let (stage, _) = panel(&state);
    state.standing.set(standing());
    settled().await;
    let cells = stage.all(".picture .cell");
    let statuses: Vec<_> = cells
        .iter()
        .filter_map(|cell| cell.get_attribute("data-status"))
        .collect();
    assert_eq!(statuses, ["0", "2"]);
    let share: HtmlElement = cells[1].first_element_child().unwrap().unchecked_into();
    assert_eq!(share.style().get_property_value("--share").unwrap(), "100");
    assert_eq!(
        stage.find(".picture").get_attribute("aria-hidden").unwrap(),
        "true"
    );
}

#[wasm_bindgen_test]
async fn the_review_says_how_many_are_due_and_of_what() {
    let state = PanelState::default();
    let (stage, _) = panel(&state);
    let review = stage.find(".main");
    assert_eq!(review.text_content().unwrap(), "Review");
    state.standing.set(Standing {
        due: 7,
        ..standing()
    });
    settled().await;
    assert_eq!(review.text_content().unwrap(), "Review 7 due");
    assert_eq!(name(&review), "Review 7 due of this guide");
}

#[wasm_bindgen_test]
fn every_button_dispatches_what_it_says() {
    let (stage, calls) = panel(&PanelState::default());
    let buttons = [
        ("Review of this guide", PanelAction::Study("review")),
        ("Rehearse an interview", PanelAction::Study("rehearse")),
        ("Plan your study", PanelAction::Study("plan")),
        ("Next open question", PanelAction::NextOpen),
        ("Show all", PanelAction::ShowAll),
        ("Hide all", PanelAction::HideAll),
        ("Reset progress", PanelAction::Reset),
    ];
    for (name, _) in buttons {
        stage.button(name).click();
    }
    assert_eq!(stage.all("button").len(), buttons.len());
    assert!(calls.all() == buttons.map(|(_, action)| action));
}

#[wasm_bindgen_test]
fn the_filter_dispatches_the_status_that_was_chosen() {
    let (stage, calls) = panel(&PanelState::default());
    let filter: HtmlSelectElement = stage.find("select").unchecked_into();
    for value in ["learning", "confident", "new", "all"] {
        filter.set_value(value);
        dispatch(&filter, "change");
    }
    let chosen = [
        Some(Status::Learning),
        Some(Status::Confident),
        Some(Status::New),
        None,
    ];
    assert!(calls.all() == chosen.map(PanelAction::Filter));
}

#[wasm_bindgen_test]
async fn what_was_reset_can_be_had_back() {
    let state = PanelState::default();
    let (stage, _) = panel(&state);
    state.can_undo.set(true);
    settled().await;
    assert_eq!(stage.text(".quiet"), "Undo reset");
}

#[wasm_bindgen_test]
async fn news_and_notices_are_announced_in_one_live_region() {
    let state = PanelState::default();
    let (stage, _) = panel(&state);
    let region = stage.find("[role=status]");
    assert_eq!(region.text_content().unwrap(), "");
    state.news.set("Progress was reset".to_owned());
    let notice = |message: &str| Notice {
        code: "not-saved",
        message: message.to_owned(),
    };
    state.notices.set(vec![notice("first"), notice("second")]);
    settled().await;
    assert_eq!(stage.text("[role=status] > p"), "Progress was reset");
    assert_eq!(stage.all(".notice").len(), 2);
    assert!(region.is_same_node(Some(&stage.find("[role=status]"))));
}

#[wasm_bindgen_test]
async fn a_page_that_becomes_german_has_german_controls() {
    let (stage, _) = panel(&PanelState::default());
    assert_eq!(name(&stage.find("section")), "Study progress");
    let texts = [
        (position("Study progress"), "Lernfortschritt"),
        (position("Show all"), "Alle zeigen"),
    ];
    let mut lines = vec!["one\tother"; 2 + position("Study progress").max(position("Show all"))];
    for (at, text) in texts {
        lines[at + 1] = text;
    }
    speak(Box::new(German), lines.join("\n"));
    settled().await;
    assert_eq!(name(&stage.find("section")), "Lernfortschritt");
    assert_eq!(stage.find("section").get_attribute("lang").unwrap(), "de");
    stage.button("Alle zeigen");
    speak(Box::new(German), String::new());
}
