//! What the page's address brings along: progress, and the page that the reader came from.

use std::cell::RefCell;

use web_sys::{Url, UrlSearchParams};

use crate::browser::window;
use crate::fragment;

thread_local! {
    /// The progress that the address carried, until it is merged or left.
    static CARRIED: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// The page's address without its fragment.
pub(super) fn page() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

/// The progress that the address carried, or a piece of it as it came; none where it carried none. It is taken out of the
/// address: what a reader shares or finds in their history must not hold their notes.
pub(super) fn carried() -> Option<String> {
    let hash = window().location().hash().unwrap_or_default();
    if fragment::is_ours(&hash) {
        let from = named_in(&hash).map(|from| from_fragment(&from.href()));
        replace_fragment(&from.unwrap_or_default());
        CARRIED.set(Some(hash));
    }
    CARRIED.with_borrow(Clone::clone)
}

/// What the address carried is done with.
pub(super) fn forget_carried() {
    CARRIED.set(None);
}

/// The page from which the reader came to the app, as the address says; none where it names no page. The query is where
/// earlier versions named it.
pub(super) fn came_from() -> Option<Url> {
    named_in(&window().location().hash().ok()?)
}

fn named_in(hash: &str) -> Option<Url> {
    let search = window().location().search().ok()?;
    // Progress, which may be long, stands before what else there is.
    let hash = match fragment::is_ours(hash) {
        true => hash.split_once('&').map_or("", |(_, more)| more),
        false => hash.trim_start_matches('#'),
    };
    let named = [hash, &search].into_iter();
    let named = named.filter_map(|query| UrlSearchParams::new_with_str(query).ok()?.get("from"));
    let page = named.filter_map(|page| Url::new(&page).ok()).next()?;
    let is_page = matches!(page.protocol().as_str(), "https:" | "http:");
    page.set_hash("");
    is_page.then_some(page)
}

/// What names a page in the fragment of the app's address: no server is sent it.
pub(super) fn from_fragment(page: &str) -> String {
    let page = js_sys::encode_uri_component(page);
    format!("from={}", String::from(page))
}

fn replace_fragment(fragment: &str) {
    let address = match fragment {
        "" => page(),
        _ => format!("{}#{fragment}", page()),
    };
    if let Ok(history) = window().history() {
        // A host's router keeps its own word in the state.
        let state = history.state().unwrap_or_default();
        let _ = history.replace_state_with_url(&state, "", Some(&address));
    }
}
