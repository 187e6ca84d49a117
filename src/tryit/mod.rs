//! The configurator: an author's page, the widget live in it, and the tag to copy. Nothing is sent, and no storage is touched.
#![allow(
    unreachable_pub,
    reason = "`#[component]` makes the properties of a component more public than the component"
)]

mod code;
mod found;
mod options;
mod output;
mod page;
mod preview;
mod source;
mod theme;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use crate::browser::{clock, document, fetch, window};
use crate::tag::{ATTRIBUTES, Embed, Pin};
use found::{Found, Place};
use page::Kind;
use theme::Theme;

/// What the author tries, shared by every part of the page.
#[derive(Clone, Copy)]
struct Trial {
    /// The page, as it was pasted.
    text: RwSignal<String>,
    kind: RwSignal<Kind>,
    /// The value of each of [`ATTRIBUTES`]; empty where it is not given.
    options: [RwSignal<String>; ATTRIBUTES.len()],
    theme: Theme,
    /// What the widget recognised in the page as it is; none until it says so.
    found: RwSignal<Option<Found>>,
    /// The author's word that the page is a guide, where it is not taken for one without.
    by_author: RwSignal<bool>,
    /// The place to bring to the eye.
    shown: RwSignal<Option<Place>>,
    embed: StoredValue<Embed>,
    /// The newest version that is there to stay; none where there is none yet, or no network to ask.
    pin: RwSignal<Option<Pin>>,
}

impl Trial {
    fn new(embed: Embed) -> Trial {
        Trial {
            text: RwSignal::default(),
            kind: RwSignal::new(Kind::Html),
            options: std::array::from_fn(|_| RwSignal::default()),
            theme: Theme::new(),
            found: RwSignal::default(),
            by_author: RwSignal::new(false),
            shown: RwSignal::default(),
            embed: StoredValue::new(embed),
            pin: RwSignal::default(),
        }
    }

    /// Takes a page in the place of the last.
    fn take(self, text: String, kind: Kind) {
        self.found.set(None);
        self.by_author.set(false);
        self.kind.set(kind);
        self.text.set(text);
    }

    /// The options that are given, by name.
    fn given(self) -> Vec<(&'static str, String)> {
        let values = ATTRIBUTES.iter().zip(self.options);
        let given =
            values.map(|(attribute, value)| (attribute.name, value.get().trim().to_owned()));
        given.filter(|(_, value)| !value.is_empty()).collect()
    }

    /// Whether the page needs the element, and not the script alone.
    fn needs_element(self) -> bool {
        self.by_author.get()
            || self
                .options
                .iter()
                .any(|value| !value.get().trim().is_empty())
    }
}

/// Fills the configurator's page.
pub fn start() {
    let Some(main) = document().get_element_by_id("try") else {
        return;
    };
    let href = window().location().href().unwrap_or_default();
    let address = web_sys::Url::new_with_base("../embed/", &href);
    let embed = Embed {
        address: address.map(|url| url.href()).unwrap_or_default(),
    };
    let trial = Trial::new(embed);
    spawn_local(async move {
        let list = fetch::text("../embed/versions.json").await;
        let all: Option<Vec<Pin>> = list.and_then(|list| serde_json::from_str(&list).ok());
        trial.pin.set(all.and_then(|all| all.into_iter().next()));
    });
    let main: HtmlElement = main.unchecked_into();
    let rest = main.clone();
    mount_to(main, move || view! { <Trying trial/> }).forget();
    // What stands below the screen is a task of its own.
    clock::soon(move || mount_to(rest, move || view! { <Choosing trial/> }).forget());
}

/// The page, what readers will see of it, and the tag.
#[component]
fn Trying(trial: Trial) -> impl IntoView {
    view! {
        <source::Source trial/>
        <section class="seen" aria-labelledby="seen">
            <h2 id="seen">{"What readers will see"}</h2>
            <found::Recognised trial/>
            <preview::Preview trial/>
        </section>
        <output::Output trial/>
    }
}

/// What may be chosen.
#[component]
fn Choosing(trial: Trial) -> impl IntoView {
    view! {
        <options::Options trial/>
        <theme::Colours trial/>
    }
}
