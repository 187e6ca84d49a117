//! The [`Desk`], which every study mode works with: the guide, the reader's progress, the clock and the announcements.

use std::rc::Rc;

use js_sys::Function;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, StorageEvent};

use super::backup_file;
use crate::browser::events::Listener;
use crate::browser::place::Place;
use crate::browser::store::{BrowserStore, changes};
use crate::browser::{all, clock, document, focus, lock, speech};
use crate::guide::{Guide, Question};
use crate::i18n::t;
use crate::progress::{Answer, Day, Event, Millis};
use crate::rehearsal::Card;
use crate::saved;
use crate::study::{Renamed, Study};

/// One guide and the reader's progress on it, for components to hold. Copies share one state.
#[derive(Clone, Copy)]
pub(crate) struct Desk {
    sitting: StoredValue<Rc<Sitting>, LocalStorage>,
    study: RwSignal<Study, LocalStorage>,
    /// The last announcement.
    pub(crate) news: RwSignal<String>,
    /// How to undo what was announced, if that is possible.
    undo: RwSignal<Option<Rc<dyn Fn()>>, LocalStorage>,
    /// What the page's loader gave when it opened the desk.
    loader: StoredValue<Option<Loader>, LocalStorage>,
}

/// What the page's loader gives the desk.
pub struct Loader {
    /// Called with the key of each record that was written: the browser dispatches no `storage` event to the page that
    /// wrote it.
    pub on_write: Function,
    /// The loader's own address.
    pub address: String,
}

/// When a change of the study notifies the effects and views that read it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Notify {
    Always,
    /// Only if a question looks different or the notices changed.
    IfChanged,
}

/// The article on the page, its guide, and the desk's element.
pub(crate) struct Sitting {
    article: Element,
    guide: Rc<Guide>,
    /// Where each question stands on the page.
    places: Vec<Rc<Place>>,
    guide_id: String,
    /// The guide's ids by earlier rules, under which its records may still be stored.
    former_ids: Vec<String>,
    /// The `<study-desk>` element; copies of the article's blocks are its children.
    element: Element,
}

impl Sitting {
    pub(super) fn new(
        article: Element,
        (guide, places): (Guide, Vec<Place>),
        (guide_id, former_ids): (String, Vec<String>),
        element: Element,
    ) -> Sitting {
        Sitting {
            article,
            guide: Rc::new(guide),
            places: places.into_iter().map(Rc::new).collect(),
            guide_id,
            former_ids,
            element,
        }
    }
}

impl Desk {
    pub(super) fn new(sitting: Sitting) -> Desk {
        let study = Study::open(
            &sitting.guide_id,
            Rc::clone(&sitting.guide),
            Box::new(Renamed::new(
                BrowserStore,
                &sitting.guide_id,
                sitting.former_ids.clone(),
            )),
            clock::replica(),
            clock::now(),
        );
        Desk {
            sitting: StoredValue::new_local(Rc::new(sitting)),
            study: RwSignal::new_local(study),
            news: RwSignal::default(),
            undo: RwSignal::new_local(None),
            loader: StoredValue::new_local(None),
        }
    }

    /// The guide under study.
    pub(crate) fn guide(self) -> Rc<Guide> {
        self.sitting.with_value(|sitting| Rc::clone(&sitting.guide))
    }

    /// A question by its index in the guide.
    pub(crate) fn question(self, index: usize) -> Option<Rc<Question>> {
        self.guide().questions.get(index).cloned()
    }

    /// Where a question's blocks stand on the page.
    pub(crate) fn place(self, question: &Question) -> Option<Rc<Place>> {
        self.sitting.with_value(|sitting| {
            let mut questions = sitting.guide.questions.iter();
            let index = questions.position(|each| each.id == question.id)?;
            sitting.places.get(index).cloned()
        })
    }

