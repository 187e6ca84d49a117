//! What the page's address carries: progress, and the page from which the reader came.

use std::cell::RefCell;

use web_sys::{Url, UrlSearchParams};

use crate::browser::window;
use crate::fragment;

thread_local! {
    /// The fragment with progress, until it is merged or the reader leaves it.
    static CARRIED: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// The page's address without its fragment.
pub(super) fn page() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

/// The fragment with progress (all of it, or one piece) with which the page was opened, if any. It is removed from the
/// address, so that neither a shared address nor the history holds the reader's notes.
pub(super) fn carried() -> Option<String> {
    let hash = window().location().hash().unwrap_or_default();
    if fragment::is_ours(&hash) {
        let from = named_in(&hash).map(|from| from_fragment(&from.href()));
        replace_fragment(&from.unwrap_or_default());
        CARRIED.set(Some(hash));
    }
    CARRIED.with_borrow(Clone::clone)
}

/// Forgets the progress that the address carried.
pub(super) fn forget_carried() {
    CARRIED.set(None);
}

/// The page from which the reader came to the app, if the address names one: in its fragment or, from earlier versions,
/// in its query.
pub(super) fn came_from() -> Option<Url> {
    named_in(&window().location().hash().ok()?)
}

fn named_in(hash: &str) -> Option<Url> {
    let search = window().location().search().ok()?;
    // Progress, which may be long, comes first; the other parameters follow after an `&`.
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

/// The fragment that names the page to return to. No server is sent a fragment.
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
        // The state stays as it is: a host's router may keep its own data there.
        let state = history.state().unwrap_or_default();
        let _ = history.replace_state_with_url(&state, "", Some(&address));
    }
}
