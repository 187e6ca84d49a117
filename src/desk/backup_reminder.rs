//! A reminder outside the desk, in the widget's panel or on the library page: work that is only in this browser is
//! getting old.

use std::any::Any;
use std::cell::RefCell;

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use super::backup_file;
use super::library::in_mode;
use crate::browser::anchor::Anchor;
use crate::browser::store::BrowserStore;
use crate::browser::unseen::when_unseen;
use crate::browser::{clock, document, key_value, page, styles};
use crate::i18n::{Text, t, text, tn};
use crate::progress::Millis;
use crate::study::oldest_unsaved;

const DAY: Millis = 24 * 60 * 60 * 1000;
/// Two weeks, as in `Your data`: the age of work that calls for the reminder, and how long `Not now` silences it.
const LONG: Millis = 14 * DAY;
/// Key in `browser::room` of the time until which the reader wants no reminder.
const SILENT_UNTIL: &str = "silent-until";
/// Accessible name of the link or button that leads to the reader's data.
const WAY: Text = text!("Back it up: opens your data");

thread_local! {
    /// The mounted reminder, if one is shown. Dropping it takes it off the page.
    static SHOWN: RefCell<Option<Box<dyn Any>>> = const { RefCell::new(None) };
}

/// The reminder. `children` is the link or button that leads to the reader's data.
#[component]
fn BackupReminder(
    /// The age in days of the oldest work that is in no backup.
    days: Millis,
    children: Children,
) -> impl IntoView {
    let not_now = |_| {
        let until = JsValue::from_f64((clock::now() + LONG) as f64);
        spawn_local(async move {
            // The reminder goes only after the write: a reader who sees it go may leave at once. If the write fails, it
            // comes again at the next visit.
            drop(key_value::write(SILENT_UNTIL, &until).await);
            hide();
        });
    };
    view! {
        <p class="reminder">
            {tn!(days as usize, "{n} day of work is in this browser only.", "{n} days of work are in this browser only.")}
            {children()}
            <button
                type="button"
                class="quiet"
                aria-label=t!("Not now: no word of backups for two weeks")
                on:click=not_now
            >
                {t!("Not now")}
            </button>
        </p>
    }
}

/// Mounts the reminder in the panel of `host`, a `<study-widget>`, if work is getting old. It waits until the panel is
/// out of sight, so that nothing moves where the reader looks.
pub(super) fn mount_in_panel(host: StudyWidget) {
    spawn_local(async move {
        let (days, panel) = (days().await, panel(&host));
        if let (Some(days), Some(panel)) = (days, panel) {
            when_unseen(&panel.clone(), move || show_in_panel(host, &panel, days));
        }
    });
}

fn show_in_panel(host: StudyWidget, panel: &HtmlElement, days: Millis) {
    let root = host.shadow_root().filter(|_| panel.is_connected());
    let Some(root) = root.filter(|root| matches!(root.query_selector(".reminder"), Ok(None)))
    else {
        return;
    };
    let open = move |_| {
        hide();
        host.study("data");
    };
    let line = move || {
        view! {
            <BackupReminder days>
                <button type="button" class="quiet" aria-label=WAY.get() on:click=open>{t!("Back it up")}</button>
            </BackupReminder>
        }
    };
    styles::add(&root, include_str!("backup_reminder.css"));
    let anchor = document()
        .body()
        .and_then(|body| Anchor::take(&body, std::iter::empty()));
    SHOWN.set(Some(Box::new(mount_to(panel.clone(), line))));
    if let Some(anchor) = anchor {
        anchor.restore();
    }
}

/// Mounts the reminder below the library's list of guides, with a link to the data of the first guide that was studied.
pub(super) fn mount_in_library() {
    spawn_local(async {
        if let (Some(href), Some(days)) = (studied(), days().await) {
            show_in_library(href, days);
        }
    });
}

fn show_in_library(href: String, days: Millis) {
    let list = document().query_selector(".guides").ok().flatten();
    let is_shown = SHOWN.with_borrow(Option::is_some);
    let Some(list) = list.filter(|_| !is_shown) else {
        return;
    };
    let place = page::new_element("div");
    let _ = list.after_with_node_1(&place);
    let line = move || view! { <BackupReminder days><a href=href aria-label=WAY.get()>{t!("Back it up")}</a></BackupReminder> };
    SHOWN.set(Some(Box::new(mount_to(place.unchecked_into(), line))));
}

/// The address that opens `Your data` in the first studied guide of the list.
fn studied() -> Option<String> {
    let mine = document().query_selector(".guides .mine").ok()??;
    let link = mine.closest("li").ok()??.query_selector("a[href]").ok()??;
    Some(in_mode(&link.get_attribute("href")?, "data"))
}

/// The age in days of the oldest work that is in no backup; none if it is no older than [`LONG`], or the reader
/// silenced the reminder.
async fn days() -> Option<Millis> {
    let now = clock::now();
    let silent = key_value::read(SILENT_UNTIL)
        .await
        .and_then(|until| until.as_f64());
    if silent.is_some_and(|until| (now as f64) < until) {
        return None;
    }
    let written = backup_file::last_written().await.unwrap_or_default();
    let oldest = oldest_unsaved(&BrowserStore, written, now).ok()??;
    let age = now.saturating_sub(oldest);
    (age > LONG).then_some(age / DAY)
}

fn panel(host: &StudyWidget) -> Option<HtmlElement> {
    let panel = host.shadow_root()?.query_selector("section").ok()??;
    panel.dyn_into().ok()
}

/// Removes the reminder, in a task of its own: the event handler that calls this is part of it.
fn hide() {
    clock::soon(|| drop(SHOWN.take()));
}

#[wasm_bindgen]
extern "C" {
    /// A `<study-widget>`.
    #[wasm_bindgen(extends = HtmlElement)]
    pub type StudyWidget;

    #[wasm_bindgen(method)]
    fn study(this: &StudyWidget, mode: &str);
}
