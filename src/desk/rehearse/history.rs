//! The rehearsals that were kept, the newest first.

use std::rc::Rc;

use leptos::prelude::*;
use web_sys::Element;

use super::interview::{Interview, Screen};
use crate::desk::dates::in_full;
use crate::desk::parts::{around, button, line};
use crate::rehearsal::time;
use crate::study::Study;
use crate::view::View;
use crate::view::make::{element, fill};

/// Makes the list, each rehearsal a way to its score card.
pub(super) fn history(view: &mut View, interview: Interview) -> Element {
    let cards = interview.desk.study(Study::rehearsals);
    let heading = element("h3", "Past rehearsals");
    if cards.is_empty() {
        let none = line(
            "muted",
            "None yet. What comes of each is kept here, in this browser.",
        );
        return around("div", "", &[&heading, &none]);
    }
    let list = element("ul class=past", "");
    for card in cards {
        let (covered, points) = card.points();
        let came = format!("{covered} of {points} points in {}", time(card.used()));
        let day = element("strong", &in_full(card.on));
        let card = Rc::new(card);
        let open = button(view, "", "", move || {
            interview.screen.set(Screen::Told(Rc::clone(&card)));
        });
        fill(&open, &[&day, &element("span", &came)]);
        let item = element("li", "");
        fill(&item, &[&open]);
        fill(&list, &[&item]);
    }
    around("div", "", &[&heading, &list])
}
