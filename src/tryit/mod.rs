//! The configurator: an author's page, the live widget in it, and the tag to copy. Nothing is sent or stored.
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

/// The state of the configurator, shared by all its components.
#[derive(Clone, Copy)]
struct Trial {
    /// The page, as it was pasted.
    text: RwSignal<String>,
    kind: RwSignal<Kind>,
    /// The value of each of [`ATTRIBUTES`]; empty where it is not given.
    options: [RwSignal<String>; ATTRIBUTES.len()],
    theme: Theme,
    /// What the widget recognised in the current page; none until the preview reports it.
    found: RwSignal<Option<Found>>,
    /// Whether the widget did not take the page for a guide without the `<study-widget>` element.
    is_unrecognised: RwSignal<bool>,
    /// The place that the preview scrolls to.
    shown: RwSignal<Option<Place>>,
    embed: StoredValue<Embed>,
    /// The newest version to which a tag can be pinned; none if there is none, or if the list of versions could not be
    /// fetched.
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
            is_unrecognised: RwSignal::new(false),
            shown: RwSignal::default(),
            embed: StoredValue::new(embed),
            pin: RwSignal::default(),
        }
    }

    /// Replaces the page.
    fn take(self, text: String, kind: Kind) {
        self.found.set(None);
        self.is_unrecognised.set(false);
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

    /// Whether the page in the preview contains the element, and not the script alone: also to try whether the element
    /// makes it a guide.
    fn preview_has_element(self) -> bool {
        self.is_unrecognised.get()
            || self
                .options
                .iter()
                .any(|value| !value.get().trim().is_empty())
    }

    /// Whether the tag contains the element: for its options, or because only with it the page is a guide. Until the
    /// preview reports what it found, the element is expected to help.
    fn tag_has_element(self) -> bool {
        let is_guide = self
            .found
            .with(|found| found.as_ref().is_none_or(Found::is_guide));
        !self.given().is_empty() || (self.is_unrecognised.get() && is_guide)
    }
}

/// Mounts the configurator on its page.
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
    // The forms start below the screen, so they are mounted in a task of their own.
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

/// The forms: options and colours.
#[component]
fn Choosing(trial: Trial) -> impl IntoView {
    view! {
        <options::Options trial/>
        <theme::Colours trial/>
    }
}
