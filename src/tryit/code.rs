//! A block of code with a button that copies it.

use leptos::prelude::*;

use crate::browser::file;

/// Lines of code, and the button that copies them.
#[component]
pub(super) fn Code(
    /// What the lines are, for the button's label and the accessible name.
    name: &'static str,
    #[prop(into)] text: Signal<String>,
) -> impl IntoView {
    let said = RwSignal::new("");
    let copy = move |_| {
        file::copy(&text.get(), move |done| {
            said.set(match done {
                true => "Copied",
                false => "Not copied: select the text and copy it by hand",
            });
        });
    };
    // The message is about the text that was copied, so a change of the text clears it.
    Effect::new(move |_| {
        text.track();
        said.set("");
    });
    view! {
        <div class="code">
            <pre tabindex="0" role="group" aria-label=name>
                <code>{text}</code>
            </pre>
            <p>
                <button type="button" class="main" on:click=copy>{format!("Copy {}", name.to_lowercase())}</button>
                <span role="status">{said}</span>
            </p>
        </div>
    }
}
