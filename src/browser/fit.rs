//! Fits controls in beside a text. They take no room of the author's unless they find none, and then not while the
//! reader sees it.

use std::iter::successors;

use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, HtmlElement, Node};

use super::attributes::{
    AMONG_BOXES, BELOW_TEXT, IN_LINE, MEASURED, OVERLAID, REPLACES_STATUS, TAKES_ROOM, UNSEEN,
    WAITING, WITHOUT_ROOM,
};
use super::inset::{Inset, block_of, is_loose, is_under};
use super::observe::is_ours;
use super::room_beside::{SideBar, end_of, in_row, is_cut, is_within_line, start_of};
use super::screen::{self, is_on_screen};
use super::style::{in_pixels, length, pixels, set, styled};
use super::texts::{first_block_in, first_of_text, runs_against};

/// The custom properties of a control's `translate`.
const TRANSLATE: [&str; 2] = ["--study-x", "--study-y"];

/// Places controls and makes room for those that would be clipped or covered. The reader just acted, so text may move.
pub(crate) fn fit(controls: &[Element], bar: SideBar) {
    move_beside(controls, bar);
    for controls in boxes_first(controls) {
        make_room(&cut(&controls, bar), bar);
    }
}

/// Like [`fit`], but no text on the screen moves: a tick or status without room there waits at the end of its text.
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

/// Whether a heading, with its larger margin, is lower than a button.
pub(crate) fn is_low(heading: &Element) -> bool {
    const BUTTON: f64 = 28.0;
    let margin = |side: &str| pixels(heading, &format!("margin-{side}"));
    let height = screen::height(heading);
    height > 0.0 && height + margin("top").max(margin("bottom")) < BUTTON
}

/// The ticks, then the controls after a text, in this order: making room for a tick may move the end of a text.
fn boxes_first(controls: &[Element]) -> [Vec<Element>; 2] {
    controls.iter().cloned().partition(is_tick).into()
}

fn is_fold(control: &Element) -> bool {
    ["study-fold", "study-sketch"].contains(&&*control.local_name())
}

fn is_tick(control: &Element) -> bool {
    control.local_name() == "study-tick"
}

/// Whether a waiting control can take its room now, because its text is outside the viewport.
pub(crate) fn waits_unseen(control: &Element) -> bool {
    let is_alone = |button: Element| {
        button.has_attribute(REPLACES_STATUS) && button.has_attribute(AMONG_BOXES)
    };
    let has_lost_its_place = control.next_element_sibling().is_some_and(is_alone);
    control.has_attribute(WAITING) && !has_lost_its_place && !is_text_on_screen(control)
}

fn is_text_on_screen(control: &Element) -> bool {
    block_of(control).is_some_and(|block| is_on_screen(&block))
}

/// Moves controls with a measured place beside their text: a tick before it, any other control after it.
fn move_beside(controls: &[Element], bar: SideBar) {
    for control in controls {
        let _ = control.remove_attribute(WAITING);
        let _ = control.remove_attribute(REPLACES_STATUS);
    }
    let is_measured =
        |control: &&Element| control.has_attribute(MEASURED) && !control.has_attribute(BELOW_TEXT);
    let measured = controls.iter().filter(is_measured);
    let (boxes, others): (Vec<_>, Vec<_>) = measured.cloned().partition(is_tick);
    move_to(&boxes, start_of_text);
    move_to(&others, end_of_row);
    move_to(&cut(&others, bar), end_of_longest);
}

/// Moves controls to the end of their text. A status, and a tick without room even there, are hidden.
fn move_to_end(controls: &[Element], bar: SideBar) {
    for control in controls {
        let how = if is_tick(control) { "" } else { UNSEEN };
        let _ = control.set_attribute(WAITING, how);
    }
    move_to(controls, end_of_text);
    for control in cut(controls, bar) {
        let _ = control.set_attribute(WAITING, UNSEEN);
    }
}

fn cut(controls: &[Element], bar: SideBar) -> Vec<Element> {
    let mut cut = controls.to_vec();
    cut.retain(|control| is_cut(control, bar));
    cut
}

/// Moves controls by their transform. Measures all first, then writes.
fn move_to(controls: &[Element], to: impl Fn(&Element, &Element) -> Option<LinePosition>) {
    let translations = controls
        .iter()
        .filter_map(|control| Some((control, translation(control, &to)?)));
    for (control, translation) in translations.collect::<Vec<_>>() {
        for (name, pixels) in TRANSLATE.into_iter().zip(translation) {
            set(control, name, &in_pixels(pixels));
        }
    }
}

/// The place of a control: beside which end of a line, and how far from it. The control is centred on the line.
struct LinePosition {
    line: DomRect,
    is_after: bool,
    gap: f64,
}

