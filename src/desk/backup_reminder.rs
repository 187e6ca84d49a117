//! A quiet line outside the desk: work that is in this browser and nowhere else is getting old.

use std::any::Any;
use std::cell::RefCell;

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use super::kept_file;
use super::library::in_mode;
use crate::browser::anchor::Anchor;
use crate::browser::store::BrowserStore;
use crate::browser::unseen::when_unseen;
use crate::browser::{clock, document, page, room, styles};
use crate::i18n::{Text, t, text, tn};
use crate::progress::Millis;
use crate::study::oldest_unsaved;

const DAY: Millis = 24 * 60 * 60 * 1000;
/// Two weeks, as `Your data` counts them.
const LONG: Millis = 14 * DAY;
/// The name under which the room says until when the reader wants no word of it.
const SILENT_UNTIL: &str = "silent-until";
/// What the way to the data is called where the line is not read.
const WAY: Text = text!("Back it up: opens your data");

thread_local! {
    /// The line that is shown, if one is.
    static SHOWN: RefCell<Option<Box<dyn Any>>> = const { RefCell::new(None) };
}

/// The line. `children` is the way to the reader's data.
#[component]
fn BackupReminder(
    /// How old the oldest work is that is in no backup.
    days: Millis,
    children: Children,
) -> impl IntoView {
    let not_now = |_| {
        let until = JsValue::from_f64((clock::now() + LONG) as f64);
        spawn_local(async move {
            // Who sees the line go may leave at once. Where it cannot be kept, the line comes again at the next visit.
            drop(room::write(SILENT_UNTIL, &until).await);
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

/// Puts the line into the panel of `host`, a `<study-widget>`, where work is getting old. Where the reader looks nothing
/// may move: so once the panel is out of sight.
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

/// Puts the line under the library's list of guides; its way leads to the first that was studied.
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

/// The address of the first studied guide's data.
fn studied() -> Option<String> {
    let mine = document().query_selector(".guides .mine").ok()??;
    let link = mine.closest("li").ok()??.query_selector("a[href]").ok()??;
    Some(in_mode(&link.get_attribute("href")?, "data"))
}

/// How many days old the oldest work is that is in no backup; none where nothing needs to be said.
async fn days() -> Option<Millis> {
    let now = clock::now();
    let silent = room::read(SILENT_UNTIL)
        .await
        .and_then(|until| until.as_f64());
    if silent.is_some_and(|until| (now as f64) < until) {
        return None;
    }
    let written = kept_file::last_written().await.unwrap_or_default();
    let oldest = oldest_unsaved(&BrowserStore, written, now).ok()??;
    let age = now.saturating_sub(oldest);
    (age > LONG).then_some(age / DAY)
}

fn panel(host: &StudyWidget) -> Option<HtmlElement> {
    let panel = host.shadow_root()?.query_selector("section").ok()??;
    panel.dyn_into().ok()
}

/// Takes the line away, in a turn of its own: what asks for it is part of it.
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
