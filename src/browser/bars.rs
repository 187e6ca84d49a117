//! Bars of the host's that stay in place at the top, such as a header or a sticky heading. One without a level of its own lies
//! above the author's texts, but below what has a position, as our controls do: what of them is under it is cut off.

use std::cell::{Cell, RefCell};

use wasm_bindgen::JsCast;
use web_sys::Element;

use super::document;
use super::header::stays;
use super::observe::is_ours;
use super::screen::{screen_height, top};
use super::scroll::scroller;
use super::style::{in_pixels, own, set, styled};

/// How much of a control is cut off, and from where it is seen.
const CUT: &str = "--study-cut";
/// Nothing is cut off. From this to a cut the browser lays nothing out anew, as it does from or to `none`.
const WHOLE: &str = "inset(-100vmax)";
/// How many bars are looked for below one another, at the most.
const MOST: usize = 3;

/// The bars of a page.
#[derive(Default)]
pub(crate) struct Bars {
    /// Those at the top of the screen when the reader last rested; none before the first look.
    found: RefCell<Option<Vec<Element>>>,
    /// Whether there ever were any: what they cut off is made whole when they go.
    had_some: Cell<bool>,
}

impl Bars {
    /// Looks for them. What is at a point takes the longer to find the longer a page is: not to be asked in each frame.
    pub(crate) fn look(&self, article: &Element) {
        self.found.replace(Some(at_the_top(article)));
    }

    /// Looks for them if nobody has.
    pub(crate) fn look_once(&self, article: &Element) {
        if self.found.borrow().is_none() {
            self.look(article);
        }
    }

    /// Cuts off what of these controls and of the panel is under a bar, as each of these headings may be; all else is whole.
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
        // What of the panel stays in place keeps its level only where nothing is cut.
        set(panel, CUT, &cut(panel, &bars).unwrap_or_default());
        for (control, cut) in controls.iter().zip(cuts) {
            set(control, CUT, cut.as_deref().unwrap_or(WHOLE));
        }
    }
}

/// Whether an element stays in place, shows its own colour, and has no level of its own.
fn is_bar(element: &Element) -> bool {
    stays(element)
        && ["auto", "0"].contains(&&*styled(element, "z-index"))
        && (styled(element, "background-color") != "rgba(0, 0, 0, 0)"
            || styled(element, "background-image") != "none")
}

/// The bars at the top of what scrolls an article, from the uppermost down.
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

/// How a control is cut off at the lowest bar that it is under, or could be pressed over; none where there is no such bar.
fn cut(control: &Element, bars: &[Element]) -> Option<String> {
    // A button can be pressed a little above and below what it shows.
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