    /// The language that a question is written in; empty where the page does not say.
    pub(crate) fn language(self, question: &Question) -> String {
        let place = self.place(question);
        place.map_or_else(String::new, |place| speech::language(&place.heading))
    }

    /// The language of the guide's first question.
    pub(crate) fn guide_language(self) -> String {
        let first = self.question(0);
        first.map_or_else(String::new, |first| self.language(&first))
    }

    /// The desk's own element.
    pub(crate) fn element(self) -> Element {
        self.sitting.with_value(|sitting| sitting.element.clone())
    }

    /// Reads the reader's progress, untracked.
    pub(crate) fn with_study_untracked<T>(self, read: impl FnOnce(&Study) -> T) -> T {
        self.study.with_untracked(read)
    }

    /// Reads the reader's progress, tracked: what reads it in an effect or a view runs again when it changes.
    pub(crate) fn with_study<T>(self, read: impl FnOnce(&Study) -> T) -> T {
        self.study.with(read)
    }

    /// Applies and saves what the reader did, before this returns.
    pub(crate) fn act(self, event: Event) {
        self.change(Notify::Always, |study, now| study.act(event, now));
        self.flush_soon();
    }

    /// Applies and saves what the reader answered (a rating or a text), before this returns.
    pub(crate) fn answer(self, answer: Answer) {
        self.change(Notify::Always, |study, now| study.answer(answer, now));
        self.flush_soon();
    }

    /// Saves a text that the reader wrote under `name`, in the record of `question` or, if that is empty, in the
    /// guide's record.
    pub(crate) fn write(self, question: &str, name: &str, text: String) {
        self.answer(Answer::Wrote {
            question: question.to_owned(),
            name: name.to_owned(),
            text,
        });
    }

    /// Keeps what the reader wrote before they saw the answer.
    pub(crate) fn keep_attempt(self, question: &str, written: &str) {
        self.change(Notify::Always, |study, now| {
            study.keep_attempt(question, written, now)
        });
        self.flush_soon();
    }

    /// Saves the score card of a rehearsal.
    pub(crate) fn save_score_card(self, card: &Card) {
        self.change(Notify::Always, |study, now| {
            study.save_score_card(card, now);
            Vec::new()
        });
        self.flush_soon();
    }

    /// Announces what just happened: it is shown and read out. Undo is no longer possible after it.
    pub(crate) fn announce(self, news: impl Into<String>) {
        self.undo.set(None);
        self.news.set(news.into());
    }

    /// Like [`Desk::announce`], and offers `undo`, which also works when the control that caused this is gone.
    pub(crate) fn announce_with_undo(self, news: impl Into<String>, undo: impl Fn() + 'static) {
        self.announce(news);
        self.undo.set(Some(Rc::new(undo)));
    }

    /// Whether what was announced last can be undone; tracked.
    pub(crate) fn can_undo(self) -> bool {
        self.undo.with(Option::is_some)
    }

    /// Undoes what was announced last.
    pub(crate) fn undo(self) {
        if let Some(undo) = self.undo.get_untracked() {
            self.announce(t!("Taken back."));
            undo();
            self.focus_title();
        }
    }

    /// Moves the focus to the screen's heading, when the control that had it is gone.
    pub(crate) fn focus_title(self) {
        let root = self.element().shadow_root();
        let title = root.and_then(|root| root.query_selector("h2").ok().flatten());
        if let Some(title) = title {
            focus::focus(&title);
        }
    }

    /// The time by the device's clock.
    pub(crate) fn now(self) -> Millis {
        clock::now()
    }

    /// Makes a change that may touch every record, such as an import, and makes the widget on this page read them all
    /// again.
    pub(crate) fn change_all<T>(self, change: impl FnOnce(&mut Study, Millis) -> T) -> Option<T> {
        let changed = self.study.try_update(|study| change(study, clock::now()));
        let guide = self.guide();
        for question in &guide.questions {
            self.notify_widget(&question.id);
        }
        self.notify_widget("");
        changed
    }

