//! The results to copy: the tag, the CSS of the theme and the content security policy.

use leptos::prelude::*;

use super::Trial;
use super::code::Code;

#[component]
pub(super) fn Output(trial: Trial) -> impl IntoView {
    let pinned = RwSignal::new(true);
    let tag = move || {
        let options = trial.given();
        let options = trial.tag_has_element().then_some(options.as_slice());
        let pin = trial.pin.get().filter(|_| pinned.get());
        trial
            .embed
            .with_value(|embed| embed.tag(pin.as_ref(), options))
    };
    let place = move || match trial.tag_has_element() {
        true => "Put it where the panel is to stand, before the first question.",
        false => "Put it anywhere in the page. The panel goes before the first question.",
    };
    let css = move || trial.theme.css();
    let is_themed = Memo::new(move |_| !css().is_empty());
    let policy = trial.embed.with_value(|embed| embed.policy());
    view! {
        <section class="output" aria-labelledby="tag">
            <h2 id="tag">{"Your tag"}</h2>
            {move || trial.pin.get().map(|pin| versions(pin.version, pinned))}
            <Code name="The tag" text=Signal::derive(tag)/>
            <p class="muted">{place}</p>
            {move || is_themed.get().then(|| view! {
                <h3>{"Into your style sheet"}</h3>
                <Code name="The colours" text=Signal::derive(css)/>
            })}
            <details>
                <summary>{"For a site with a content security policy"}</summary>
                <p class="muted">{"Add these sources to what your policy allows:"}</p>
                <Code name="The policy" text=policy/>
            </details>
        </section>
    }
}

/// The choice between a pinned version and always the newest.
fn versions(version: String, pinned: RwSignal<bool>) -> impl IntoView {
    view! {
        <fieldset>
            <legend class="unseen">{"Version"}</legend>
            <label>
                <input
                    type="radio"
                    name="version"
                    prop:checked=pinned
                    on:change=move |_| pinned.set(true)
                />
                {format!(" Version {version}, checked by its hash")}
            </label>
            <label>
                <input
                    type="radio"
                    name="version"
                    prop:checked=move || !pinned.get()
                    on:change=move |_| pinned.set(false)
                />
                {" Always the newest"}
            </label>
        </fieldset>
    }
}
