//! A value that a control shows: whoever drew it draws it again once it changes, at once.
//!
//! A value and an effect in the reactive graph of Leptos, both of our own. Its signals are compiled once more for every
//! type of value, they keep who hears of them in a hash set, and its effects wait for an executor; together they came to
//! 8 KB of the first load.

use std::sync::{Arc, Mutex, PoisonError, RwLock, Weak};

use leptos::reactive::graph::{
    AnySource, AnySubscriber, Observer, ReactiveNode, Subscriber, WithObserver,
};
use web_sys::Element;

use super::View;

/// A value that controls show.
pub(crate) struct Shown<T> {
    value: Arc<RwLock<T>>,
    hearers: Arc<Hearers>,
}

impl<T> Shown<T> {
    pub(crate) fn new(value: T) -> Shown<T> {
        Shown {
            value: Arc::new(RwLock::new(value)),
            hearers: Arc::default(),
        }
    }

    /// Reads it.
    pub(crate) fn with<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        read(&self.value.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Changes it; where it is the same already, nothing is drawn.
    pub(crate) fn set(&self, value: T)
    where
        T: PartialEq,
    {
        if self.with(|shown| *shown != value) {
            *self.value.write().unwrap_or_else(PoisonError::into_inner) = value;
            self.hearers.tell();
        }
    }
}

/// Who hears of a change.
#[derive(Default)]
struct Hearers(Mutex<Vec<AnySubscriber>>);

impl Hearers {
    /// Whoever runs now hears of it from now on.
    fn admit(&self) {
        if let Some(hearer) = Observer::get() {
            let mut hearers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if !hearers.contains(&hearer) {
                hearers.push(hearer);
            }
        }
    }

    fn tell(&self) {
        let hearers = self
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        hearers.iter().for_each(ReactiveNode::mark_dirty);
    }
}

impl View {
    /// Draws a value now, and again whenever it has changed.
    pub(crate) fn show<T: Send + Sync + 'static>(
        &mut self,
        shown: &Shown<T>,
        mut draw: impl FnMut(&T) + Send + 'static,
    ) {
        let read = shown.clone();
        let draw: Box<dyn FnMut() + Send> = Box::new(move || {
            read.hearers.admit();
            read.with(&mut draw);
        });
        self.effects.push(Box::new(effect(draw)));
    }

    /// Keeps an element's text up to date. One that stays the same is left alone: where it is live, it would be read out.
    pub(crate) fn tell<T: Send + Sync + 'static>(
        &mut self,
        element: &Element,
        shown: &Shown<T>,
        text: impl Fn(&T) -> String + Send + 'static,
    ) {
        let element = element.clone();
        self.show(shown, move |value| keep_text(&element, &text(value)));
    }
}

/// Changes an element's text, where it is another.
pub(super) fn keep_text(element: &Element, text: &str) {
    if element.text_content().as_deref() != Some(text) {
        element.set_text_content(Some(text));
    }
}

/// What draws one value.
struct Effect {
    me: AnySubscriber,
    draw: Mutex<Box<dyn FnMut() + Send>>,
}

fn effect(draw: Box<dyn FnMut() + Send>) -> Arc<Effect> {
    let effect = Arc::new_cyclic(|me: &Weak<Effect>| Effect {
        me: AnySubscriber(me.as_ptr() as usize, Weak::clone(me) as _),
        draw: Mutex::new(draw),
    });
    effect.mark_dirty();
    effect
}

impl ReactiveNode for Effect {
    fn mark_dirty(&self) {
        let mut draw = self.draw.lock().unwrap_or_else(PoisonError::into_inner);
        self.me.with_observer(&mut *draw);
    }

    fn mark_check(&self) {}

    fn mark_subscribers_check(&self) {}

    fn update_if_necessary(&self) -> bool {
        false
    }
}

impl Subscriber for Effect {
    // One of ours never stops to hear.
    fn add_source(&self, _: AnySource) {}

    fn clear_sources(&self, _: &AnySubscriber) {}
}

impl<T> Clone for Shown<T> {
    fn clone(&self) -> Shown<T> {
        Shown {
            value: Arc::clone(&self.value),
            hearers: Arc::clone(&self.hearers),
        }
    }
}

impl<T: Default> Default for Shown<T> {
    fn default() -> Shown<T> {
        Shown::new(T::default())
    }
}
