//! Wires one widget to one page: turns the reader's actions into events, and changed progress into signals.

mod announce;
mod controls;
mod folding;
mod follow;
mod guide;
mod layout;
mod life;
mod live;
mod part;
mod returning;
mod reveal;
mod styles;
mod turns;

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use leptos::prelude::Set;
use wasm_bindgen::JsValue;
use web_sys::Element;

use crate::browser::bars::Bars;
use crate::browser::intl::Browser;
use crate::browser::store::BrowserStore;
use crate::browser::{clock, fold, journal, lock, scroll, snapshot};
use crate::guide::Guide;
use crate::i18n::t;
use crate::options::Options;
use crate::problem::Problem;
use crate::progress::{Event, Status};
use crate::study::Study;
use crate::view::{Mounted, PanelAction, PanelState, Standing, language};
use follow::Followed;
use layout::PendingLayout;
use life::Observers;
use part::Part;
use returning::Returned;
use turns::{Turns, on_screen};

/// One widget on one page.
pub struct App {
    host: Element,
    /// Opens a study mode, given its name; the desk that has it is a WebAssembly module of its own.
    desk: js_sys::Function,
    root: Element,
    options: Options,
    guide_id: String,
    guide: RefCell<Rc<Guide>>,
    /// What [`App::guide`] returned last, until the article changes.
    guide_object: RefCell<Option<JsValue>>,
    problems: RefCell<Vec<Problem>>,
    study: RefCell<Study>,
    parts: RefCell<Vec<Rc<Part>>>,
    turns: Turns,
    bars: Bars,
    followed: Followed,
    /// Work to finish before the next frame; `None` if there is none.
    pending_layout: RefCell<Option<PendingLayout>>,
    /// The place that is held for a reader who came back, or who followed a link to a part of the page.
    returned: RefCell<Option<Returned>>,
    panel: PanelState,
    mounted: RefCell<Option<Mounted>>,
    observers: RefCell<Observers>,
}

impl App {
    /// Applies, saves and shows what the reader did before it returns.
    pub(crate) fn act(self: &Rc<Self>, event: Event) {
        self.panel.news.set(match event {
            Event::Reset => t!("Progress was reset").to_owned(),
            _ => String::new(),
        });
        let changed = self.study.borrow_mut().act(event, clock::now());
        self.show(&changed);
        let app = Rc::downgrade(self);
        lock::when_alone(&self.guide_id, move || {
            if let Some(app) = app.upgrade() {
                let changed = app.study.borrow_mut().flush(clock::now());
                app.refresh(&changed);
            }
        });
    }

    /// Updates the controls of the changed questions, given as sorted ids, and the panel; dispatches `study-progress`.
    fn show(&self, changed: &[String]) {
        let study = self.study.borrow();
        for part in self.parts.borrow().iter() {
            if changed.binary_search(&part.question.id).is_ok() {
                part.show(&study);
            }
        }
        drop(study);
        self.show_standing();
        self.announce_progress();
    }

    /// Shows changes from outside this widget. Without a changed question only the panel is updated: there may be a
    /// notice.
    fn refresh(&self, changed: &[String]) {
        if changed.is_empty() {
            self.show_standing();
        } else {
            self.show(changed);
        }
    }

    /// Updates the panel's signals.
    fn show_standing(&self) {
        let study = self.study.borrow();
        let summary = study.summary();
        let guide = self.guide.borrow();
        const MOST_CELLS: usize = 60;
        let mut cells = Vec::new();
        if guide.questions.len() > MOST_CELLS {
            let status = if summary.ticked == 0 {
                Status::New
            } else {
                Status::Learning
            };
            cells.push((status, 100 * summary.ticked / summary.total.max(1)));
        } else {
            for question in &guide.questions {
                let id = &question.id;
                cells.push((study.status(id), study.share(id)));
            }
        }
        let standing = Standing {
            ticked: summary.ticked,
            total: summary.total,
            questions: [summary.new, summary.learning, summary.confident],
            due: study.due(clock::today()),
            cells,
        };
        self.panel.standing.set(standing);
        self.panel.can_undo.set(study.can_undo());
        self.panel.notices.set(study.notices().to_vec());
    }

