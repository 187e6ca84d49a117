//! Folded text stays findable: a hash link, find-in-page and the printer each open what they need.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDetailsElement, MouseEvent};

use super::App;
use crate::browser::fold::ClosingPass;
use crate::browser::page::Page;
use crate::browser::{address, scroll};
use crate::progress;

impl App {
    /// Opens the fold that holds the address's target, an id or a text fragment, and returns the target; `None` if no
    /// fold holds it.
    pub(super) fn reveal_target(self: &Rc<Self>, page: &Page) -> Option<Element> {
        let target = address::hash_target().or_else(|| self.asked_text(page))?;
        self.reveal(&target).then_some(target)
    }

    /// The first block that contains the text of the address's text fragment.
    fn asked_text(&self, page: &Page) -> Option<Element> {
        let asked = folded(&address::text_fragment()?);
        let mut blocks = page.article.blocks.iter().enumerate();
        let (found, _) = blocks.find(|(_, block)| folded(&block.text).contains(&asked))?;
        page.element(found)
    }

    /// Opens the framework or sketch that holds an element, and returns whether there is one. Nothing is saved, because
    /// the reader did not choose it.
    fn reveal(self: &Rc<Self>, target: &Element) -> bool {
        let Some(part) = self.part_at(|part| part.holds(target)) else {
            return false;
        };
        let in_details = part
            .place
            .details
            .as_ref()
            .is_some_and(|details| details.contains(Some(target)));
        let in_framework = in_details
            || part
                .framework
                .as_ref()
                .is_some_and(|framework| framework.holds(target));
        if in_framework {
            part.set_open(true);
        }
        let sketch = part
            .sketches
            .iter()
            .flatten()
            .find(|sketch| sketch.holds(target));
        if let Some(sketch) = sketch {
            sketch.set_open(true);
        }
        if !in_framework && sketch.is_none() {
            return false;
        }
        self.apply_parts(&[Rc::clone(&part)]);
        self.flush_layout();
        self.apply_as_asked(&[part]);
        true
    }

    pub(super) fn on_page_event(self: &Rc<Self>, event: &Event) {
        let target = || event.target()?.dyn_into::<Element>().ok();
        match event.type_().as_str() {
            // Before its host: many go there themselves, and the address says so later or without an event.
            "click" if !opens_elsewhere(event) => {
                if let Some(target) = target().and_then(|clicked| address::link_target(&clicked)) {
                    self.reveal(&target);
                }
            }
            "hashchange" => {
                if let Some(target) = address::hash_target()
                    && self.reveal(&target)
                {
                    scroll::jump_to(&target);
                }
            }
            "beforematch" => {
                if let Some(target) = target() {
                    self.reveal(&target);
                }
            }
            "toggle" => self.authors_fold(event),
            "beforeprint" => self.open_for_print(),
            "afterprint" => self.close_after_print(),
            _ => {}
        }
    }

    /// Records that the reader opened or closed the author's own `details`.
    fn authors_fold(self: &Rc<Self>, event: &Event) {
        let Some(details) = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlDetailsElement>().ok())
        else {
            return;
        };
        let Some(part) = self.part_at(|part| part.place.details.as_ref() == Some(&details)) else {
            return;
        };
        let open = details.open();
        if open != part.is_open() {
            part.set_open(open);
            self.act(progress::Event::Opened {
                question: part.question.id.clone(),
                open,
            });
            self.apply_as_asked(&[part]);
        }
    }

    fn open_for_print(&self) {
        for part in self.parts.borrow().iter() {
            part.open_for_print();
        }
    }

    fn close_after_print(&self) {
        let mut pass = ClosingPass::new();
        for part in self.parts.borrow().iter() {
            part.apply(&mut pass);
        }
        pass.end();
    }
}

/// Whether a click opens its link in another tab or window.
fn opens_elsewhere(click: &Event) -> bool {
    let mouse = click.dyn_ref::<MouseEvent>();
    mouse.is_some_and(|mouse| mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key())
}

/// A text as a browser compares it: in lower case, with white space collapsed.
fn folded(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").to_lowercase()
}
