//! The texts that readers see, in the language of the page. The code says it in English, as with gettext: `t!` for a text,
//! `tn!` for one that counts.
//!
//! `i18n/en.txt` lists every English text, and each other language has a file of them: `i18n/de.json`. The build makes of
//! it a line for each line of the list, so that what travels holds no English; `xtask/src/languages.rs` writes what is read
//! here. One language is shown at a time, that of the page.

mod list;
mod texts;

use std::cell::RefCell;

pub use list::position;
pub use texts::{Localize, Plural, Text};

/// What the browser knows of a language.
pub trait Locale {
    /// The language's tag, such as `de-AT`.
    fn tag(&self) -> &str;

    /// Which form goes with a count: `one`, `few`, `other` and the like.
    fn category(&self, count: usize) -> String;

    /// A number as the language writes it.
    fn number(&self, number: usize) -> String;
}

/// The language that is shown.
struct Shown {
    locale: Box<dyn Locale>,
    /// The file, which lasts as long as the program: what is shown is lent from it.
    file: &'static str,
    /// The categories in whose order a line's forms stand.
    categories: Vec<&'static str>,
    /// The texts in the order of the list.
    texts: Vec<&'static str>,
}

thread_local! {
    /// None before the page's language is known: then English, without what a browser knows of it.
    static SHOWN: RefCell<Option<Shown>> = const { RefCell::new(None) };
}

/// Shows a language from now on: `file` is what the build made of its texts, empty for English.
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

/// `rtl` where the language that is shown is written so; the others stand as the page does.
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

/// The text in this place of the list, in the language that is shown; none where that is English or has none.
fn translated(at: usize) -> Option<&'static str> {
    SHOWN.with_borrow(|shown| {
        let text = *shown.as_ref()?.texts.get(at)?;
        (!text.is_empty()).then_some(text)
    })
}

/// Which of a text's forms goes with a count.
fn form(forms: &'static str, count: usize) -> &'static str {
    SHOWN
        .with_borrow(|shown| {
            let shown = shown.as_ref()?;
            let category = shown.locale.category(count);
            let at = shown.categories.iter().position(|known| *known == category);
            forms.split('\t').nth(at?)
        })
        // A language without a form for it has one for the rest, the last.
        .or_else(|| forms.rsplit('\t').next())
        .unwrap_or_default()
}

/// A text of the list for a table: `text!("Detection").get()`.
macro_rules! text {
    ($english:literal) => {
        const { $crate::i18n::Text::new($english, $crate::i18n::position($english)) }
    };
}

/// A text in the language that is shown. `{name}` in it is what the variable of that name holds, or `name = value` says.
macro_rules! t {
    ($english:literal) => {
        $crate::i18n::text!($english).get()
    };
    ($english:literal $(, $name:ident $(= $value:expr)?)+ $(,)?) => {
        $crate::i18n::text!($english).with(&[$((stringify!($name), $crate::i18n::said!($name $(= $value)?))),+])
    };
}

/// A text that counts, as English says it of one and of more; `{n}` in it is the number. The other form is the one in
/// the list.
macro_rules! tn {
    ($count:expr, $one:literal, $other:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {
        $crate::i18n::Plural::new($one, $crate::i18n::text!($other))
            .with($count, &[$((stringify!($name), $crate::i18n::said!($name $(= $value)?))),*])
    };
}

/// What stands for a name in a text.
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