    /// Today, in the reader's time zone.
    pub(crate) fn today(self) -> Day {
        clock::today()
    }

    fn flush_soon(self) {
        lock::when_alone(&self.guide_id(), move || {
            if self.study.try_with_untracked(|_| ()).is_some() {
                self.change(Notify::IfChanged, Study::flush);
            }
        });
    }

    /// From now on merges what other tabs write, and passes what is written here to the widget on this page, through
    /// its loader.
    pub(super) fn listen(self, loader: Loader) {
        self.loader.set_value(Some(loader));
        let storage = Listener::new(&changes(), "storage", move |event| {
            let key = event.unchecked_into::<StorageEvent>().key();
            self.change(Notify::Always, |study, now| {
                study.on_storage(key.as_deref(), now)
            });
        });
        // Tries again to store what could not be stored, when the page is hidden (perhaps for good) or shown again.
        let left = Listener::new(&document(), "visibilitychange", move |_| {
            self.change(Notify::IfChanged, Study::flush);
        });
        let listeners = StoredValue::new_local([storage, left]);
        on_cleanup(move || listeners.dispose());
    }

    /// What the reader should know about their stored progress; tracked.
    pub(crate) fn notices(self) -> Vec<String> {
        self.with_study(|study| {
            let notices = study.notices().iter();
            notices.map(|notice| notice.message.clone()).collect()
        })
    }

    /// Merges what was stored under these keys while the desk was closed.
    pub(super) fn catch_up(self, keys: &[String]) {
        for key in keys {
            self.change(Notify::Always, |study, now| {
                study.on_storage(Some(key), now)
            });
        }
        // The storage may have room now for what could not be stored before.
        self.flush_soon();
        self.announce("");
    }

    /// Changes the study, and notifies subscribers as `notify` says.
    fn change(self, notify: Notify, change: impl FnOnce(&mut Study, Millis) -> Vec<String>) {
        let changed = self.study.try_maybe_update(|study| {
            let notices = study.notices().to_vec();
            let changed = change(study, clock::now());
            let is_news = !changed.is_empty() || notices != study.notices();
            (notify == Notify::Always || is_news, changed)
        });
        for question in changed.unwrap_or_default() {
            self.notify_widget(&question);
        }
    }

    /// Notifies the widget on this page, which gets no `storage` event for this page's writes, and schedules a write of
    /// the backup file.
    fn notify_widget(self, question: &str) {
        let key = JsValue::from_str(&saved::key(&self.guide_id(), question));
        self.loader.with_value(|loader| {
            if let Some(loader) = loader {
                let _ = loader.on_write.call1(&JsValue::NULL, &key);
            }
        });
        backup_file::update_soon();
    }

    /// The address of the widget's loader; empty before [`Desk::listen`].
    pub(crate) fn loader_address(self) -> String {
        let address = |loader: &Option<Loader>| Some(loader.as_ref()?.address.clone());
        self.loader.with_value(address).unwrap_or_default()
    }

    /// The first heading of the article with these words in it, and its text.
    pub(crate) fn heading(self, words: &str) -> Option<(Element, String)> {
        const HEADINGS: &str = "h1, h2, h3, h4, h5, h6, [role=heading]";
        let headings = self
            .sitting
            .with_value(|sitting| all(&sitting.article, HEADINGS));
        headings.into_iter().find_map(|heading| {
            let text = heading.text_content()?;
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            text.contains(words).then_some((heading, text))
        })
    }

    /// The id the guide is known by.
    pub(crate) fn guide_id(self) -> String {
        self.sitting.with_value(|sitting| sitting.guide_id.clone())
    }

    /// The guide's title; the document's if the guide has none.
    pub(crate) fn title(self) -> String {
        let title = self.guide().title.clone();
        if title.is_empty() {
            document().title()
        } else {
            title
        }
    }
}
