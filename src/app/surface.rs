//! The JavaScript surface: what the custom element's members and events are made of.

use std::rc::Rc;

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, CustomEventInit, Element, HtmlElement};

use super::App;
use crate::browser::{clock, document};
use crate::guide::Question;
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
    /// Whether its article is still in the document.
    #[wasm_bindgen(js_name = isInPlace)]
    #[must_use]
    pub fn is_in_place(&self) -> bool {
        self.0.root.is_connected() && self.0.host.is_connected()
    }

    /// What was recognised.
    #[must_use]
    pub fn outline(&self) -> JsValue {
        let guide = self.0.guide.borrow();
        let questions = Array::new();
        for question in &guide.questions {
            questions.push(&outlined(question));
        }
        let problems = Array::new();
        for found in self.0.problems.borrow().iter() {
            problems.push(&problem(found));
        }
        object(&[
            ("guide", JsValue::from_str(&self.0.guide_id)),
            ("title", JsValue::from_str(&guide.title)),
            ("questions", questions.into()),
            ("problems", problems.into()),
        ])
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
        self.0.show_everything();
        Ok(object(&[
            ("added", number(report.added)),
            ("updated", number(report.updated)),
            ("unchanged", number(report.unchanged)),
            ("rejected", number(report.rejected)),
        ]))
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
    /// Tells the page that the widget is ready, and what is wrong with the article.
    pub(super) fn announce(&self) {
        let guide = self.guide.borrow();
        let (points, follow_ups) = guide.counts();
        let detail = object(&[
            ("guide", JsValue::from_str(&self.guide_id)),
            ("questions", number(guide.questions.len())),
            ("points", number(points)),
            ("followUps", number(follow_ups)),
        ]);
        drop(guide);
        tell(&self.host, "study-ready", &detail);
        tell_problems(&self.host, &self.problems.borrow());
    }

    /// Tells the page how far along the reader is.
    pub(super) fn announce_progress(&self) {
        let summary = self.study.borrow().summary();
        let questions = object(&[
            ("new", number(summary.new)),
            ("learning", number(summary.learning)),
            ("confident", number(summary.confident)),
        ]);
        let detail = object(&[
            ("guide", JsValue::from_str(&self.guide_id)),
            ("total", number(summary.total)),
            ("ticked", number(summary.ticked)),
            ("questions", questions),
            ("due", number(0)),
        ]);
        tell(&self.host, "study-progress", &detail);
    }
}

fn outlined(question: &Question) -> JsValue {
    let points = Array::new();
    for point in &question.framework.points {
        points.push(&entry(&point.id, &point.text));
    }
    let follow_ups = Array::new();
    for follow_up in &question.follow_ups {
        follow_ups.push(&entry(&follow_up.id, &follow_up.text));
    }
    object(&[
        ("id", JsValue::from_str(&question.id)),
        ("title", JsValue::from_str(&question.title)),
        (
            "intent",
            question
                .intent
                .as_deref()
                .map_or(JsValue::NULL, JsValue::from_str),
        ),
        ("points", points.into()),
        ("followUps", follow_ups.into()),
    ])
}

fn entry(id: &str, text: &str) -> JsValue {
    object(&[
        ("id", JsValue::from_str(id)),
        ("text", JsValue::from_str(text)),
    ])
}

fn problem(problem: &Problem) -> JsValue {
    object(&[
        ("code", JsValue::from_str(problem.code.name())),
        ("message", JsValue::from_str(&problem.message)),
    ])
}

fn tell_problems(host: &Element, problems: &[Problem]) {
    for problem in problems {
        web_sys::console::info_1(&JsValue::from_str(
            &["study-widget: ", &problem.message].concat(),
        ));
        tell(host, "study-problem", &self::problem(problem));
    }
}

/// Dispatches an event that bubbles out of every shadow.
fn tell(host: &Element, name: &str, detail: &JsValue) {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(detail);
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

/// A JavaScript object. Built field by field: a JSON writer would bring the printing of floating-point numbers.
fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}

fn number(count: usize) -> JsValue {
    JsValue::from_f64(count as f64)
}
