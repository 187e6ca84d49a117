//! The texts that readers see, in the language of the page. Code has them in English, as with gettext: `t!` for a text,
//! `tn!` for a text with a count.
//!
//! `i18n/en.txt` lists every English text, and each other language has a file such as `i18n/de.json`. The build
//! (`xtask/src/languages.rs`) packs a language into a file with one line for each line of the list, without the
//! English; [`show`] reads that file. One language is shown at a time.

mod list;
mod texts;

use std::cell::RefCell;

pub use list::position;
pub use texts::{Localize, Plural, Text};

/// What the browser knows of a language.
pub trait Locale {
    /// The language's tag, such as `de-AT`.
    fn tag(&self) -> &str;

    /// The plural category of a count: `one`, `few`, `other` and the like.
    fn category(&self, count: usize) -> String;

    /// A number as the language writes it.
    fn number(&self, number: usize) -> String;
}

/// The language that is shown.
struct Shown {
    locale: Box<dyn Locale>,
    /// The language file, leaked so that texts can be borrowed from it for as long as the program runs.
    file: &'static str,
    /// The plural categories, in the order of the forms in a line.
    categories: Vec<&'static str>,
    /// The texts in the order of the list.
    texts: Vec<&'static str>,
}

thread_local! {
    /// None until the page's language is known: texts are English and numbers plain until then.
    static SHOWN: RefCell<Option<Shown>> = const { RefCell::new(None) };
}

/// Shows a language from now on. `file` is the language file that the build made, empty for English.
pub fn show(locale: Box<dyn Locale>, file: String) {
    SHOWN.with_borrow_mut(|shown| {
        let known = shown.as_ref().map(|shown| shown.file);
        let file = match known.filter(|known| *known == file) {
            Some(known) => known,
            None => file.leak(),
        };
        let mut lines = file.lines();
        let categories = lines.next().unwrap_or_default();
        *shown = Some(Shown {
            locale,
            file,
            categories: categories.split('\t').collect(),
            texts: lines.collect(),
        });
    });
}

/// The tag of the language that is shown.
#[must_use]
pub fn tag() -> String {
    with_locale(|locale| locale.tag().to_owned()).unwrap_or_else(|| "en".to_owned())
}

/// `rtl` if the language that is shown is written from right to left. Others get none and keep the page's direction.
#[must_use]
pub fn direction() -> Option<&'static str> {
    tag().starts_with("ar").then_some("rtl")
}

/// A number as the language that is shown writes it.
#[must_use]
pub fn number(number: usize) -> String {
    with_locale(|locale| locale.number(number)).unwrap_or_else(|| number.to_string())
}

fn with_locale<T>(ask: impl Fn(&dyn Locale) -> T) -> Option<T> {
    SHOWN.with_borrow(|shown| shown.as_ref().map(|shown| ask(&*shown.locale)))
}

/// The translation of the text at this index of the list; none if English is shown or the language lacks the text.
fn translated(at: usize) -> Option<&'static str> {
    SHOWN.with_borrow(|shown| {
        let text = *shown.as_ref()?.texts.get(at)?;
        (!text.is_empty()).then_some(text)
    })
}

/// The form of a text for a count; `forms` are separated by tabs.
fn form(forms: &'static str, count: usize) -> &'static str {
    SHOWN
        .with_borrow(|shown| {
            let shown = shown.as_ref()?;
            let category = shown.locale.category(count);
            let at = shown.categories.iter().position(|known| *known == category);
            forms.split('\t').nth(at?)
        })
        // A category without a form gets the last form.
        .or_else(|| forms.rsplit('\t').next())
        .unwrap_or_default()
}

/// A text of the list as a constant, for tables: `text!("Detection").get()`.
macro_rules! text {
    ($english:literal) => {
        const { $crate::i18n::Text::new($english, $crate::i18n::position($english)) }
    };
}

/// A text in the language that is shown, with the variable `name` (or the value of `name = value`) in place of
/// `{name}`.
macro_rules! t {
    ($english:literal) => {
        $crate::i18n::text!($english).get()
    };
    ($english:literal $(, $name:ident $(= $value:expr)?)+ $(,)?) => {
        $crate::i18n::text!($english).with(&[$((stringify!($name), $crate::i18n::said!($name $(= $value)?))),+])
    };
}

/// A text with a count, by its English forms for one and for any other number; `{n}` in it is the count. The list has
/// the second form only.
macro_rules! tn {
    ($count:expr, $one:literal, $other:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $crate::i18n::Plural::new($one, $crate::i18n::text!($other))
            .with($count, &[$((stringify!($name), $crate::i18n::said!($name $(= $value)?))),*])
    };
}

/// The value for a name: the variable of that name, or the given expression.
macro_rules! said {
    ($name:ident) => {
        &$name
    };
    ($name:ident = $value:expr) => {
        &$value
    };
}

#[allow(unused_imports, reason = "only the browser's rooms use all of them")]
pub(crate) use {said, t, text, tn};

#[cfg(test)]
mod tests;
