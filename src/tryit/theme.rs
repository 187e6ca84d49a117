//! The theme: the widget's `--study-*` colours in light and dark, with a check of each text colour's contrast.

use leptos::prelude::*;

use super::Trial;
use crate::contrast;

/// A colour of the widget: its property, what it is for, and what it is by default in light and in dark.
struct Colour {
    property: &'static str,
    label: &'static str,
    default: [&'static str; 2],
    /// Whether text has this colour, which then needs contrast with the paper.
    is_text: bool,
}

/// The defaults are those of `src/view/base.css`.
const COLOURS: [Colour; 7] = [
    Colour {
        property: "--study-accent",
        label: "Accent",
        default: ["#0b5c55", "#6fd3c4"],
        is_text: true,
    },
    Colour {
        property: "--study-ink",
        label: "Text",
        default: ["#1d2126", "#e8e6e1"],
        is_text: true,
    },
    Colour {
        property: "--study-muted",
        label: "Quiet text",
        default: ["#5a626b", "#a5adb5"],
        is_text: true,
    },
    Colour {
        property: "--study-learning",
        label: "Learning",
        default: ["#a65a00", "#f0b35a"],
        is_text: true,
    },
    Colour {
        property: "--study-paper",
        label: "Paper",
        default: ["#ffffff", "#16191d"],
        is_text: false,
    },
    Colour {
        property: "--study-tint",
        label: "Tint",
        default: ["#eef4f3", "#1e2a2a"],
        is_text: false,
    },
    Colour {
        property: "--study-line",
        label: "Lines",
        default: ["#c9ced4", "#454c54"],
        is_text: false,
    },
];
const PAPER: usize = 4;
const SCHEMES: [&str; 2] = ["light", "dark"];

/// The colours, font and preview scheme that the author chose.
#[derive(Clone, Copy)]
pub(super) struct Theme {
    /// The value of each of [`COLOURS`], in light and in dark.
    colours: [[RwSignal<String>; 2]; COLOURS.len()],
    font: RwSignal<String>,
    /// The colour scheme of the preview; empty for the reader's own.
    scheme: RwSignal<String>,
}

impl Theme {
    pub(super) fn new() -> Theme {
        let signals = |colour: &Colour| colour.default.map(|value| RwSignal::new(value.to_owned()));
        Theme {
            colours: COLOURS.each_ref().map(signals),
            font: RwSignal::default(),
            scheme: RwSignal::default(),
        }
    }

    /// The CSS rule for the author's style sheet; empty if nothing differs from the defaults.
    pub(super) fn css(self) -> String {
        let chosen = COLOURS
            .iter()
            .zip(self.colours)
            .filter_map(|(colour, values)| {
                let values = values.map(|value| value.get());
                let [light, dark] = &values;
                (values != colour.default)
                    .then(|| format!("  {}: light-dark({light}, {dark});\n", colour.property))
            });
        let mut lines: String = chosen.collect();
        let font: String = self
            .font
            .get()
            .chars()
            .filter(|letter| !";{}".contains(*letter))
            .collect();
        if !font.trim().is_empty() {
            lines.push_str(&format!("  --study-font: {};\n", font.trim()));
        }
        match lines.is_empty() {
            true => lines,
            false => format!(":root {{\n{lines}}}"),
        }
    }

    /// The CSS of [`Theme::css`] for the preview, with the colour scheme chosen for it.
    pub(super) fn preview_css(self) -> String {
        let scheme = self.scheme.get();
        let scheme = match scheme.as_str() {
            "" => String::new(),
            scheme => format!(":root {{ color-scheme: {scheme} }}\n"),
        };
        scheme + &self.css()
    }
}

#[component]
pub(super) fn Colours(trial: Trial) -> impl IntoView {
    let Theme {
        colours,
        font,
        scheme,
    } = trial.theme;
    view! {
        <section class="theme" aria-labelledby="theme">
            <h2 id="theme">{"Colours"}</h2>
            <div class="field">
                <label for="scheme">{"Show the page in"}</label>
                <select id="scheme" on:change=move |event| scheme.set(event_target_value(&event))>
                    <option value="">{"The reader’s own scheme"}</option>
                    {SCHEMES.map(|name| view! { <option value=name>{name}</option> })}
                </select>
            </div>
            <table>
                <thead>
                    <tr><th scope="col">{"Colour"}</th>{SCHEMES.map(|name| view! { <th scope="col">{format!("In {name}")}</th> })}</tr>
                </thead>
                <tbody>
                    {(0..COLOURS.len()).map(|row| view! { <Row row colours/> }).collect_view()}
                </tbody>
            </table>
            <div class="field">
                <label for="font">{"Font "}<code>{"--study-font"}</code></label>
                <input
                    id="font"
                    type="text"
                    autocomplete="off"
                    spellcheck="false"
                    placeholder="Georgia, serif"
                    on:change=move |event| font.set(event_target_value(&event))
                />
            </div>
        </section>
    }
}

#[component]
fn Row(row: usize, colours: [[RwSignal<String>; 2]; COLOURS.len()]) -> impl IntoView {
    let (colour, values) = COLOURS.iter().zip(colours).nth(row)?;
    let papers = colours.get(PAPER).copied()?;
    let cell = |index: usize, value: RwSignal<String>, paper: RwSignal<String>| {
        let scheme = SCHEMES.get(index).copied().unwrap_or_default();
        let verdict = move || verdict(&value.get(), &paper.get());
        view! {
            <td>
                <input
                    type="color"
                    aria-label=format!("{} in {scheme}", colour.label)
                    prop:value=value
                    on:input=move |event| value.set(event_target_value(&event))
                />
                {colour.is_text.then(|| view! {
                    <span role="status" class:short=move || !verdict().1>{move || verdict().0}</span>
                })}
            </td>
        }
    };
    let cells = values.into_iter().zip(papers).enumerate();
    Some(view! {
        <tr>
            <th scope="row">{colour.label}</th>
            {cells.map(|(index, (value, paper))| cell(index, value, paper)).collect_view()}
        </tr>
    })
}

/// The contrast in words, and whether it is enough.
fn verdict(colour: &str, paper: &str) -> (String, bool) {
    let ratio = contrast::ratio(colour, paper).unwrap_or(1.0);
    // Rounded down, so that a ratio just below the limit does not look sufficient.
    let shown = (ratio * 10.0).floor() / 10.0;
    match ratio >= contrast::ENOUGH {
        true => (format!(" {shown:.1}:1"), true),
        false => (
            format!(
                " {shown:.1}:1, hard to read; {:.1} is enough",
                contrast::ENOUGH
            ),
            false,
        ),
    }
}
