//! Charts: SVG pictures with an accessible name, and the same numbers in a table.
//!
//! Shapes are coloured by classes only, so that dark mode and forced colours apply. Their coordinates are in a view box
//! that stretches to any width.

use leptos::prelude::*;

use super::Disclosure;

use crate::i18n::t;

/// Pictures under a heading, a sentence on what they show, and a table of the same numbers, rendered when it is first
/// opened.
#[component]
pub(in crate::desk) fn Figure(
    heading: &'static str,
    /// The sentence on what the pictures show.
    #[prop(into)]
    words: Signal<String>,
    /// The heads of the table's two columns.
    heads: [&'static str; 2],
    rows: impl Fn() -> Vec<[String; 2]> + Send + 'static,
    children: Children,
) -> impl IntoView {
    let opened = RwSignal::new(false);
    let table = move || opened.get().then(|| view! { <Numbers heads rows=rows()/> });
    view! {
        <section class="figure">
            <h3>{heading}</h3>
            <p class="muted">{words}</p>
            <div class="pictures">{children()}</div>
            <Disclosure summary=t!("As a table") on:toggle=move |_| opened.set(true)>
                {table}
            </Disclosure>
        </section>
    }
}

/// A picture with an accessible name. Its view box is `width` by `height`.
#[component]
pub(in crate::desk) fn Picture(
    name: String,
    class: &'static str,
    width: usize,
    height: usize,
    /// Whether its class sets the height, and the shapes stretch to the width.
    #[prop(optional)]
    stretched: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <svg
            role="img"
            aria-label=name
            class=class
            viewBox=format!("0 0 {width} {height}")
            preserveAspectRatio=stretched.then_some("none")
        >
            {children()}
        </svg>
    }
}

/// A rectangle of a picture: its class, then its x, y, width and height.
pub(in crate::desk) type Bar = (&'static str, [usize; 4]);

/// The rectangles of a picture, as one path for each class.
#[component]
pub(in crate::desk) fn Bars(bars: Vec<Bar>) -> impl IntoView {
    let mut shapes: Vec<(&str, String)> = Vec::new();
    for (class, [x, y, width, height]) in bars {
        let path = format!("M{x} {y}h{width}v{height}h-{width}z");
        match shapes.iter_mut().find(|(known, _)| *known == class) {
            Some((_, all)) => all.push_str(&path),
            None => shapes.push((class, path)),
        }
    }
    let shapes = shapes.into_iter();
    shapes
        .map(|(class, path)| view! { <path class=class d=path></path> })
        .collect_view()
}

/// Labels of a picture: class `ends` for one at each end, `marks` for one at each bar. Assistive technology has the
/// table instead.
#[component]
pub(in crate::desk) fn Labels(class: &'static str, words: Vec<String>) -> impl IntoView {
    let words = words.into_iter();
    view! {
        <p aria-hidden="true" class=class>
            {words.map(|word| view! { <span>{word}</span> }).collect_view()}
        </p>
    }
}

/// A picture with a scale from 0 to 100 per cent at its side.
#[component]
pub(in crate::desk) fn PerCentScale(children: Children) -> impl IntoView {
    let scale = [100, 50, 0]
        .map(|share| t!("{share}\u{a0}%", share))
        .to_vec();
    view! { <div class="scale"><Labels class="" words=scale/>{children()}</div> }
}

/// A table of two columns, the first of which has the row headers.
#[component]
fn Numbers(heads: [&'static str; 2], rows: Vec<[String; 2]>) -> impl IntoView {
    let rows = rows.into_iter();
    view! {
        <table class="numbers">
            <thead>
                <tr>{heads.map(|head| view! { <th scope="col">{head}</th> })}</tr>
            </thead>
            <tbody>
                {rows
                    .map(|[name, value]| view! { <tr><th scope="row">{name}</th><td>{value}</td></tr> })
                    .collect_view()}
            </tbody>
        </table>
    }
}