/// How far to move a control, relative to its place without the transform; `None` where it is there, to within what is
/// visible.
fn translation(
    control: &Element,
    to: impl Fn(&Element, &Element) -> Option<LinePosition>,
) -> Option<[f64; 2]> {
    let is_rtl = styled(control, "direction") == "rtl";
    let shown = control.shadow_root()?.first_element_child()?;
    let at = shown.get_bounding_client_rect();
    if at.width() == 0.0 {
        return None;
    }
    let LinePosition {
        line,
        is_after,
        gap,
    } = to(control, &shown)?;
    let style = control.dyn_ref::<HtmlElement>()?.style();
    let [was_x, was_y] =
        TRANSLATE.map(|name| length(&style.get_property_value(name).unwrap_or_default()));
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

/// How many pixels of the screen a CSS pixel of an element takes: the page may be zoomed or scaled.
pub(super) fn scale(shown: &Element, at: &DomRect) -> f64 {
    let scale = at.width() / pixels(shown, "width");
    if scale.is_finite() { scale } else { 1.0 }
}

fn middle(rect: &DomRect) -> f64 {
    (rect.top() + rect.bottom()) / 2.0
}

/// Before the beginning of the text, at the distance of the tick's margin; below its end where the room for the tick is
/// there.
fn start_of_text(control: &Element, shown: &Element) -> Option<LinePosition> {
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
    Some(LinePosition {
        line,
        is_after: false,
        gap: pixels(control, name) + pixels(shown, name),
    })
}

/// In the room below the end of the text, where its lines begin.
fn under_text(control: &Element, block: &Element) -> Option<LinePosition> {
    const GAP: f64 = 18.0;
    let start = start_of(&first_of_text(block)?)?;
    let end = end_of(block, first_block_in(block).as_deref())?;
    let x = match styled(control, "direction") == "rtl" {
        true => start.right(),
        false => start.left(),
    };
    let line = DomRect::new_with_x_and_y(x, end.bottom() + GAP).ok()?;
    Some(LinePosition {
        line,
        is_after: true,
        gap: 0.0,
    })
}

/// After the end of the text.
fn end_of_text(control: &Element, _shown: &Element) -> Option<LinePosition> {
    const GAP: f64 = 6.0;
    let block = block_of(control)?;
    let line = end_of(&block, first_block_in(&block).as_deref())?;
    Some(LinePosition {
        line,
        is_after: true,
        gap: GAP,
    })
}

/// The place after a line for a control that is not a tick.
fn hangs_after(line: DomRect, shown: &Element) -> LinePosition {
    LinePosition {
        line,
        is_after: true,
        gap: pixels(shown, "inset-inline-start"),
    }
}

/// After the last of the boxes side by side that a control stands among.
fn end_of_row(control: &Element, shown: &Element) -> Option<LinePosition> {
    let row = control.parent_element()?;
    let line = end_of(&row, Some(control))?;
    Some(hangs_after(line, shown))
}

/// After the longest of these boxes' texts.
fn end_of_longest(control: &Element, shown: &Element) -> Option<LinePosition> {
    let beside = successors(control.previous_sibling(), Node::previous_sibling);
    let length = |node: &Node| node.text_content().map(|text| text.trim().len());
    let longest = beside.filter(|node| !is_ours(node)).max_by_key(length)?;
    Some(hangs_after(end_of(&longest, None)?, shown))
}

/// Makes room for clipped controls. A control in the middle of a line takes room there. Else a tick makes its block
/// give room; another control gets a line of its own, or is an icon where it may take none.
fn make_room(controls: &[Element], bar: SideBar) {
    // A tick that stands behind its text has no room to take where it is seen.
    let is_behind = |control: &Element| is_tick(control) && control.has_attribute(MEASURED);
    let (within, beside): (Vec<_>, Vec<_>) = controls.iter().partition(|control| {
        is_within_line(control) && !is_behind(control) || is_tick(control) && is_loose(control)
    });
    let (ticks, after): (Vec<_>, Vec<_>) = beside.into_iter().partition(|control| is_tick(control));
    // All are read before the first is written.
    let insets: Vec<_> = ticks.into_iter().filter_map(Inset::of).collect();
    insets.iter().for_each(Inset::make);
    within.into_iter().for_each(take_room_in_line);
    after.into_iter().for_each(take_own_line);
    move_beside(controls, bar);
    place_icons(controls, bar);
}

fn take_room_in_line(control: &Element) {
    let _ = control.set_attribute(IN_LINE, TAKES_ROOM);
}

/// Gives a control a line of its own; among boxes side by side, where that would be another box, a fold's button
/// becomes an icon.
fn take_own_line(control: &Element) {
    let _ = control.set_attribute(WITHOUT_ROOM, "");
    if is_fold(control) && control.has_attribute(MEASURED) && !control.has_attribute(IN_LINE) {
        let _ = control.set_attribute(AMONG_BOXES, "");
    }
}

/// Puts icons that are still clipped in the places of their statuses, and those that are clipped even there below their
/// texts.
fn place_icons(controls: &[Element], bar: SideBar) {
    let mut icons = controls.to_vec();
    icons.retain(|control| control.has_attribute(OVERLAID) || control.has_attribute(AMONG_BOXES));
    cut(&icons, bar).iter().for_each(replace_status);
    for icon in cut(&icons, bar) {
        let _ = icon.set_attribute(BELOW_TEXT, "");
    }
}

/// Puts an icon in the place of the status before it, and hides the status.
fn replace_status(icon: &Element) {
    let before = icon.previous_element_sibling();
    if let Some(status) = before.filter(|before| before.local_name() == "study-status") {
        let _ = status.set_attribute(WAITING, UNSEEN);
        let _ = icon.set_attribute(REPLACES_STATUS, "");
    }
}
