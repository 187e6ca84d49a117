//! The panel: how far along the reader is, and what concerns the whole guide.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlSelectElement};

use super::View;
use super::make::{element, fill, with};
use super::shown::{Shown, keep_text};
use super::words::Words;
use crate::digits::decimal;
use crate::progress::Status;
use crate::study::Notice;

/// What the panel shows.
pub(crate) struct Panel {
    pub(crate) words: &'static Words,
    pub(crate) standing: Shown<Standing>,
    pub(crate) can_undo: Shown<bool>,
    /// What the reader must know, such as that nothing is saved.
    pub(crate) notices: Shown<Vec<Notice>>,
    /// What just happened, announced.
    pub(crate) news: Shown<String>,
}

/// Progress as the panel draws it.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Standing {
    pub(crate) ticked: usize,
    pub(crate) total: usize,
    /// How many questions are new, learning and confident.
    pub(crate) questions: [usize; 3],
    /// How many come back today or should have before.
    pub(crate) due: usize,
    /// One cell a question in order, or one for the whole of a long guide: status and per cent ticked.
    pub(crate) cells: Vec<(Status, usize)>,
}

/// What a reader can ask of the panel.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wish {
    ShowAll,
    HideAll,
    NextOpen,
    /// A study mode, by the name the desk knows it by.
    Study(&'static str),
    /// To take progress back, or to have back what was taken.
    Reset,
    Show(Option<Status>),
}

/// Makes the panel. `act` is called with what the reader wishes.
pub(crate) fn panel(view: &mut View, panel: &Panel, act: &Rc<dyn Fn(Wish)>) {
    let words = panel.words;
    let section = with(element("section part=panel", ""), "aria-label", words.panel);
    let parts = [
        picture(view, &panel.standing),
        standing(view, panel, act),
        modes(view, panel, act),
        controls(view, words, act),
        news(view, panel),
    ];
    fill(&section, &parts.each_ref());
    view.fill(&[&section]);
}

/// Progress as a picture; the words beside it say the same.
fn picture(view: &mut View, standing: &Shown<Standing>) -> Element {
    let picture = element("div class=picture part=picture aria-hidden=true", "");
    let drawn = picture.clone();
    view.show(standing, move |now| {
        let cells = drawn.children();
        for (place, (status, share)) in (0..).zip(&now.cells) {
            let cell = cells.item(place).unwrap_or_else(|| added_cell(&drawn));
            let _ = cell.set_attribute("data-status", &decimal(*status as u8));
            if let Some(bar) = cell.first_element_child() {
                set(&bar, "--share", *share);
            }
        }
        while let Some(over) = cells.item(now.cells.len() as u32) {
            over.remove();
        }
    });
    picture
}

fn added_cell(picture: &Element) -> Element {
    let cell = element("span class=cell", "");
    fill(&cell, &[&element("span", "")]);
    fill(picture, &[&cell]);
    cell
}

/// Progress in words, and the button that takes it back.
fn standing(view: &mut View, panel: &Panel, act: &Rc<dyn Fn(Wish)>) -> Element {
    let words = panel.words;
    let row = element("div class=standing", "");
    let [ticked, statuses] = ["strong", "span class=statuses"].map(|kind| element(kind, ""));
    let [counted, listed] = [&ticked, &statuses].map(|outer| {
        let inner = element("span class=counted", "");
        fill(outer, &[&inner]);
        inner
    });
    let widened = ticked.clone();
    view.show(&panel.standing, move |now| {
        let longest = (words.ticked)(now.total, now.total);
        set(&widened, "--longest", longest.len());
        keep_text(&counted, &(words.ticked)(now.ticked, now.total));
        keep_text(&listed, &self::statuses(words, &now.questions));
    });
    let reset = button(view, "quiet", "", act, Wish::Reset);
    view.tell(&reset, &panel.can_undo, |can_undo| {
        let word = if *can_undo {
            words.undo_reset
        } else {
            words.reset
        };
        word.to_owned()
    });
    fill(&row, &[&ticked, &statuses, &reset]);
    row
}

fn set(element: &Element, property: &str, value: usize) {
    let style = element.unchecked_ref::<HtmlElement>().style();
    let _ = style.set_property(property, &decimal(value));
}

/// The ways to study beyond reading.
fn modes(view: &mut View, panel: &Panel, act: &Rc<dyn Fn(Wish)>) -> Element {
    let words = panel.words;
    let row = element("div class=controls", "");
    let review = button(view, "main", "", act, Wish::Study("review"));
    let drawn = review.clone();
    view.show(&panel.standing, move |now| {
        let text = match now.due {
            0 => words.review.to_owned(),
            due => (words.review_due)(due),
        };
        keep_text(&drawn, &text);
        let _ = drawn.set_attribute("aria-label", &[&text, words.of_this_guide].concat());
    });
    fill(&row, &[&review]);
    for (word, name, mode) in words.modes {
        let button = button(view, "", word, act, Wish::Study(mode));
        fill(&row, &[&with(button, "aria-label", name)]);
    }
    row
}

fn controls(view: &mut View, words: &Words, act: &Rc<dyn Fn(Wish)>) -> Element {
    let row = element("div class=controls", "");
    let next = button(view, "", words.next_open, act, Wish::NextOpen);
    let show = button(view, "", words.show_all, act, Wish::ShowAll);
    let hide = button(view, "", words.hide_all, act, Wish::HideAll);
    let filter = with(
        element("select part=filter", ""),
        "aria-label",
        words.filter,
    );
    let [new, learning, confident] = words.statuses;
    let options = [
        ("option value=all", words.filter_all),
        ("option value=new", new),
        ("option value=learning", learning),
        ("option value=confident", confident),
    ];
    for (kind, word) in options {
        fill(&filter, &[&element(kind, word)]);
    }
    let (act, chooser) = (Rc::clone(act), filter.clone());
    view.hear(&filter, "change", move |_| {
        act(Wish::Show(chosen(
            &chooser.unchecked_ref::<HtmlSelectElement>().value(),
        )));
    });
    fill(&row, &[&next, &show, &hide, &filter]);
    row
}

fn button(view: &mut View, class: &str, text: &str, act: &Rc<dyn Fn(Wish)>, wish: Wish) -> Element {
    let button = with(
        element("button type=button part=button", text),
        "class",
        class,
    );
    let act = Rc::clone(act);
    view.hear(&button, "click", move |_| act(wish));
    button
}

/// What the reader is told, and what just happened.
fn news(view: &mut View, panel: &Panel) -> Element {
    let row = element("div role=status class=news", "");
    let line = element("p", "");
    let list = element("div", "");
    view.tell(&line, &panel.news, String::clone);
    let drawn = list.clone();
    view.show(&panel.notices, move |notices| {
        drawn.set_text_content(None);
        for notice in notices {
            fill(&drawn, &[&element("p class=notice", &notice.message)]);
        }
    });
    fill(&row, &[&line, &list]);
    row
}

/// The status a filter's value stands for; none for all.
fn chosen(value: &str) -> Option<Status> {
    match value {
        "new" => Some(Status::New),
        "learning" => Some(Status::Learning),
        "confident" => Some(Status::Confident),
        _ => None,
    }
}

/// How many questions are where, in words.
fn statuses(words: &Words, questions: &[usize; 3]) -> String {
    let counts = questions
        .iter()
        .zip(words.counted)
        .rev()
        .filter(|(count, _)| **count > 0);
    let mut said = String::new();
    for (count, word) in counts {
        let between = if said.is_empty() { "" } else { " · " };
        said.extend([between, &decimal(*count), " ", word]);
    }
    said
}
