//! The heading of a screen.

use leptos::html;
use leptos::prelude::*;
use web_sys::FocusOptions;

use crate::browser::clock;

/// The heading of a new screen: once mounted it takes the focus, and the sheet scrolls to its top.
#[component]
pub(in crate::desk) fn Title(#[prop(into)] text: String) -> impl IntoView {
    let heading = NodeRef::<html::H2>::new();
    heading.on_load(|heading| {
        clock::soon(move || {
            if let Ok(Some(sheet)) = heading.closest(".sheet") {
                sheet.set_scroll_top(0);
            }
            let in_place = FocusOptions::new();
            in_place.set_prevent_scroll(true);
            let _ = heading.focus_with_options(&in_place);
        });
    });
    view! { <h2 node_ref=heading tabindex="-1">{text}</h2> }
}
