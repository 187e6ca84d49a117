//! What every study mode works with: the guide, the reader's progress, the clock, and what was just said.

use std::rc::Rc;

use js_sys::{Array, Promise};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, StorageEvent};

use super::data::kept::{self, Kept};
use super::parts::hold;
use crate::article::Kind;
use crate::browser::page::Page;
use crate::browser::place::Place;
use crate::browser::store::BrowserStore;
use crate::browser::watch::Listener;
use crate::browser::{clock, document, locks, window};
use crate::guide::{Guide, Question};
use crate::progress::{Answer, Day, Event, Millis};
use crate::rehearsal::Card;
use crate::saved;
use crate::study::Study;

/// One sitting at one guide, for views to hold: a copy is the same sitting.
#[derive(Clone, Copy)]
pub(crate) struct Desk {
    sitting: StoredValue<Rc<Sitting>, LocalStorage>,
    study: RwSignal<Study, LocalStorage>,
    /// What just happened, announced.
    pub(crate) news: RwSignal<String>,
    /// The file that is kept up to date.
    pub(crate) kept: RwSignal<Kept>,
}

/// The article on the page, and who else is to hear of what is written.
pub(crate) struct Sitting {
    page: Page,
    guide: Rc<Guide>,
    guide_id: String,
    /// The desk's own element; what it shows of the article stands in it.
    element: Element,
    /// What the page's script does for the desk.
    script: js_sys::Object,
}

impl Sitting {
    pub(super) fn new(
        page: Page,
        guide: Guide,
        guide_id: String,
        element: Element,
        script: js_sys::Object,
    ) -> Sitting {
        Sitting {
            page,
            guide: Rc::new(guide),
            guide_id,
            element,
            script,
        }
    }
}

impl Desk {
    pub(super) fn new(sitting: Sitting) -> Desk {
        let study = Study::open(
            &sitting.guide_id,
            Rc::clone(&sitting.guide),
            Box::new(BrowserStore),
            clock::replica(),
            clock::now(),
        );
        Desk {
            sitting: StoredValue::new_local(Rc::new(sitting)),
            study: RwSignal::new_local(study),
            news: RwSignal::default(),
            kept: RwSignal::default(),
        }
    }

    /// The guide under study.
    pub(crate) fn guide(self) -> Rc<Guide> {
        self.sitting.with_value(|sitting| Rc::clone(&sitting.guide))
    }

    /// A question by its place in the guide.
    pub(crate) fn question(self, index: usize) -> Option<Rc<Question>> {
        self.guide().questions.get(index).cloned()
    }

    /// Where a question's blocks stand on the page.
    pub(crate) fn place(self, question: &Question) -> Option<Place> {
        self.sitting
            .with_value(|sitting| Place::of(question, &sitting.page))
    }

    /// The desk's own element.
    pub(crate) fn element(self) -> Element {
        self.sitting.with_value(|sitting| sitting.element.clone())
    }

    /// Reads the reader's progress as it is now.
    pub(crate) fn study<T>(self, read: impl FnOnce(&Study) -> T) -> T {
        self.study.with_untracked(read)
    }

    /// Reads it so that what drew by it draws again once it changes.
    pub(crate) fn follow<T>(self, read: impl FnOnce(&Study) -> T) -> T {
        self.study.with(read)
    }

    /// What the reader does: applied and saved before this returns.
    pub(crate) fn act(self, event: Event) {
        self.change(true, |study, now| study.act(event, now));
        self.settle_soon();
    }

    /// What the reader says of an answer or writes: applied and saved before this returns.
    pub(crate) fn answer(self, answer: Answer) {
        self.change(true, |study, now| study.answer(answer, now));
        self.settle_soon();
    }

    /// What the reader writes, by its name: in a question's record or, with no `question`, in the guide's.
    pub(crate) fn write(self, question: &str, name: &str, text: String) {
        self.answer(Answer::Wrote {
            question: question.to_owned(),
            name: name.to_owned(),
            text,
        });
    }

    /// Keeps the score card of a rehearsal.
    pub(crate) fn keep(self, card: &Card) {
        self.change(true, |study, now| {
            study.keep(card, now);
            Vec::new()
        });
        self.settle_soon();
    }

    /// Says what just happened, to be read out and shown.
    pub(crate) fn say(self, news: impl Into<String>) {
        self.news.set(news.into());
    }

    /// The time by the device's clock.
    pub(crate) fn now(self) -> Millis {
        clock::now()
    }

