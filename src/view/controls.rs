//! The controls beside a question: its status, the fold of its framework, the ticks, the folds of its sketches.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::View;
use super::make::{element, fill, with};
use super::shown::Shown;
use super::words::Words;
use crate::digits::decimal;
use crate::progress::Status;

/// Makes the status beside a heading: all of its words, of which one is shown, so that another changes no place.
pub(crate) fn status(view: &mut View, words: &Words, status: &Shown<Status>) {
    let line = element("span part=status class=status", "");
    for word in words.statuses {
        fill(&line, &[&element("span", word)]);
    }
    view.fill(&[&line]);
    view.show(status, move |status| {
        let _ = line.set_attribute("data-status", &decimal(*status as u8));
    });
}

/// What a fold says and folds.
pub(crate) struct Fold {
    /// The button's text while closed and while open.
    pub(crate) verbs: [&'static str; 2],
    /// How much lies behind it; empty for a sketch.
    pub(crate) size: String,
    /// A word of advice while it is closed with room to spare.
    pub(crate) advice: &'static str,
    /// What it belongs to, said to those who cannot see where it stands.
    pub(crate) about: String,
    pub(crate) open: Shown<bool>,
}

/// Makes a fold's button. `act(open)` is what the reader wants.
pub(crate) fn fold(view: &mut View, fold: Fold, act: impl Fn(bool) + 'static) {
    let Fold {
        verbs,
        size,
        advice,
        about,
        open,
    } = fold;
    let button = element("button part=fold type=button class=fold", "");
    let chevron = element("span class=chevron aria-hidden=true", "");
    let verb = element("span class=verb", "");
    fill(&button, &[&chevron, &verb]);
    if !size.is_empty() {
        fill(&button, &[&element("span class=size", &size)]);
    }
    fill(&button, &[&element("span class=unseen", &about)]);
    let advice = element("span class=advice aria-hidden=true", advice);
    view.fill(&[&button, &advice]);
    let heard = open.clone();
    view.hear(&button, "click", move |_| act(!heard.with(|open| *open)));
    view.show(&open, move |open| {
        let _ = button.set_attribute("aria-expanded", if *open { "true" } else { "false" });
        verb.set_text_content(Some(verbs[usize::from(*open)]));
        let _ = verb.set_attribute("data-other", verbs[usize::from(!*open)]);
    });
}

/// Makes the box beside a point or a follow-up, named by its text. `act(on)` is what the reader wants.
pub(crate) fn tick(
    view: &mut View,
    name: &str,
    on: &Shown<bool>,
    read_only: bool,
    act: impl Fn(bool) + 'static,
) {
    let label = element("label class=tick", "");
    let input = element("input part=tick type=checkbox class=tick", "");
    let input: HtmlInputElement = with(input, "aria-label", name).unchecked_into();
    input.set_disabled(read_only);
    fill(&label, &[&input]);
    view.fill(&[&label]);
    let heard = input.clone();
    view.hear(&input, "change", move |_| act(heard.checked()));
    view.show(on, move |on| input.set_checked(*on));
}

/// A name short enough to hear: whole words, a hundred and twenty characters at the most.
pub(crate) fn shortened(text: &str) -> String {
    const MOST: usize = 120;
    let Some((end, _)) = text.char_indices().nth(MOST) else {
        return text.to_owned();
    };
    let end = text[..end].rfind(&[' '][..]).unwrap_or(end);
    [&text[..end], "…"].concat()
}