    /// Carries out what the reader asked for in the panel.
    pub(crate) fn run(self: &Rc<Self>, action: PanelAction) {
        match action {
            PanelAction::ShowAll => self.fold_all(true),
            PanelAction::HideAll => self.fold_all(false),
            PanelAction::NextOpen => self.go_to_next_open(),
            PanelAction::Study(mode) => self.study_in(mode),
            PanelAction::Reset if self.study.borrow().can_undo() => self.act(Event::Undone),
            PanelAction::Reset => self.reset(),
            PanelAction::Filter(status) => self.filter(status),
        }
    }

    fn study_in(&self, mode: &str) {
        let _ = self.desk.call1(&JsValue::NULL, &JsValue::from_str(mode));
    }

    /// Unticks everything, after keeping a snapshot of all progress; the reader can undo it.
    pub fn reset(self: &Rc<Self>) {
        let everything = self.study.borrow().export(clock::now());
        snapshot::keep("reset", &everything);
        self.act(Event::Reset);
    }

    /// Takes over what another tab wrote; `key` names the record, and `None` means all of them.
    fn on_storage(&self, key: Option<&str>) {
        let changed = self.study.borrow_mut().on_storage(key, clock::now());
        self.refresh(&changed);
    }

    /// Takes over what the desk on this page wrote under `key`.
    pub fn on_desk_write(&self, key: &str) {
        let changed = self.study.borrow_mut().on_write(key, clock::now());
        self.refresh(&changed);
    }

    /// Opens or closes every framework.
    pub fn fold_all(self: &Rc<Self>, open: bool) {
        self.act(Event::AllOpened(open));
        self.hold_place();
        let parts = self.parts.borrow().clone();
        let seen = on_screen(&parts);
        for part in &parts {
            part.set_all_open(open);
        }
        self.apply_as_asked(&parts[seen]);
        let go_on = weakly(self, |app, _| app.apply_the_rest());
        // One task later, so that what else waits for this frame runs first.
        clock::after_frame(move |took| clock::soon(move || go_on(took)));
    }

    /// Shows only the questions of one status; `None` shows all.
    fn filter(&self, status: Option<Status>) {
        self.panel.filter.set(status);
        let study = self.study.borrow();
        let mut left = 0;
        for part in self.parts.borrow().iter() {
            let away = status.is_some_and(|status| study.status(&part.question.id) != status);
            left += usize::from(!away);
            fold::filter(&part.place.whole, away);
        }
        self.panel.news.set(if left == 0 {
            t!("No question has this status").to_owned()
        } else {
            String::new()
        });
    }

    /// Goes to the first question below the top of the screen that is neither confident nor put away, else to the first
    /// such question of all. If the filter hides them, all questions are shown again.
    fn go_to_next_open(self: &Rc<Self>) {
        let mut open = Vec::new();
        let study = self.study.borrow();
        for part in self.parts.borrow().iter() {
            let (question, today) = (&part.question.id, clock::today());
            if study.status(question) != Status::Confident && !study.is_away(question, "", today) {
                open.push(part.place.heading.clone());
            }
        }
        drop(study);
        let mut next = scroll::next_below(&open);
        if next.is_none() && !open.is_empty() {
            self.filter(None);
            next = scroll::next_below(&open);
        }
        let next = next.and_then(|next| self.part_at(|part| part.place.heading == *next));
        let Some(part) = next else {
            self.panel
                .news
                .set(t!("Every question is confident").to_owned());
            return;
        };
        self.apply_parts(&[Rc::clone(&part)]);
        self.flush_layout();
        part.focus();
        scroll::scroll_to(&part.place.heading);
    }

    fn part_at(&self, holds: impl Fn(&Part) -> bool) -> Option<Rc<Part>> {
        self.parts.borrow().iter().find(|part| holds(part)).cloned()
    }
}

/// Sets the language of all widgets: a well-formed language tag, and the text of its language file, empty for English.
pub fn speak(tag: String, file: String) {
    language::speak(Box::new(Browser::of(tag)), file);
}

/// The records that the journal has and the storage lost or has otherwise, as an export; `None` if it has them all.
pub async fn lost_records() -> Option<String> {
    journal::lost_records(&BrowserStore).await
}

/// Deletes journal entries that are so old that the storage has them on disk.
pub async fn forget_old() {
    journal::forget_old().await;
}

/// A callback that does nothing once the widget is gone.
fn weakly<T: 'static>(app: &Rc<App>, call: impl Fn(&Rc<App>, T) + 'static) -> impl Fn(T) + 'static {
    let app: Weak<App> = Rc::downgrade(app);
    move |value| {
        if let Some(app) = app.upgrade() {
            call(&app, value);
        }
    }
}
