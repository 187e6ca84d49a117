//! What a page puts before an item of a list, and what becomes of it beside a box: a bullet gives its place to it, a number
//! stays.

use web_sys::{CssStyleDeclaration, Element};

use super::room_beside::{is_beside, start_of};
use super::style::{in_pixels, length, pixels, set, styled};
use super::texts::{elements_in, first_of_text};
use super::window;

/// A list item whose bullet gives its place to a box; its value says what draws the bullet.
pub(super) const UNMARKED: &str = "data-study-unmarked";
/// A box that hangs beyond a number which stays where it is when the text moves aside. Its value is how far the text is to move.
pub(super) const NUMBERED: &str = "data-numbered";
/// A control whose place beside its text is measured.
pub(super) const FAR: &str = "data-far";
/// How far a tick hangs before its text.
pub(super) const OFFSET: &str = "--study-tick-offset";
const BEFORE: &str = "::before";
/// How long a sign may be, in its quotes and with a space, in bytes; and how wide a dot, in pixels.
const SIGN: usize = 6;
const DOT: f64 = 16.0;
/// How many letters of words before an item a box keeps clear of.
const WORDS: usize = 12;

/// What stands before an item of a list.
pub(super) enum Marker {
    Bullet,
    /// A number, or words: as wide as so many digits, or as a number of two.
    Number(usize),
    /// A sign before the item that its author made one.
    Sign,
    /// More than a sign: so many pixels before the text it begins, and whether the text can move without it.
    Drawn(f64, bool),
}

impl Marker {
    /// The marker that the browser puts before an item.
    pub(super) fn of(point: &Element) -> Option<Marker> {
        const BULLETS: [&str; 5] = [
            "disc",
            "circle",
            "square",
            "disclosure-closed",
            "disclosure-open",
        ];
        if styled(point, "display") != "list-item" {
            return None;
        }
        let written = pseudo(point, "::marker").map(|marker| value(&marker, "content"));
        match written.as_deref() {
            None | Some("normal" | "") => {}
            Some("none") => return None,
            Some(sign) if is_sign(sign) => return Some(Marker::Bullet),
            Some(words) => return Some(Marker::Number(length_of(words))),
        }
        let marker = styled(point, "list-style-type");
        let is_image = styled(point, "list-style-image") != "none";
        if ["none", "\"\""].contains(&&*marker) && !is_image {
            return None;
        }
        let is_bullet = BULLETS.contains(&&*marker) && !is_image;
        let is_words = marker.starts_with('"');
        Some(match is_bullet {
            true => Marker::Bullet,
            false if is_words => Marker::Number(length_of(&marker)),
            false => Marker::Number(0),
        })
    }

    /// The marker of an item, where it is a bullet, a sign or a number.
    pub(super) fn plain(point: &Element) -> Option<Marker> {
        let sign = || Marker::drawn(point).filter(|marker| matches!(marker, Marker::Sign));
        Marker::of(point).or_else(sign)
    }

    /// What the page's author puts before an item instead.
    pub(super) fn drawn(point: &Element) -> Option<Marker> {
        let before = pseudo(point, BEFORE)?;
        let content = value(&before, "content");
        match &*content {
            "none" | "normal" => None,
            // Nothing, or a dot that is a box with a colour.
            "\"\"" => (1.0..=DOT)
                .contains(&length(&value(&before, "width")))
                .then_some(Marker::Sign),
            sign if is_sign(sign) => Some(Marker::Sign),
            _ => {
                let is_apart = value(&before, "position") == "absolute";
                Some(Marker::Drawn(reach(point, &before, is_apart), is_apart))
            }
        }
    }

    /// What its author put before an item at a place of its own, such as an icon.
    pub(super) fn placed(point: &Element) -> Option<Marker> {
        let first = elements_in(point).next()?;
        if styled(&first, "position") != "absolute" {
            return None;
        }
        let first = first.get_bounding_client_rect();
        let text = start_of(&first_of_text(point)?)?;
        let reach = match styled(point, "direction") == "rtl" {
            true => first.right() - text.right(),
            false => text.left() - first.left(),
        };
        (first.width() > 1.0 && is_beside(&first, &text)).then_some(Marker::Drawn(reach, true))
    }

    /// Has a box take the place of a bullet; a number stays, and the box hangs beyond it.
    pub(super) fn make_way(&self, point: &Element, control: &Element) {
        let _ = match self {
            Marker::Bullet => point.set_attribute(UNMARKED, ""),
            Marker::Sign => point.set_attribute(UNMARKED, "before"),
            Marker::Number(width) => {
                set(
                    control,
                    OFFSET,
                    &format!("calc(-34px - max(1.25em, {width}ch))"),
                );
                control.set_attribute(NUMBERED, "")
            }
            Marker::Drawn(reach, is_apart) => {
                set(control, OFFSET, &in_pixels(-34.0 - reach));
                if *is_apart {
                    let _ = control.set_attribute(NUMBERED, "wide");
                }
                control.set_attribute(FAR, "")
            }
        };
    }
}

/// How many pixels before the text of an item what is drawn before it begins.
fn reach(point: &Element, before: &CssStyleDeclaration, is_apart: bool) -> f64 {
    let Some(text) = first_of_text(point).and_then(|text| start_of(&text)) else {
        return 0.0;
    };
    let rect = point.get_bounding_client_rect();
    let (to_text, side) = match styled(point, "direction") == "rtl" {
        true => (rect.right() - text.right(), "right"),
        false => (text.left() - rect.left(), "left"),
    };
    let begins = match is_apart {
        true => length(&value(before, side)),
        false => {
            pixels(point, &format!("padding-{side}"))
                + length(&value(before, &format!("margin-{side}")))
        }
    };
    (to_text - begins).max(0.0)
}

/// Whether what stands before an item is a sign and no number.
fn is_sign(content: &str) -> bool {
    let is_short = content.len() <= SIGN && content.starts_with('"');
    is_short && !content.bytes().any(|byte| byte.is_ascii_alphanumeric())
}

/// How long the words are that stand before an item, with two digits for each counter.
fn length_of(content: &str) -> usize {
    let words = content.split('"').skip(1).step_by(2);
    let letters: usize = words.map(|words| words.chars().count()).sum();
    (letters + 2 * content.matches("counter").count()).min(WORDS)
}

/// Whether a page draws something of its own there, such as `::before`.
pub(super) fn has_content(point: &Element, name: &str) -> bool {
    let content = pseudo(point, name).map(|drawn| value(&drawn, "content"));
    content.is_some_and(|content| !["none", "normal", ""].contains(&&*content))
}

/// Whether the first letter of a text is set into its lines.
pub(super) fn has_drop_cap(point: &Element) -> bool {
    let float = pseudo(point, "::first-letter").map(|letter| value(&letter, "float"));
    float.is_some_and(|float| !["none", ""].contains(&&*float))
}

/// How high above the page lies what a page draws there, if it does.
pub(super) fn raised(element: &Element, name: &str) -> Option<String> {
    let drawn = pseudo(element, name).filter(|drawn| value(drawn, "position") == "absolute");
    let level = value(&drawn?, "z-index");
    (level != "auto").then_some(level)
}

fn pseudo(point: &Element, name: &str) -> Option<CssStyleDeclaration> {
    let found = window().get_computed_style_with_pseudo_elt(point, name);
    found.ok().flatten()
}

fn value(style: &CssStyleDeclaration, name: &str) -> String {
    style.get_property_value(name).unwrap_or_default()
}
