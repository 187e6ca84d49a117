//! The widget's JavaScript surface: the values behind the custom element's members, and the events it dispatches.

use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::{App, styles};
use crate::browser::clock;
use crate::browser::events::dispatch;
use crate::browser::guide_object::{self, object};
use crate::problem::Problem;

impl App {
    /// Mounts the widget. Returns `None` if the page has no question, or if another widget has claimed its article.
    /// `desk(mode)` is called when the reader asks for a study mode.
    ///
    /// # Errors
    /// When the page allows no open shadow roots or no adopted style sheets: nothing is changed then.
    pub fn start(host: &Element, desk: js_sys::Function) -> Result<Option<Rc<App>>, &'static str> {
        if !styles::are_possible() {
            return Err("this page allows no shadow roots or no style sheets of theirs");
        }
        let started = App::mount(host.clone(), desk);
        let started = started.map_err(|problems| dispatch_problems(host, &problems));
        Ok(started.ok())
    }

    /// Whether both the article and the widget's element are still in the document.
    #[must_use]
    pub fn is_in_place(&self) -> bool {
        self.root.is_connected() && self.host.is_connected()
    }

    /// What was recognised: the guide's id and title, its questions and its problems.
    #[must_use]
    pub fn outline(&self) -> JsValue {
        let guide = self.guide.borrow();
        let questions = guide.questions.iter();
        let questions = questions.map(|question| guide_object::question(question));
        let problems = Array::new();
        for found in self.problems.borrow().iter() {
            problems.push(&problem(found));
        }
        object(&[
            ("guide", JsValue::from_str(&self.guide_id)),
            ("title", JsValue::from_str(&guide.title)),
            ("questions", questions.collect::<Array>().into()),
            ("problems", problems.into()),
        ])
    }

    /// The reader's progress on every guide, as the export text.
    #[must_use]
    pub fn export(&self) -> String {
        self.study.borrow().export(clock::now())
    }

    /// The reader's progress on this guide, in the form of the export.
    #[must_use]
    pub fn progress(&self) -> JsValue {
        js_sys::JSON::parse(&self.study.borrow().progress(clock::now())).unwrap_or_default()
    }

    /// Shows progress that the desk's module imported; imported records that go missing later are written again.
    pub fn take_in(&self) {
        let changed = self.study.borrow_mut().take_in(clock::now());
        self.refresh(&changed);
    }

    /// Dispatches `study-ready`, then one `study-problem` for each problem of the article.
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
        dispatch(&self.host, "study-ready", &detail);
        dispatch_problems(&self.host, &self.problems.borrow());
    }

    /// Dispatches `study-progress`: how far the reader is with this guide.
    pub(super) fn announce_progress(&self) {
        let study = self.study.borrow();
        let (summary, due) = (study.summary(), study.due(clock::today()));
        drop(study);
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
            ("due", number(due)),
        ]);
        dispatch(&self.host, "study-progress", &detail);
    }
}

fn problem(problem: &Problem) -> JsValue {
    object(&[
        ("code", JsValue::from_str(problem.code.name())),
        ("message", JsValue::from_str(&problem.message)),
    ])
}

fn dispatch_problems(host: &Element, problems: &[Problem]) {
    for problem in problems {
        web_sys::console::info_1(&JsValue::from_str(
            &["study-widget: ", &problem.message].concat(),
        ));
        dispatch(host, "study-problem", &self::problem(problem));
    }
}

fn number(count: usize) -> JsValue {
    JsValue::from_f64(count as f64)
}
