//! The widget's life: found its article, mounted, followed the host's changes, gone.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, StorageEvent};

use super::part::Part;
use super::still::{keep_room, screen_height, top};
use super::turns::{from_the_screen, on_screen};
use super::{App, weakly};
use crate::browser::page::{self, Page};
use crate::browser::place::{self, Place};
use crate::browser::store::BrowserStore;
use crate::browser::watch::{Changes, Listener, Nearby};
use crate::browser::{clock, fold, sheet};
use crate::guide::Guide;
use crate::options::Options;
use crate::problem::Problem;
use crate::recognise::recognise;
use crate::study::Study;
use crate::view::panel::{Panel, Wish, panel};
use crate::view::shown::Shown;
use crate::view::{self, words::Words};

thread_local! {
    /// The articles that have a widget: a second one leaves them alone.
    static CLAIMED: RefCell<Vec<Element>> = const { RefCell::new(Vec::new()) };
}

impl App {
    /// Mounts a widget in the page, at its element or, if that is in no document, before the first question.
    /// None, with the problems, where there is no article with a question, or another widget has it.
    pub(super) fn mount(host: Element, desk: js_sys::Function) -> Result<Rc<App>, Vec<Problem>> {
        let (options, mut problems) = Options::read(|name| host.get_attribute(name));
        let is_free = |root: &Element| CLAIMED.with_borrow(|claimed| !claimed.contains(root));
        let (page, guide, found) = match page::find_guide(&host, &options, is_free) {
            Ok(found) => found,
            Err(found) => return Err([problems, found].concat()),
        };
        problems.extend(found);
        sheet::adopt();
        CLAIMED.with_borrow_mut(|claimed| claimed.push(page.root.clone()));
        let app = Rc::new(App::new(host, desk, options, &page, guide, problems));
        app.set_up(&page);
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
        let words = Words::of(&page::language(&host));
        let guide_id = page::guide_id(&options);
        let guide = Rc::new(guide);
        let study = Study::open(
            &guide_id,
            Rc::clone(&guide),
            Box::new(BrowserStore),
            clock::replica(),
            clock::now(),
        );
        let panel = Panel {
            words,
            standing: Shown::default(),
            can_undo: Shown::default(),
            notices: Shown::default(),
            news: Shown::default(),
        };
        App {
            root: page.root.clone(),
            host,
            desk,
            options,
            words,
            guide_id,
            guide: RefCell::new(guide),
            problems: RefCell::new(problems),
            study: RefCell::new(study),
            parts: RefCell::default(),
            waiting: RefCell::default(),
            is_waiting: Cell::new(false),
            turn_ended: Cell::new(0.0),
            is_stale: Cell::new(false),
            panel,
            near: RefCell::default(),
            on_screen: RefCell::default(),
            changes: RefCell::default(),
            listener: RefCell::default(),
            view: RefCell::default(),
        }
    }

    fn set_up(self: &Rc<Self>, page: &Page) {
        self.watch_the_screen();
        self.find_parts(page);
        self.show_panel();
        self.show_standing();
        self.listen();
        // A task of its own: together with the reading it would keep a slow phone from answering.
        let begin = weakly(self, |app, ()| {
            app.reveal_hash();
            app.begin();
            app.announce();
        });
        clock::soon(move || begin(()));
        let changes = Changes::new(&self.root, {
            let changed = weakly(self, |app, ()| app.host_changed());
            move || changed(())
        });
        *self.changes.borrow_mut() = Some(changes);
    }

    /// Makes a part of each question, keeping those that are still what they were.
    fn find_parts(self: &Rc<Self>, page: &Page) {
        let old = self.parts.take();
        let guide = self.guide.borrow();
        let study = self.study.borrow();
        let mut kept = old.into_iter().map(Some).collect::<Vec<_>>();
        let mut parts = Vec::with_capacity(guide.questions.len());
        for (index, question) in guide.questions.iter().enumerate() {
            let Some(place) = Place::of(question, page) else {
                continue;
            };
            let here = kept.get(index).is_some_and(|part| {
                part.as_ref()
                    .is_some_and(|part| part.is_still(question, &place))
            });
            let at = if here {
                Some(index)
            } else {
                kept.iter().position(|part| {
                    part.as_ref()
                        .is_some_and(|part| part.is_still(question, &place))
                })
            };
            parts.push(at.and_then(|at| kept[at].take()).unwrap_or_else(|| {
                let authors = place.details.as_ref().map(|details| details.open());
                let at_first = self.options.open.or(authors).unwrap_or(false);
                Rc::new(Part::new(
                    question.clone(),
                    place,
                    study.is_open(&question.id).unwrap_or(at_first),
                ))
            }));
        }
        drop(kept);
        *self.parts.borrow_mut() = parts;
    }

