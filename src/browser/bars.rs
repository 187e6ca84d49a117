//! The host's bars at the top of the screen, such as a fixed header or a sticky heading. A bar without a `z-index` lies
//! above the author's text, but below positioned elements, as our controls are. So we clip the part of a control that
//! is under a bar.

use std::cell::{Cell, RefCell};

use wasm_bindgen::JsCast;
use web_sys::Element;

use super::document;
use super::header::stays;
use super::observe::is_ours;
use super::screen::{screen_height, top};
use super::scroll::scroller;
use super::style::{in_pixels, own, set, styled};

/// The custom property with the `clip-path` of a control.
const CUT: &str = "--study-cut";
/// A `clip-path` that clips nothing. Changing from it to a clip causes no layout; changing from or to `none` does.
const WHOLE: &str = "inset(-100vmax)";
/// How many bars, one below the other, are looked for at most.
const MOST: usize = 3;

/// The bars of a page.
#[derive(Default)]
pub(crate) struct Bars {
    /// The bars at the top of the screen when the reader last stopped scrolling; `None` before the first look.
    found: RefCell<Option<Vec<Element>>>,
    /// Whether there ever was a bar: once they are gone, clipped controls have to be made whole again.
    had_some: Cell<bool>,
}

impl Bars {
    /// Looks for the bars. Hit testing takes longer the longer a page is, so this must not run in each frame.
    pub(crate) fn look(&self, article: &Element) {
        self.found.replace(Some(at_the_top(article)));
    }

    /// Looks for the bars if that has not been done yet.
    pub(crate) fn look_once(&self, article: &Element) {
        if self.found.borrow().is_none() {
            self.look(article);
        }
    }

    /// Clips the part of each control and of the panel that is under a bar, and unclips all others. A heading that is
    /// itself a bar counts as one.
    pub(crate) fn cut_off(&self, controls: &[Element], panel: &Element, headings: Vec<Element>) {
        let mut bars = headings;
        bars.extend(self.found.borrow().iter().flatten().cloned());
        bars.retain(is_bar);
        if bars.is_empty() && !self.had_some.get() {
            return;
        }
        self.had_some.set(true);
        for control in controls {
            if own(control, CUT).is_empty() {
                set(control, CUT, WHOLE);
            }
        }
        let cuts: Vec<_> = controls.iter().map(|control| cut(control, &bars)).collect();
        // A clip makes the panel a stacking context, in which its fixed part loses its level, so a panel under no bar
        // gets no clip.
        set(panel, CUT, &cut(panel, &bars).unwrap_or_default());
        for (control, cut) in controls.iter().zip(cuts) {
            set(control, CUT, cut.as_deref().unwrap_or(WHOLE));
        }
    }
}

/// Whether an element is fixed or sticky, has a background, and has no `z-index` of its own.
fn is_bar(element: &Element) -> bool {
    stays(element)
        && ["auto", "0"].contains(&&*styled(element, "z-index"))
        && (styled(element, "background-color") != "rgba(0, 0, 0, 0)"
            || styled(element, "background-image") != "none")
}

/// The bars at the top of the article's scroll container, from the uppermost down.
fn at_the_top(article: &Element) -> Vec<Element> {
    const IN_TEXT: f64 = 40.0;
    let rect = article.get_bounding_client_rect();
    let x = rect.left() + IN_TEXT.min(rect.width() / 2.0);
    let scroller = scroller(article);
    let mut edge = match scroller.parent_element() {
        Some(_) => top(&scroller).max(0.0),
        None => 0.0,
    };
    let mut bars = Vec::new();
    while let Some(bar) = bar_at(x, edge).filter(|bar| bottom(bar) > edge) {
        edge = bottom(&bar);
        bars.push(bar);
        if bars.len() == MOST {
            break;
        }
    }
    bars
}

/// The bar that lies over an edge, or begins there.
fn bar_at(x: f64, edge: f64) -> Option<Element> {
    let found = document().elements_from_point(x as f32, edge as f32 + 1.0);
    let mut found = found
        .iter()
        .filter_map(|found| found.dyn_into::<Element>().ok());
    let bar = found.find(|found| stays(found) && !is_ours(found));
    bar.filter(is_bar)
}

fn bottom(element: &Element) -> f64 {
    element.get_bounding_client_rect().bottom()
}

/// The `clip-path` of a control below the lowest bar that covers it or its hit area; `None` where no bar does.
fn cut(control: &Element, bars: &[Element]) -> Option<String> {
    // A button's hit area reaches a little above and below what it shows.
    const PRESSED: f64 = 4.0;
    let shown = control.shadow_root()?.first_element_child()?;
    let shown = shown.get_bounding_client_rect();
    let covers = |bar: &&Element| {
        let rect = bar.get_bounding_client_rect();
        !bar.contains(Some(control))
            && rect.bottom() < screen_height() / 2.0
            && shown.top() - PRESSED < rect.bottom()
            && shown.bottom() + PRESSED > rect.top()
            && shown.left() < rect.right()
            && shown.right() > rect.left()
    };
    let bottom = bars.iter().filter(covers).map(bottom).reduce(f64::max)?;
    let from = in_pixels(bottom - top(control));
    Some(format!("inset({from} -100vmax -100vmax)"))
}
