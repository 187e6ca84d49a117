//! The form: every attribute of the element.

use leptos::prelude::*;

use super::Trial;
use crate::tag::{ATTRIBUTES, Attribute};

#[component]
pub(super) fn Options(trial: Trial) -> impl IntoView {
    let fields = ATTRIBUTES.into_iter().zip(trial.options);
    view! {
        <section class="options" aria-labelledby="options">
            <h2 id="options">{"Options"}</h2>
            <p class="muted">{"None is needed. Each change shows at once."}</p>
            {fields.map(|(attribute, value)| field(attribute, value)).collect_view()}
        </section>
    }
}

fn field(attribute: Attribute, value: RwSignal<String>) -> impl IntoView {
    let Attribute {
        name,
        label,
        help,
        choices,
    } = attribute;
    let (id, help_id) = (format!("option-{name}"), format!("help-{name}"));
    let control = match choices {
        [] => view! {
            <input
                id=id.clone()
                type="text"
                autocomplete="off"
                spellcheck="false"
                aria-describedby=help_id.clone()
                prop:value=value
                on:change=move |event| value.set(event_target_value(&event))
            />
        }
        .into_any(),
        choices => view! {
            <select
                id=id.clone()
                aria-describedby=help_id.clone()
                prop:value=value
                on:change=move |event| value.set(event_target_value(&event))
            >
                <option value="">{"By default"}</option>
                {choices.iter().map(|choice| view! { <option value=*choice>{*choice}</option> }).collect_view()}
            </select>
        }
        .into_any(),
    };
    view! {
        <div class="field">
            <label for=id>{label}" "<code>{name}</code></label>
            {control}
            <p id=help_id class="muted">{help}</p>
        </div>
    }
}
