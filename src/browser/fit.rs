//! Room for the controls beside a text: they take none of the author's unless there is none for them, and then not before the
//! reader's eyes.

use std::iter::successors;

use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, HtmlElement, Node};

use super::beside::TIGHT;
use super::inset::{Inset, block_of, is_loose, is_under};
use super::marker::FAR;
use super::observe::is_ours;
use super::room_beside::{SideBar, end_of, in_row, is_cut, is_within_line, start_of};
use super::screen::{self, is_on_screen};
use super::style::{in_pixels, length, pixels, set, styled};
use super::texts::{first_block_in, first_of_text, runs_against};

/// A button that may take no room, for the reader sees where it stands.
pub(crate) const OVER: &str = "data-over";
/// A button among boxes side by side that has no room: a line of its own would be one more of them, so it is small.
const SMALL: &str = "data-small";
/// A small button without room that stands in the place of its question's status.
const ALONE: &str = "data-alone";
/// A small button that has no room even so.
const BELOW: &str = "data-below";
/// A box without room that waits at the end of its text, for the text would have to move before the reader's eyes.
const WAITING: &str = "data-waiting";
/// A box that stands in a line of the text; its value says whether it takes room there.
const IN_LINE: &str = "data-inline";
/// How far a control is moved from where it stands.
const FROM: [&str; 2] = ["--study-x", "--study-y"];

/// Gives each control its place and, where it would be cut or covered, its room, by what the reader just asked for.
pub(crate) fn fit(controls: &[Element], bar: SideBar) {
    move_beside(controls, bar);
    for controls in boxes_first(controls) {
        make_room(&cut(&controls, bar), bar);
    }
}

/// The same, but no text on the screen moves: a box that has no room there waits at the end of its text.
pub(crate) fn fit_in_place(controls: &[Element], bar: SideBar) {
    move_beside(controls, bar);
    for controls in boxes_first(controls) {
        let (seen, unseen): (Vec<_>, Vec<_>) = cut(&controls, bar)
            .into_iter()
            .partition(|control| !is_fold(control) && is_text_on_screen(control));
        make_room(&unseen, bar);
        move_to_end(&seen, bar);
    }
}

/// Whether a heading, with its margins, is lower than a button.
pub(crate) fn is_low(heading: &Element) -> bool {
    const BUTTON: f64 = 28.0;
    let margin = |side: &str| pixels(heading, &format!("margin-{side}"));
    let height = screen::height(heading);
    height > 0.0 && height + margin("top").max(margin("bottom")) < BUTTON
}

/// The boxes, then what hangs after a text: one that a box moved aside may end elsewhere.
fn boxes_first(controls: &[Element]) -> [Vec<Element>; 2] {
    controls.iter().cloned().partition(is_tick).into()
}

fn is_fold(control: &Element) -> bool {
    ["study-fold", "study-sketch"].contains(&&*control.local_name())
}

fn is_tick(control: &Element) -> bool {
    control.local_name() == "study-tick"
}

/// Whether a box waits for room that nobody would see it take.
pub(crate) fn waits_unseen(control: &Element) -> bool {
    let is_small = |button: Element| button.has_attribute(ALONE) && button.has_attribute(SMALL);
    let has_lost_its_place = control.next_element_sibling().is_some_and(is_small);
    control.has_attribute(WAITING) && !has_lost_its_place && !is_text_on_screen(control)
}

fn is_text_on_screen(control: &Element) -> bool {
    block_of(control).is_some_and(|block| is_on_screen(&block))
}

/// Puts what stands elsewhere beside its text: a box before it, another control after it.
fn move_beside(controls: &[Element], bar: SideBar) {
    for control in controls {
        let _ = control.remove_attribute(WAITING);
        let _ = control.remove_attribute(ALONE);
    }
    let is_far = |control: &&Element| control.has_attribute(FAR) && !control.has_attribute(BELOW);
    let far = controls.iter().filter(is_far);
    let (boxes, others): (Vec<_>, Vec<_>) = far.cloned().partition(is_tick);
    move_to(&boxes, start_of_text);
    move_to(&others, end_of_row);
    move_to(&cut(&others, bar), end_of_longest);
}

/// Puts boxes at the end of their text; those that have no room there either, and a status, out of sight.
fn move_to_end(controls: &[Element], bar: SideBar) {
    for control in controls {
        let how = if is_tick(control) { "" } else { "unseen" };
        let _ = control.set_attribute(WAITING, how);
    }
    move_to(controls, end_of_text);
    for control in cut(controls, bar) {
        let _ = control.set_attribute(WAITING, "unseen");
    }
}

fn cut(controls: &[Element], bar: SideBar) -> Vec<Element> {
    let mut cut = controls.to_vec();
    cut.retain(|control| is_cut(control, bar));
    cut
}

/// Moves controls by their transform. Reads where all are to go, then writes.
fn move_to(controls: &[Element], to: impl Fn(&Element, &Element) -> Option<Spot>) {
    let ways = controls
        .iter()
        .filter_map(|control| Some((control, way(control, &to)?)));
    for (control, way) in ways.collect::<Vec<_>>() {
        for (name, pixels) in FROM.into_iter().zip(way) {
            set(control, name, &in_pixels(pixels));
        }
    }
}

/// Where a control is to be: how far down its middle, and beside which end of a line how far from it.
struct Spot {
    line: DomRect,
    is_after: bool,
    gap: f64,
}

