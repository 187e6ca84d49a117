//! Pictures of numbers: shapes in SVG with a name for those who do not see them, and the numbers as a table behind.
//!
//! Shapes are coloured by classes alone, so that dark and forced colours reach them, and stand at whole numbers in a
//! view box that stretches, so that a picture fits any width.

use std::cell::Cell;

use web_sys::Element;

use super::parts::{around, disclosure, line};
use crate::browser::document;
use crate::view::View;
use crate::view::make::{element, fill, with};

/// A picture of this name, of a class; its shapes stand in a box from 0 to `width` and `height`.
pub(super) fn picture(name: &str, class: &str, width: usize, height: usize) -> Element {
    let view_box = format!("0 0 {width} {height}");
    shape(
        "svg",
        &[
            ("role", "img"),
            ("aria-label", name),
            ("class", class),
            ("viewBox", &view_box),
        ],
    )
}

/// A picture that is as high as its class says, whatever its width.
pub(super) fn stretched(name: &str, class: &str, width: usize, height: usize) -> Element {
    let picture = picture(name, class, width, height);
    let _ = picture.set_attribute("preserveAspectRatio", "none");
    picture
}

/// An element of a picture.
pub(super) fn shape(tag: &str, attributes: &[(&str, &str)]) -> Element {
    let shape = document()
        .create_element_ns(Some("http://www.w3.org/2000/svg"), tag)
        .unwrap_or_else(|_| unreachable!("{tag} is a name for an element"));
    for (name, value) in attributes {
        let _ = shape.set_attribute(name, value);
    }
    shape
}

/// Boxes, drawn as one shape a class.
#[derive(Default)]
pub(super) struct Bars(Vec<(&'static str, String)>);

impl Bars {
    /// Adds a box at a place, of a size and a class.
    pub(super) fn add(&mut self, class: &'static str, [x, y, width, height]: [usize; 4]) {
        let path = format!("M{x} {y}h{width}v{height}h-{width}z");
        match self.0.iter_mut().find(|(known, _)| *known == class) {
            Some((_, all)) => all.push_str(&path),
            None => self.0.push((class, path)),
        }
    }

    /// Puts them into a picture.
    pub(super) fn draw(&self, picture: &Element) {
        for (class, path) in &self.0 {
            fill(picture, &[&shape("path", &[("class", class), ("d", path)])]);
        }
    }
}

/// Pictures under a heading, what they say in a line, and a table of the same, made when it is first opened.
pub(super) fn figure(
    view: &mut View,
    heading: &str,
    words: &str,
    pictures: &[&Element],
    heads: [&'static str; 2],
    rows: impl Fn() -> Vec<[String; 2]> + 'static,
) -> Element {
    let table = disclosure("As a table");
    let (made, opened) = (Cell::new(false), table.clone());
    let rows: Box<dyn Fn() -> Vec<[String; 2]>> = Box::new(rows);
    view.hear(&table, "toggle", move |_| {
        if !made.replace(true) {
            fill(&opened, &[&filled(heads, &rows())]);
        }
    });
    let heading = element("h3", heading);
    let pictures = around("div", "pictures", pictures);
    around(
        "section",
        "figure",
        &[&heading, &line("muted", words), &pictures, &table],
    )
}

/// Words at both ends of what lies under a picture; whoever does not see it has the table.
pub(super) fn ends(first: &str, last: &str) -> Element {
    beside("ends", &[first, last])
}

/// A word to each of a picture's bars.
pub(super) fn marks(words: &[&str]) -> Element {
    beside("marks", words)
}

/// A picture of shares with its scale at its side.
pub(super) fn scaled(picture: &Element) -> Element {
    let scale = beside("", &["100 %", "50 %", "0 %"]);
    around("div", "scale", &[&scale, picture])
}

fn beside(class: &str, words: &[&str]) -> Element {
    let words_beside = with(element("p aria-hidden=true", ""), "class", class);
    for word in words {
        fill(&words_beside, &[&element("span", word)]);
    }
    words_beside
}

fn filled(heads: [&str; 2], rows: &[[String; 2]]) -> Element {
    let row = |kinds: [&'static str; 2], texts: [&str; 2]| {
        let cells = kinds.iter().zip(texts);
        let cells: Vec<Element> = cells.map(|(kind, text)| element(kind, text)).collect();
        around("tr", "", &cells.iter().collect::<Vec<_>>())
    };
    let head = around(
        "thead",
        "",
        &[&row(["th scope=col", "th scope=col"], heads)],
    );
    let body = element("tbody", "");
    for [name, value] in rows {
        fill(&body, &[&row(["th scope=row", "td"], [name, value])]);
    }
    around("table", "numbers", &[&head, &body])
}
