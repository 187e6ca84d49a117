//! Moves work to other days, each time with an undo.

use crate::desk::sitting::Desk;
use crate::i18n::{t, tn};
use crate::progress::Day;
use crate::study::{Moves, day_off};

/// Spreads what comes back over the days to come.
pub(super) fn share_out(desk: Desk) {
    let moves = desk.change_all(|study, now| study.share_out(desk.today(), now));
    announce(desk, String::new(), moves.unwrap_or_default(), || {});
}

/// Marks a day as a day off or, without `is_off`, as a day of work again; then spreads the work over the days anew.
pub(super) fn take_off(desk: Desk, day: Day, is_off: bool) {
    let mark = move |is_off: bool| {
        let text = if is_off { "off" } else { "" };
        desk.write("", &day_off(day), text.to_owned());
    };
    mark(is_off);
    let moves = desk.change_all(|study, now| study.share_out(desk.today(), now));
    let news = if is_off {
        t!("A day off.")
    } else {
        t!("A day of work again.")
    };
    announce(
        desk,
        format!("{news} "),
        moves.unwrap_or_default(),
        move || {
            mark(!is_off);
        },
    );
}

/// Brings tomorrow's reviews forward to today.
pub(super) fn bring_forward(desk: Desk) {
    let today = desk.today();
    let moves = desk.change_all(|study, now| study.move_day(today.plus(1), today, today, now));
    announce(desk, String::new(), moves.unwrap_or_default(), || {});
}

/// Announces `news` and how many questions moved. Undo calls `on_undo` and moves the questions back.
pub(super) fn announce(desk: Desk, news: String, moves: Moves, on_undo: impl Fn() + 'static) {
    if moves.is_empty() && news.is_empty() {
        return;
    }
    let moved = match moves.len() {
        0 => String::new(),
        moved => tn!(
            moved,
            "{n} question moved to another day.",
            "{n} questions moved to another day."
        ),
    };
    desk.announce_with_undo(news + &moved, move || {
        on_undo();
        desk.change_all(|study, now| study.move_back(moves.clone(), now));
    });
}