    /// Changes what is stored in some other way, perhaps all of it; the widget on this page is told.
    pub(crate) fn alter<T>(self, change: impl FnOnce(&mut Study, Millis) -> T) -> Option<T> {
        let changed = self.study.try_update(|study| change(study, clock::now()));
        let guide = self.guide();
        for question in &guide.questions {
            self.tell(&question.id);
        }
        self.tell("");
        changed
    }

    /// The reader's day.
    pub(crate) fn today(self) -> Day {
        clock::today()
    }

    fn settle_soon(self) {
        locks::alone(&self.guide_id(), move || {
            if self.study.try_with_untracked(|_| ()).is_some() {
                self.change(false, Study::settle);
            }
        });
    }

    /// Takes in what other tabs write from now on, and what becomes of the file that is kept up to date.
    pub(super) fn listen(self) {
        kept::watch(self);
        let heard = Listener::new(&window(), "storage", move |event| {
            let key = event.unchecked_into::<StorageEvent>().key();
            self.change(true, |study, now| study.hear(key.as_deref(), now));
        });
        hold(heard);
    }

    /// Takes in what was stored under these keys while the desk was closed.
    pub(super) fn catch_up(self, keys: Array) {
        for key in keys {
            self.change(true, |study, now| {
                study.hear(key.as_string().as_deref(), now)
            });
        }
        self.say("");
    }

    /// Changes the study. Whoever follows it hears of it where `surely`, else only where a question looks different.
    fn change(self, surely: bool, change: impl FnOnce(&mut Study, Millis) -> Vec<String>) {
        let changed = self.study.try_maybe_update(|study| {
            let changed = change(study, clock::now());
            (surely || !changed.is_empty(), changed)
        });
        for question in changed.unwrap_or_default() {
            self.tell(&question);
        }
    }

    /// Tells the widget on this page, which no `storage` event reaches.
    fn tell(self, question: &str) {
        let key = JsValue::from_str(&saved::key(&self.guide_id(), question));
        self.call("written", &Array::of1(&key));
    }

    /// Where the app has this guide, if that is another page than this: `then` hears it once it is known.
    pub(crate) fn find_in_app(self, then: impl FnOnce(String) + 'static) {
        let guide = JsValue::from_str(&self.guide_id());
        let found = self.ask("app", &Array::of1(&guide));
        spawn_local(async move {
            // A page whose policy forbids asking has no app.
            if let Some(page) = found.await.and_then(|page| page.as_string()) {
                then(page);
            }
        });
    }

    /// What the page's script answers; none where it fails.
    pub(crate) fn ask(
        self,
        name: &str,
        values: &Array,
    ) -> impl Future<Output = Option<JsValue>> + use<> {
        let answer = self.call(name, values);
        async move { JsFuture::from(Promise::resolve(&answer?)).await.ok() }
    }

    /// Has the page's script do something; what it answers at once.
    pub(crate) fn call(self, name: &str, values: &Array) -> Option<JsValue> {
        let script = self.sitting.with_value(|sitting| sitting.script.clone());
        call(&script, name, values)
    }

    /// The first heading of the article with these words in it, and its text.
    pub(crate) fn heading(self, words: &str) -> Option<(Element, String)> {
        self.sitting.with_value(|sitting| {
            let mut blocks = sitting.page.article.blocks.iter().enumerate();
            let (index, block) = blocks.find(|(_, block)| {
                matches!(block.kind, Kind::Heading(_)) && block.text.contains(words)
            })?;
            let node = sitting.page.node(index);
            Some((node?.dyn_into().ok()?, block.text.clone()))
        })
    }

    /// The id the guide is known by.
    pub(crate) fn guide_id(self) -> String {
        self.sitting.with_value(|sitting| sitting.guide_id.clone())
    }

    /// The title of the page's guide.
    pub(crate) fn title(self) -> String {
        let title = self.guide().title.clone();
        if title.is_empty() {
            document().title()
        } else {
            title
        }
    }
}

fn call(script: &js_sys::Object, name: &str, values: &Array) -> Option<JsValue> {
    let function = js_sys::Reflect::get(script, &JsValue::from_str(name)).ok()?;
    let function: js_sys::Function = function.dyn_into().ok()?;
    function.apply(script, values).ok()
}

/// The keys of what was stored since the page's script was last asked; none where all has to be read.
pub(super) fn since(script: &js_sys::Object, host: &Element, root: &Element) -> Option<Array> {
    call(script, "since", &Array::of2(host, root))?
        .dyn_into()
        .ok()
}
