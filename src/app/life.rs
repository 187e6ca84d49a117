//! The widget's life cycle: it finds its article, mounts, observes the page and unmounts.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, StorageEvent};

use super::follow::Followed;
use super::part::Part;
use super::turns::{Turns, on_screen};
use super::{App, weakly};
use crate::browser::bars::Bars;
use crate::browser::events::Listener;
use crate::browser::keys::OwnKeys;
use crate::browser::observe::{Changes, Nearby, Widths};
use crate::browser::page::{self, Page};
use crate::browser::place::Place;
use crate::browser::rest::Rest;
use crate::browser::scheme::Scheme;
use crate::browser::store::BrowserStore;
use crate::browser::{clock, dock, events, focus, leftovers, styles};
use crate::guide::Guide;
use crate::options::Options;
use crate::problem::Problem;
use crate::study::{Renamed, Study};
use crate::view::PanelState;

thread_local! {
    /// The articles that have a widget; a second widget leaves them alone.
    static CLAIMED: RefCell<Vec<Element>> = const { RefCell::new(Vec::new()) };
}

/// The listeners and observers of one widget; dropping them stops them all.
#[derive(Default)]
pub(super) struct Observers {
    listeners: Vec<Listener>,
    keys: Option<OwnKeys>,
    changes: Option<Changes>,
    near: Option<Nearby>,
    widths: Option<Widths>,
    rest: Option<Rest>,
    scheme: Option<Scheme>,
}

impl App {
    /// Mounts a widget at its element or, if that is in no document, before the first question. The error has the
    /// problems if there is no article with a question, or if another widget has claimed it.
    pub(super) fn mount(host: Element, desk: js_sys::Function) -> Result<Rc<App>, Vec<Problem>> {
        leftovers::clear();
        dock::release(&host);
        let (options, mut problems) = Options::read(|name| host.get_attribute(name));
        let is_free = |root: &Element| CLAIMED.with_borrow(|claimed| !claimed.contains(root));
        let (page, guide, found) = match page::find_guide(&host, &options, is_free) {
            Ok(found) => found,
            Err(found) => return Err([problems, found].concat()),
        };
        problems.extend(found);
        CLAIMED.with_borrow_mut(|claimed| claimed.push(page.root.clone()));
        let app = Rc::new(App::new(host, desk, options, &page, guide, problems));
        app.listen();
        // In a task of its own: together with the reading it would block a slow phone for too long.
        let begin = weakly(&app, move |app, ()| app.begin(&page));
        clock::soon(move || begin(()));
        Ok(app)
    }

    fn new(
        host: Element,
        desk: js_sys::Function,
        options: Options,
        page: &Page,
        guide: Guide,
        problems: Vec<Problem>,
    ) -> App {
        let (guide_id, former) = page::guide_ids(&options);
        let guide = Rc::new(guide);
        let followed = Followed::new(&page.root);
        let study = Study::open(
            &guide_id,
            Rc::clone(&guide),
            Box::new(Renamed::new(BrowserStore, &guide_id, former)),
            clock::replica(),
            clock::now(),
        );
        App {
            root: page.root.clone(),
            host,
            desk,
            options,
            guide_id,
            guide: RefCell::new(guide),
            guide_object: RefCell::default(),
            problems: RefCell::new(problems),
            study: RefCell::new(study),
            parts: RefCell::default(),
            turns: Turns::default(),
            bars: Bars::default(),
            followed,
            pending_layout: RefCell::default(),
            returned: RefCell::default(),
            panel: PanelState::default(),
            mounted: RefCell::default(),
            observers: RefCell::default(),
        }
    }

    /// Makes a [`Part`] of each question whose nodes are in the page. If most of the first are folded by the host, all
    /// are left to it.
    fn find_parts(&self, page: &Page) {
        const SAMPLE: usize = 3;
        let guide = Rc::clone(&self.guide.borrow());
        let first = guide.questions.iter().take(SAMPLE);
        let first = first.filter_map(|question| Place::of(question, page));
        let folded = first.filter(Place::is_folded_by_host).count();
        self.followed.host_folds.set(folded * 2 > SAMPLE);
        let parts = guide.questions.iter().filter_map(|question| {
            let place = self.place_of(question, page)?;
            Some(self.new_part(Rc::clone(question), place, None))
        });
        self.set_parts(parts.collect());
    }