    /// Puts the panel in its place; where it would push down what the reader sees, it waits at the screen's edge.
    fn show_panel(self: &Rc<Self>) {
        if !self.host.is_connected()
            && let Some(first) = self.parts.borrow().first()
        {
            place::put_panel(&self.host, &first.place.heading, &self.root);
        }
        let next = fold::after(&self.host);
        let next_top = || next.as_ref().map_or(0.0, top);
        let (before, room) = (next_top(), self.host.get_bounding_client_rect().height());
        let act: Rc<dyn Fn(Wish)> = Rc::new(weakly(self, |app, wish| app.wish(wish)));
        *self.view.borrow_mut() = view::mount(&self.host, sheet::dress, |view| {
            panel(view, &self.panel, &act);
        });
        let is_seen = before > 0.0 && before < screen_height();
        if is_seen && (next_top() - before).abs() >= 1.0 {
            self.dock(room);
        }
    }

    /// Keeps the panel at the screen's edge, and the room it found in its place, until that place is out of sight.
    fn dock(&self, room: f64) {
        let _ = self
            .host
            .set_attribute("data-docked", if room > 0.0 { "room" } else { "" });
        keep_room(&self.host, room);
        if let Some(on_screen) = self.on_screen.borrow().as_ref() {
            on_screen.watch(&self.host);
        }
    }

    /// The first turn: what is on the screen, then the rest.
    fn begin(self: &Rc<Self>) {
        let parts = self.parts.borrow().clone();
        self.settle(&parts[on_screen(&parts)]);
        if let Some(near) = self.near.borrow().as_ref() {
            for part in &parts {
                near.watch(&part.place.heading);
            }
        }
        self.wait_for(from_the_screen(&parts));
    }

    fn watch_the_screen(self: &Rc<Self>) {
        let come = weakly(self, |app, heading: Element| {
            let parts = app.parts.borrow().clone();
            if let Some(index) = parts.iter().position(|part| part.place.heading == heading) {
                app.settle(&parts[index.saturating_sub(1)..(index + 1).min(parts.len())]);
            }
        });
        let near = Nearby::new("100% 0px", move |heading, near| {
            if near {
                come(heading)
            }
        });
        *self.near.borrow_mut() = Some(near);
        let gone = weakly(self, |app, element: Element| {
            app.release(&element);
        });
        let on_screen = Nearby::new("0px", move |element, on_screen| {
            if !on_screen {
                gone(element)
            }
        });
        *self.on_screen.borrow_mut() = Some(on_screen);
    }

    fn listen(self: &Rc<Self>) {
        let heard = weakly(self, |app, event: Event| match event.type_().as_str() {
            "storage" => {
                let event: StorageEvent = event.unchecked_into();
                app.hear_of(event.key().as_deref());
            }
            "pageshow" | "visibilitychange" => app.rejoin(),
            _ => app.hear_the_page(&event),
        });
        *self.listener.borrow_mut() = Some(Listener::to_page(&self.root, heard));
    }

    /// Looks again at what is stored: another tab may have written while this one slept.
    fn rejoin(self: &Rc<Self>) {
        let changed = self.study.borrow_mut().rejoin(clock::now());
        self.hear(&changed);
    }

    /// The host changed its page: read it again, before the next frame.
    fn host_changed(self: &Rc<Self>) {
        if self.is_stale.replace(true) {
            return;
        }
        let app = Rc::downgrade(self);
        clock::before_frame(move || {
            if let Some(app) = app.upgrade() {
                app.is_stale.set(false);
                app.read_again();
            }
        });
    }

    fn read_again(self: &Rc<Self>) {
        let page = Page::read(self.root.clone());
        let (guide, problems) = recognise(&page.article, &self.options.hints);
        let guide = Rc::new(guide);
        self.study
            .borrow_mut()
            .regrow(Rc::clone(&guide), clock::now());
        *self.guide.borrow_mut() = guide;
        *self.problems.borrow_mut() = problems;
        self.find_parts(&page);
        self.show_standing();
        self.begin();
    }

    /// Leaves the page as it was.
    pub fn unmount(&self) {
        self.listener.take();
        self.changes.take();
        self.near.take();
        self.on_screen.take();
        self.waiting.take();
        self.parts.take();
        self.view.take();
        self.release(&self.host);
        let left = CLAIMED.with_borrow_mut(|claimed| {
            claimed.retain(|root| root != &self.root);
            claimed.len()
        });
        if left == 0 {
            sheet::abandon();
        }
    }
}