/// How far a control is to be moved from where it stands without its transform; none where it is there, as far as anybody sees.
fn way(control: &Element, to: impl Fn(&Element, &Element) -> Option<Spot>) -> Option<[f64; 2]> {
    let is_rtl = styled(control, "direction") == "rtl";
    let shown = control.shadow_root()?.first_element_child()?;
    let at = shown.get_bounding_client_rect();
    if at.width() == 0.0 {
        return None;
    }
    let Spot {
        line,
        is_after,
        gap,
    } = to(control, &shown)?;
    let style = control.dyn_ref::<HtmlElement>()?.style();
    let [was_x, was_y] =
        FROM.map(|name| length(&style.get_property_value(name).unwrap_or_default()));
    let edge = match is_after == is_rtl {
        true => line.left(),
        false => line.right(),
    };
    let scale = scale(&shown, &at);
    let x = match is_rtl {
        true => edge - gap * scale - at.right(),
        false => edge + gap * scale - at.left(),
    };
    let y = middle(&line) - middle(&at);
    const SEEN: f64 = 0.1;
    (x.abs() > SEEN || y.abs() > SEEN).then_some([x / scale + was_x, y / scale + was_y])
}

/// How many pixels of the screen a pixel of an element is: the page may be zoomed or scaled.
pub(super) fn scale(shown: &Element, at: &DomRect) -> f64 {
    let scale = at.width() / pixels(shown, "width");
    if scale.is_finite() { scale } else { 1.0 }
}

fn middle(rect: &DomRect) -> f64 {
    (rect.top() + rect.bottom()) / 2.0
}

/// Before the beginning of the text, by the margin that a box hangs by; below its end where its room is there.
fn start_of_text(control: &Element, shown: &Element) -> Option<Spot> {
    let block = block_of(control)?;
    if is_under(&block) {
        return under_text(control, &block);
    }
    let name = match styled(control, "direction") == "rtl" {
        true => "margin-right",
        false => "margin-left",
    };
    let mut line = start_of(&first_of_text(&block)?)?;
    if runs_against(&block) {
        line = in_row(&block, &line)?;
    }
    Some(Spot {
        line,
        is_after: false,
        gap: pixels(control, name) + pixels(shown, name),
    })
}

/// In the room below the end of the text, where its lines begin.
fn under_text(control: &Element, block: &Element) -> Option<Spot> {
    const GAP: f64 = 18.0;
    let start = start_of(&first_of_text(block)?)?;
    let end = end_of(block, first_block_in(block).as_deref())?;
    let x = match styled(control, "direction") == "rtl" {
        true => start.right(),
        false => start.left(),
    };
    let line = DomRect::new_with_x_and_y(x, end.bottom() + GAP).ok()?;
    Some(Spot {
        line,
        is_after: true,
        gap: 0.0,
    })
}

/// Beyond the end of the text, however far before its beginning the box hangs.
fn end_of_text(control: &Element, _shown: &Element) -> Option<Spot> {
    const GAP: f64 = 6.0;
    let block = block_of(control)?;
    let line = end_of(&block, first_block_in(&block).as_deref())?;
    Some(Spot {
        line,
        is_after: true,
        gap: GAP,
    })
}

/// Where a control that is no box hangs after a line.
fn hangs_after(line: DomRect, shown: &Element) -> Spot {
    Spot {
        line,
        is_after: true,
        gap: pixels(shown, "inset-inline-start"),
    }
}

/// After the last of the boxes side by side that a control stands among.
fn end_of_row(control: &Element, shown: &Element) -> Option<Spot> {
    let row = control.parent_element()?;
    let line = end_of(&row, Some(control))?;
    Some(hangs_after(line, shown))
}

/// After the longest text of them.
fn end_of_longest(control: &Element, shown: &Element) -> Option<Spot> {
    let beside = successors(control.previous_sibling(), Node::previous_sibling);
    let length = |node: &Node| node.text_content().map(|text| text.trim().len());
    let longest = beside.filter(|node| !is_ours(node)).max_by_key(length)?;
    Some(hangs_after(end_of(&longest, None)?, shown))
}

/// A control in the middle of a line takes its room there. Else a tick moves aside the text that holds it, or the block it
/// stands before; another control takes a line of its own, or is small while it may take none.
fn make_room(controls: &[Element], bar: SideBar) {
    let (within, blocks): (Vec<_>, Vec<_>) = controls
        .iter()
        .partition(|control| is_within_line(control) || is_tick(control) && is_loose(control));
    let (ticks, others): (Vec<_>, Vec<_>) =
        blocks.into_iter().partition(|control| is_tick(control));
    let insets: Vec<_> = ticks.into_iter().filter_map(Inset::of).collect();
    insets.iter().for_each(Inset::make);
    for control in within {
        let _ = control.set_attribute(IN_LINE, "room");
    }
    for control in others {
        let _ = control.set_attribute(TIGHT, "");
        if is_fold(control) && control.has_attribute(FAR) && !control.has_attribute(IN_LINE) {
            let _ = control.set_attribute(SMALL, "");
        }
    }
    move_beside(controls, bar);
    let mut small = controls.to_vec();
    small.retain(|control| control.has_attribute(OVER) || control.has_attribute(SMALL));
    cut(&small, bar).iter().for_each(stand_alone);
    for control in cut(&small, bar) {
        let _ = control.set_attribute(BELOW, "");
    }
}

/// Has a small button take the place of the status before it, which waits out of sight.
fn stand_alone(button: &Element) {
    let before = button.previous_element_sibling();
    if let Some(status) = before.filter(|before| before.local_name() == "study-status") {
        let _ = status.set_attribute(WAITING, "unseen");
        let _ = button.set_attribute(ALONE, "");
    }
}
