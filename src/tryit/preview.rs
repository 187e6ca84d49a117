//! The preview: the page with the live widget, in a sandboxed frame with an origin of its own. `public/try/preview.js`
//! runs inside the frame.

use js_sys::{Object, Uint8Array};
use leptos::html::Iframe;
use leptos::prelude::*;
use serde::Deserialize;
use serde_json::json;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{MessageEvent, Window};

use super::Trial;
use super::found::Found;
use super::page::Page;
use crate::browser::events::Listener;
use crate::browser::{fetch, screen, scroll, window};
use crate::tag::{ATTRIBUTES, escaped, without_address};

/// The code that runs in the frame. No service worker answers a frame of another origin, so this page fetches the code
/// and passes it in.
#[derive(Clone, Default)]
struct Scripts {
    preview: String,
    widget: String,
    wasm: Vec<u8>,
}

/// A message from the frame.
#[derive(Deserialize)]
struct News {
    /// The number of the page that sent it; messages of an earlier page are ignored.
    number: u32,
    #[serde(default)]
    hello: bool,
    found: Option<Found>,
    /// The code of a language whose texts the frame asks for.
    language: Option<String>,
}

#[component]
pub(super) fn Preview(trial: Trial) -> impl IntoView {
    let frame = NodeRef::<Iframe>::new();
    let scripts = RwSignal::new(None::<Scripts>);
    let styles = StoredValue::new(Vec::new());
    let number = StoredValue::new(0);
    let is_empty = Memo::new(move |_| trial.text.with(|text| text.trim().is_empty()));
    let has_element = Memo::new(move |_| trial.preview_has_element());
    let post =
        move |message: serde_json::Value| send(frame, &JsValue::from_str(&message.to_string()));

    Effect::new(move |_| {
        if !is_empty.get() && scripts.with_untracked(Option::is_none) {
            spawn_local(async move { scripts.set(load().await) });
        }
    });
    Effect::new(move |_| {
        let (text, kind) = (trial.text.get(), trial.kind.get());
        let has_element = has_element.get();
        let (Some(frame), Some(scripts)) = (frame.get(), scripts.get()) else {
            return;
        };
        let Some(page) = Page::read(&text, kind).filter(|_| !is_empty.get()) else {
            return;
        };
        if has_element {
            page.insert_element(&untrack(|| trial.given()));
        }
        number.update_value(|number| *number += 1);
        let source = page.source(
            &trial
                .embed
                .with_value(|embed| head(&scripts, &embed.address, number.get_value())),
        );
        styles.set_value(page.styles);
        trial.found.set(None);
        frame.set_srcdoc(&source);
    });
    Effect::new(move |before: Option<()>| {
        let given = trial.given();
        let value = |name: &str| {
            given
                .iter()
                .find(|(given, _)| *given == name)
                .map_or("", |(_, value)| value)
        };
        let all: serde_json::Map<_, _> = ATTRIBUTES
            .iter()
            .map(|each| (each.name.to_owned(), json!(value(each.name))))
            .collect();
        if before.is_some() {
            post(json!({ "attributes": all }));
        }
    });
    Effect::new(move |_| post(json!({ "theme": trial.theme.preview_css() })));
    Effect::new(move |_| {
        if let Some(place) = trial.shown.get() {
            post(json!({ "show": place }));
            // In a narrow window the preview may be below the screen while the reader uses the tree.
            if let Some(frame) = frame.get_untracked()
                && screen::top(&frame) > screen::screen_height() / 2.0
            {
                scroll::scroll_to(&frame);
            }
        }
    });

    let on_message = move |event: web_sys::Event| {
        let event: MessageEvent = event.unchecked_into();
        let source = event.source();
        let ours = inside(frame)
            .zip(source)
            .is_some_and(|(inside, source)| Object::is(&inside, &source));
        let text = event.data().as_string().filter(|_| ours);
        let Some(Ok(news)) = text.map(|text| serde_json::from_str::<News>(&text)) else {
            return;
        };
        if news.number != number.get_value() {
            return;
        }
        if news.hello {
            scripts.with_untracked(|scripts| {
                if let Some(scripts) = scripts {
                    send(frame, &Uint8Array::from(scripts.wasm.as_slice()));
                }
            });
            post(json!({ "styles": styles.get_value(), "theme": trial.theme.preview_css() }));
        } else if let Some(language) = news.language {
            spawn_local(async move {
                let texts = texts(&language).await;
                post(json!({ "language": language, "texts": texts }));
            });
        } else if let Some(found) = news.found {
            let is_guide = found.is_guide();
            trial.found.set(Some(found));
            if !is_guide {
                trial.is_unrecognised.set(true);
            }
        }
    };
    let listener = StoredValue::new_local(Listener::new(&window(), "message", on_message));
    on_cleanup(move || listener.dispose());

    view! {
        <p class="empty" hidden=move || !is_empty.get()>{"Your page appears here, with the widget in it. Paste it, or open a sample."}</p>
        <iframe
            node_ref=frame
            title="Your page with the widget"
            sandbox="allow-scripts"
            hidden=is_empty
        ></iframe>
    }
}

async fn load() -> Option<Scripts> {
    Some(Scripts {
        preview: fetch::text("preview.js").await?,
        widget: fetch::text("../embed/study-widget.js").await?,
        wasm: fetch::bytes("../embed/study-widget.wasm").await?,
    })
}

/// The language file for a code; none if it is not all lower-case letters, so that the frame can fetch nothing else.
async fn texts(language: &str) -> Option<String> {
    if !language.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    fetch::text(&format!("../embed/study-widget.{language}.txt")).await
}

/// What comes first in the head of the frame's page. Its content security policy applies besides that of this page,
/// which allows both scripts by the hashes that `press` computes of the same texts.
fn head(scripts: &Scripts, embed: &str, number: u32) -> String {
    let widget = without_address(&scripts.widget);
    format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"img-src data:; font-src data:; media-src data:\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"study-preview\" content=\"{number}\"><meta name=\"study-embed\" content=\"{}study-widget.js\">\
         <script type=\"module\">{}</script><script type=\"module\">{widget}</script>",
        escaped(embed),
        scripts.preview
    )
}

fn inside(frame: NodeRef<Iframe>) -> Option<Window> {
    frame.get_untracked()?.content_window()
}

fn send(frame: NodeRef<Iframe>, message: &JsValue) {
    if let Some(inside) = inside(frame) {
        let _ = inside.post_message(message, "*");
    }
}