    /// The first turn: mounts the panel and handles the questions on the screen. The page may have been read again
    /// since [`App::mount`].
    fn begin(self: &Rc<Self>, page: &Page) {
        self.watch_the_screen();
        self.announce_height();
        if self.parts.borrow().is_empty() {
            self.find_parts(page);
        }
        self.observers.borrow_mut().scheme = Some(Scheme::follow(&self.root));
        self.show_standing();
        self.return_to_place();
        let target = self.reveal_target(page);
        let go_on = weakly(self, |app, took| {
            app.turns.browsers.set(took);
            app.go_on();
        });
        clock::after_frame(go_on);
        let parts = self.parts.borrow().clone();
        self.apply_first(&parts[on_screen(&parts)]);
        if let Some(target) = target {
            self.go_to_target(target);
        }
        self.announce();
    }

    /// Observes the headings and queues all other questions, starting at the screen.
    pub(super) fn go_on(self: &Rc<Self>) {
        let parts = self.parts.borrow().clone();
        if let Some(near) = &self.observers.borrow().near {
            for part in &parts {
                near.watch(&part.place.heading);
            }
        }
        self.apply_the_rest();
    }

    fn watch_the_screen(self: &Rc<Self>) {
        let app = Rc::downgrade(self);
        let come = move |headings: &[Element]| {
            let Some(app) = app.upgrade() else { return };
            let parts = app.parts.borrow().clone();
            let near = |part: &Rc<Part>| headings.contains(&part.place.heading);
            if let (Some(first), Some(last)) =
                (parts.iter().position(near), parts.iter().rposition(near))
            {
                app.come_near(&parts[first.saturating_sub(1)..=last]);
            }
        };
        self.observers.borrow_mut().near = Some(Nearby::new(come));
        let app = Rc::downgrade(self);
        let fit = move || {
            let app = app.clone();
            // In a task of its own: what `refit` moves may change the width again.
            clock::soon(move || app.upgrade().iter().for_each(App::refit));
        };
        self.observers.borrow_mut().widths = Some(Widths::new(&self.root, fit));
    }

    fn listen(self: &Rc<Self>) {
        let on_event = weakly(self, |app, event: Event| match event.type_().as_str() {
            "storage" => {
                let event: StorageEvent = event.unchecked_into();
                app.on_storage(event.key().as_deref());
            }
            "pagehide" => app.remember_place(),
            "pageshow" | "visibilitychange" => app.reload(),
            "resize" if app.turns.announces.get() => {}
            "resize" => app.resize(),
            "loadingdone" => app.refit(),
            "scroll" => app.on_scroll(),
            "wheel" | "touchstart" => dock::lengthen_under_panel(&app.host),
            "keydown" => {
                dock::lengthen_under_panel(&app.host);
                app.release_panel();
            }
            // Later, because the browser scrolls to the focused element only after this event.
            "focusin" => clock::before_frame(focus::uncover),
            "click" => {
                app.on_page_event(&event);
                // What was pressed by a key may have come to stand elsewhere.
                clock::after_frame(|_| focus::uncover());
            }
            _ => app.on_page_event(&event),
        });
        let app = Rc::downgrade(self);
        let on_rest = move || app.upgrade().is_some_and(|app| app.on_rest());
        let mut observers = self.observers.borrow_mut();
        observers.changes = Some(self.follow_the_host());
        observers.rest = Some(Rest::new(&self.root, on_rest));
        // Registered first: `OwnKeys` keeps later listeners from seeing keys that are pressed in our controls.
        observers.listeners = events::listen_to_page(&self.root, Rc::new(on_event));
        observers.keys = Some(OwnKeys::of_controls());
    }

    /// Reads the store again: another tab may have written while this one was in the background.
    fn reload(self: &Rc<Self>) {
        let changed = self.study.borrow_mut().reload(clock::now());
        self.refresh(&changed);
    }

    /// Unmounts the widget and restores the page.
    pub fn unmount(&self) {
        self.observers.take();
        self.turns.forget();
        self.returned.take();
        self.flush_layout();
        self.parts.take();
        self.mounted.take();
        leftovers::clear();
        dock::release(&self.host);
        let is_last = CLAIMED.with_borrow_mut(|claimed| {
            claimed.retain(|root| root != &self.root);
            let root = styles::root(&self.root);
            claimed.iter().all(|other| styles::root(other) != root)
        });
        if is_last {
            styles::abandon_for_article(&self.root);
        }
    }
}
