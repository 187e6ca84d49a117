//! The controls beside a question.

use leptos::prelude::*;
use study_widget::progress::Status;
use study_widget::view::{Fold, Folded, StatusMark, Tick};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement};

use crate::stage::{Calls, Stage, dispatch, name, settled};

fn fold(open: ArcRwSignal<bool>, calls: &Calls<bool>) -> Stage {
    let folded = Folded::Framework {
        points: 4,
        minutes: 2,
    };
    let about = "How do you roll back?".to_owned();
    let on_toggle = calls.taker();
    Stage::show(move || view! { <Fold folded about open on_toggle/> })
}

#[wasm_bindgen_test]
async fn a_fold_says_what_a_press_does_and_of_which_question() {
    let open = ArcRwSignal::new(false);
    let stage = fold(open.clone(), &Calls::new());
    let button = stage.find("button");
    assert_eq!(
        button.text_content().unwrap(),
        "Show framework4 points, 2 minHow do you roll back?"
    );
    assert_eq!(button.get_attribute("aria-expanded").unwrap(), "false");
    open.set(true);
    settled().await;
    assert_eq!(stage.text(".verb"), "Hide framework");
    assert_eq!(button.get_attribute("aria-expanded").unwrap(), "true");
}

#[wasm_bindgen_test]
fn a_press_asks_for_the_other_state_and_waits_to_be_told() {
    let (open, calls) = (ArcRwSignal::new(false), Calls::new());
    let stage = fold(open.clone(), &calls);
    let button: HtmlElement = stage.find("button").unchecked_into();
    button.click();
    button.click();
    open.set(true);
    button.click();
    assert_eq!(calls.all(), [true, true, false]);
}

#[wasm_bindgen_test]
fn a_sketch_has_no_size_to_tell() {
    let (folded, about) = (Folded::Sketch, "And then?".to_owned());
    let open = ArcRwSignal::new(false);
    let stage = Stage::show(move || view! { <Fold folded about open on_toggle=|_| {}/> });
    assert!(stage.all(".size").is_empty());
}

fn box_of(stage: &Stage) -> HtmlInputElement {
    stage.find("input").unchecked_into()
}

#[wasm_bindgen_test]
async fn a_box_shows_what_is_ticked_and_dispatches_what_the_reader_wants() {
    let (on, calls) = (ArcRwSignal::new(false), Calls::new());
    let (shown, on_change) = (on.clone(), calls.taker());
    let stage =
        Stage::show(move || view! { <Tick name="Say what broke".to_owned() on=shown on_change/> });
    let input = box_of(&stage);
    assert_eq!(
        (name(&input), input.checked()),
        ("Say what broke".to_owned(), false)
    );
    on.set(true);
    settled().await;
    assert!(input.checked());
    input.click();
    assert_eq!(calls.all(), [false]);
}

#[wasm_bindgen_test]
fn a_box_that_is_read_only_cannot_be_ticked() {
    let (on, calls) = (ArcRwSignal::new(true), Calls::<bool>::new());
    let on_change = calls.taker();
    let stage =
        Stage::show(move || view! { <Tick name=String::new() on read_only=true on_change/> });
    box_of(&stage).click();
    assert!(calls.all().is_empty());
    assert!(box_of(&stage).checked());
}

#[wasm_bindgen_test]
fn a_long_point_gives_its_box_a_name_of_whole_words() {
    let text = "word ".repeat(40);
    let on = ArcRwSignal::new(false);
    let stage = Stage::show(move || view! { <Tick name=text on on_change=|_| {}/> });
    let name = name(&box_of(&stage));
    assert!(
        name.ends_with("word…") && name.chars().count() <= 121,
        "{name}"
    );
}

#[wasm_bindgen_test]
async fn a_status_is_told_by_its_number_and_keeps_all_its_words() {
    let status = ArcRwSignal::new(Status::New);
    let shown = status.clone();
    let stage = Stage::show(move || view! { <StatusMark status=shown/> });
    let mark = stage.find(".status");
    assert_eq!(mark.text_content().unwrap(), "NewLearningConfident");
    for (number, now) in [Status::New, Status::Learning, Status::Confident]
        .into_iter()
        .enumerate()
    {
        status.set(now);
        settled().await;
        assert_eq!(
            mark.get_attribute("data-status").unwrap(),
            number.to_string()
        );
    }
}

#[wasm_bindgen_test]
fn a_component_that_is_unmounted_leaves_its_element_empty_and_can_come_back() {
    let mut stage = fold(ArcRwSignal::new(false), &Calls::new());
    stage.unmount();
    assert!(stage.all("*").is_empty());
    let dispatched = Calls::<bool>::new();
    let on_change = dispatched.taker();
    let on = ArcRwSignal::new(false);
    let view = move || view! { <Tick name=String::new() on on_change/> };
    let again = study_widget::view::mount(&stage.host, |_| {}, view);
    assert!(again.is_some());
    dispatch(&box_of(&stage), "change");
    assert_eq!(dispatched.all(), [false]);
}
