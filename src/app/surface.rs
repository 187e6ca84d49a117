//! The JavaScript surface: what the custom element's members and events are made of.

use std::rc::Rc;

use serde_json::{Value, json};
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit, Element, HtmlElement};

use super::App;
use crate::browser::{clock, document};
use crate::outline::outline;
use crate::problem::Problem;
use crate::progress::Event;
use crate::view::panel::Wish;

/// A mounted widget, held by its custom element.
#[wasm_bindgen]
pub struct Widget(Rc<App>);

/// Mounts the widget; nothing where the page has no question or another widget has it.
#[wasm_bindgen]
#[must_use]
pub fn mount(host: HtmlElement) -> Option<Widget> {
    let element: &Element = &host;
    match App::mount(element.clone()) {
        Ok(app) => Some(Widget(app)),
        Err(problems) => {
            tell_problems(element, &problems);
            None
        }
    }
}

#[wasm_bindgen]
impl Widget {
    /// Tells the page that the widget is ready, and what is wrong with the article.
    pub fn announce(&self) {
        let guide = self.0.guide.borrow();
        let (points, follow_ups) = guide.counts();
        let questions = guide.questions.len();
        let detail = json!({"guide": self.0.guide_id, "questions": questions, "points": points, "followUps": follow_ups});
        drop(guide);
        tell(&self.0.host, "study-ready", &detail);
        tell_problems(&self.0.host, &self.0.problems.borrow());
    }

    /// Whether its article is still in the document.
    #[wasm_bindgen(js_name = isInPlace)]
    #[must_use]
    pub fn is_in_place(&self) -> bool {
        self.0.root.is_connected() && self.0.host.is_connected()
    }

    /// What was recognised.
    #[must_use]
    pub fn outline(&self) -> JsValue {
        let problems = self.0.problems.borrow();
        let problems = problems
            .iter()
            .map(|problem| (problem.code.name(), problem.message.as_str()));
        to_js(&outline(&self.0.guide_id, &self.0.guide.borrow(), problems))
    }

    /// The reader's progress, as the export text.
    #[wasm_bindgen(js_name = exportProgress)]
    #[must_use]
    pub fn export_progress(&self) -> String {
        self.0.study.borrow().export(clock::now())
    }

    /// The reader's progress on this guide, in the form of the export.
    #[must_use]
    pub fn progress(&self) -> JsValue {
        js_sys::JSON::parse(&self.0.study.borrow().progress(clock::now())).unwrap_or_default()
    }

    /// Merges an export into what is stored, and says how many records it added, updated, left or could not take.
    ///
    /// # Errors
    /// When the text is no export, or what it holds cannot be stored.
    #[wasm_bindgen(js_name = importProgress)]
    pub fn import_progress(&self, text: &str) -> Result<JsValue, JsError> {
        let report = self
            .0
            .study
            .borrow_mut()
            .import(text, clock::now())
            .map_err(|error| JsError::new(&error.to_string()))?;
        self.0.show_all_progress();
        Ok(to_js(&json!({
            "added": report.added,
            "updated": report.updated,
            "unchanged": report.unchanged,
            "rejected": report.rejected,
        })))
    }

    /// Opens every framework.
    #[wasm_bindgen(js_name = showAll)]
    pub fn show_all(&self) {
        self.0.wish(Wish::ShowAll);
    }

    /// Closes every framework.
    #[wasm_bindgen(js_name = hideAll)]
    pub fn hide_all(&self) {
        self.0.wish(Wish::HideAll);
    }

    /// Unticks everything; the reader can undo it.
    pub fn reset(&self) {
        self.0.act(Event::Reset);
    }

    /// Leaves the page as it was.
    pub fn unmount(self) {
        self.0.unmount();
    }
}

impl App {
    /// Tells the page how far along the reader is.
    pub(super) fn announce_progress(&self) {
        let summary = self.study.borrow().summary();
        let detail = json!({
            "guide": self.guide_id,
            "total": summary.total,
            "ticked": summary.ticked,
            "questions": {"new": summary.new, "learning": summary.learning, "confident": summary.confident},
            "due": 0,
        });
        tell(&self.host, "study-progress", &detail);
    }
}

fn problem(problem: &Problem) -> Value {
    json!({"code": problem.code.name(), "message": problem.message})
}

fn tell_problems(host: &Element, problems: &[Problem]) {
    for problem in problems {
        web_sys::console::info_1(&JsValue::from_str(&format!(
            "study-widget: {}",
            problem.message
        )));
        tell(host, "study-problem", &self::problem(problem));
    }
}

/// Dispatches an event that bubbles out of every shadow.
fn tell(host: &Element, name: &str, detail: &Value) {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(&to_js(detail));
    // A widget that found no guide stands in no document: the page hears of it there.
    let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) else {
        return;
    };
    let _ = if host.is_connected() {
        host.dispatch_event(&event)
    } else {
        document().dispatch_event(&event)
    };
}

fn to_js(value: &Value) -> JsValue {
    js_sys::JSON::parse(&value.to_string()).unwrap_or_default()
}
