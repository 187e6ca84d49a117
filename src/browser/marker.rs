//! What a page shows before a list item, and what a tick does there: it takes the place of a bullet, but hangs beyond a
//! number, which stays.

use web_sys::{CssStyleDeclaration, Element};

use super::attributes::{BESIDE_NUMBER, MEASURED};
use super::room_beside::{is_beside, start_of};
use super::style::{in_pixels, length, pixels, set, styled};
use super::texts::{elements_in, first_of_text};
use super::window;

/// On a list item whose bullet makes way for a tick; the value says whether `::marker` or `::before` draws the bullet.
pub(super) const UNMARKED: &str = "data-study-unmarked";
/// Custom property: how far a tick hangs before its text.
pub(super) const OFFSET: &str = "--study-tick-offset";
const BEFORE: &str = "::before";
/// Longest `content` of a sign, with its quotes and a space, in bytes; and greatest width of a dot, in pixels.
const SIGN: usize = 6;
const DOT: f64 = 16.0;
/// Number of letters of text in a marker that a tick keeps clear of, at most.
const WORDS: usize = 12;

/// What stands before a list item.
pub(super) enum Marker {
    Bullet,
    /// A number or words, with its width in digits; it counts as at least two digits wide.
    Number(usize),
    /// A sign in the item's `::before`, drawn by the author instead of a bullet.
    Sign,
    /// Anything more: how many pixels before the text it begins, and whether it is positioned, so that it stays when
    /// the text moves.
    Drawn(f64, bool),
}

impl Marker {
    /// The marker that the browser draws for an item.
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
            false => Marker::Number(width_of_numbers(point, &marker)),
        })
    }

    /// The marker of an item as the browser or the author draws it, without what is more than a sign.
    pub(super) fn plain(point: &Element) -> Option<Marker> {
        let sign = || Marker::drawn(point).filter(|marker| matches!(marker, Marker::Sign));
        Marker::of(point).or_else(sign)
    }

    /// What the author draws before an item by `::before`.
    pub(super) fn drawn(point: &Element) -> Option<Marker> {
        let before = pseudo(point, BEFORE)?;
        let content = value(&before, "content");
        match &*content {
            "none" | "normal" => None,
            // An empty `content` is nothing, or a dot that is a box with a colour.
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

    /// An element that the author positioned before an item's text, such as an icon.
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

    /// Hides a bullet or sign, whose place the tick takes; beyond anything else it moves the tick.
    pub(super) fn clear_way(&self, point: &Element, control: &Element) {
        let _ = match self {
            Marker::Bullet => point.set_attribute(UNMARKED, ""),
            Marker::Sign => point.set_attribute(UNMARKED, "before"),
            Marker::Number(width) => {
                set(
                    control,
                    OFFSET,
                    &format!("calc(-34px - max(1.25em, {width}ch))"),
                );
                control.set_attribute(BESIDE_NUMBER, "")
            }
            Marker::Drawn(reach, is_apart) => {
                set(control, OFFSET, &in_pixels(-34.0 - reach));
                if *is_apart {
                    let _ = control.set_attribute(BESIDE_NUMBER, "wide");
                }
                control.set_attribute(MEASURED, "")
            }
        };
    }
}

/// Distance from the beginning of what `::before` draws to the item's text, in pixels.
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

/// Whether the `content` of a marker is a sign: short, without a letter or digit.
fn is_sign(content: &str) -> bool {
    let is_short = content.len() <= SIGN && content.starts_with('"');
    is_short && !content.bytes().any(|byte| byte.is_ascii_alphanumeric())
}

/// Number of letters in the `content` of a marker, with two for each counter, up to [`WORDS`].
fn length_of(content: &str) -> usize {
    let words = content.split('"').skip(1).step_by(2);
    let letters: usize = words.map(|words| words.chars().count()).sum();
    (letters + 2 * content.matches("counter").count()).min(WORDS)
}

/// Width of the widest number in a point's list, with its dot, in digits; 0 where it has one or two, or is of a system
/// that is not known here.
fn width_of_numbers(point: &Element, system: &str) -> usize {
    /// The first numbers with as many Roman letters as their place here says.
    const ROMAN: [u32; 9] = [1, 2, 3, 8, 18, 28, 38, 88, 188];
    let Some(list) = point.parent_element() else {
        return 0;
    };
    let start = list.get_attribute("start");
    let start = start.and_then(|start| start.parse().ok()).unwrap_or(1_u32);
    let items = list.child_element_count();
    let last = start.saturating_add(items.saturating_sub(1));
    let letters = match system {
        "decimal" => last.to_string().len(),
        "lower-roman" | "upper-roman" => ROMAN.iter().filter(|first| last >= **first).count(),
        _ => 0,
    };
    if letters > 2 { letters + 1 } else { 0 }
}

/// Whether the page shows a pseudo-element of an element, such as `::before`.
pub(super) fn has_content(point: &Element, name: &str) -> bool {
    let content = pseudo(point, name).map(|drawn| value(&drawn, "content"));
    content.is_some_and(|content| !["none", "normal", ""].contains(&&*content))
}

/// Whether the first letter of a text floats.
pub(super) fn has_drop_cap(point: &Element) -> bool {
    let float = pseudo(point, "::first-letter").map(|letter| value(&letter, "float"));
    float.is_some_and(|float| !["none", ""].contains(&&*float))
}

/// The `z-index` of an absolutely positioned pseudo-element, if it has one.
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
