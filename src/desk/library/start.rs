//! The library's start link: to the first guide, or to where the reader left off.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::browser::document;

/// The text and address of the start link.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Target {
    /// What a click does, such as `Continue`.
    pub(super) word: String,
    pub(super) title: String,
    pub(super) href: String,
}

/// The target in the page's own mark-up, for a first-time reader.
pub(super) fn first() -> Option<Target> {
    let link = link()?;
    let text = |tag: &str| {
        let part = link.query_selector(tag).ok().flatten();
        part.and_then(|part| part.text_content())
            .unwrap_or_default()
    };
    Some(Target {
        word: text("strong"),
        title: text("span"),
        href: link.get_attribute("href")?,
    })
}

/// Mounts the text of the start link and points it to where the reader left off, if there is such a place.
pub(super) fn mount(left_off: impl Fn() -> Option<Target> + Send + Sync + 'static) {
    let (Some(link), Some(first)) = (link(), first()) else {
        return;
    };
    link.set_text_content(None);
    let start = {
        let link = link.clone();
        move || {
            let target = Memo::new(move |_| left_off().unwrap_or_else(|| first.clone()));
            view! { <Start link target/> }
        }
    };
    mount_to(link.unchecked_into(), start).forget();
}

/// The text inside the start link. An effect sets the link's `href` to match.
#[component]
fn Start(link: Element, #[prop(into)] target: Signal<Target>) -> impl IntoView {
    Effect::new(move || target.with(|target| drop(link.set_attribute("href", &target.href))));
    view! {
        <strong>{move || target.get().word}</strong>
        " "
        <span>{move || target.get().title}</span>
    }
}

fn link() -> Option<Element> {
    document().query_selector(".start a").ok()?
}
