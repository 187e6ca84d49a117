//! What a plan is made by: the day of the interview, and how much the reader wants to remember.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::desk::dates::count;
use crate::desk::note;
use crate::desk::parts::{around, button, labelled, row, set_value, show, value};
use crate::desk::sitting::Desk;
use crate::progress::Day;
use crate::schedule::{RETENTIONS, Strength};
use crate::study::{INTERVIEW, RETENTION as WISH};
use crate::view::View;
use crate::view::make::{element, with};

/// The field for the day of the interview.
pub(super) fn interview(view: &mut View, desk: Desk) -> Element {
    let today = desk.today().to_string();
    let date = with(element("input type=date", ""), "min", &today);
    note::keep(view, desk, "", INTERVIEW, &date);
    let field = date.clone();
    let clear = button(view, "quiet", "Clear the date", move || {
        desk.write("", INTERVIEW, String::new());
        // The button goes with the date.
        let _ = field.unchecked_ref::<HtmlElement>().focus();
        set_value(&field, "");
    });
    let shown = clear.clone();
    view.draw(move || {
        let is_given = desk.follow(|study| !study.text("", INTERVIEW).is_empty());
        show(&shown, is_given);
    });
    row(&[&labelled("Day of the interview", &date), &clear])
}

/// The range for how much is to be remembered, and what it comes to.
pub(super) fn retention(view: &mut View, desk: Desk) -> Element {
    let [least, most] = RETENTIONS.map(|share| per_cent(share).to_string());
    let now = per_cent(desk.study(|study| study.aim().retention)).to_string();
    let range = element("input type=range aria-describedby=retention", "");
    let range = with(with(range, "min", &least), "max", &most);
    let range = with(range, "value", &now);
    let words = element("p id=retention class=muted", "");
    let share_of = element("output", "");
    let (chosen, said, shown) = (range.clone(), words.clone(), share_of.clone());
    let tell = move || {
        let share = value(&chosen).parse().unwrap_or(90);
        let _ = chosen.set_attribute("aria-valuetext", &format!("{share} per cent"));
        shown.set_text_content(Some(&format!("{share} %")));
        said.set_text_content(Some(&meaning(share)));
        share
    };
    let (known, followed) = (range.clone(), tell.clone());
    // Drawn at first, and again once another tab chose otherwise; not under the reader's fingers.
    view.draw(move || {
        let share = per_cent(desk.follow(|study| study.aim().retention)).to_string();
        if !known.matches(":active").unwrap_or(false) {
            set_value(&known, &share);
        }
        followed();
    });
    let told = tell.clone();
    view.hear(&range, "input", move |_| {
        told();
    });
    view.hear(&range, "change", move |_| {
        desk.write("", WISH, format!("0.{:02}", tell()));
    });
    let heading = element("h3", "How much to remember");
    let label = labelled("Share of the answers", &range);
    around("div", "", &[&heading, &row(&[&label, &share_of]), &words])
}

/// What it comes to when answers are to be known with this chance, in per cent.
fn meaning(share: i32) -> String {
    // One that is known for ten days with a chance of nine in ten.
    let known = Strength {
        stability: 10.0,
        difficulty: 5.0,
        on: Day(0),
    };
    let known_again = format!("{share} of 100 answers are still known when they come back");
    match known.days(f64::from(share) / 100.0).round() as i32 {
        10 => format!("{known_again}: what most readers want."),
        days => format!(
            "{known_again}. An answer that would rest 10 days at 90 % rests {}.",
            count(days.max(1).unsigned_abs() as usize, "day")
        ),
    }
}

fn per_cent(share: f64) -> i32 {
    (share * 100.0).round() as i32
}
