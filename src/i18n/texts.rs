//! A text of the list, and the values that replace the names in it.

use super::{form, number, translated};

/// A text of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    english: &'static str,
    at: usize,
}

impl Text {
    /// A text by its English wording and its index in the list.
    #[must_use]
    pub const fn new(english: &'static str, at: usize) -> Text {
        Text { english, at }
    }

    /// Its index in the list.
    #[must_use]
    pub const fn place(self) -> usize {
        self.at
    }

    /// The text in the language that is shown; English if that language lacks it.
    #[must_use]
    pub fn get(self) -> &'static str {
        translated(self.at).unwrap_or(self.english)
    }

    /// Like [`Text::get`], with values for the names in braces.
    #[must_use]
    pub fn with(self, values: &[(&str, &dyn Localize)]) -> String {
        fill(self.get(), values)
    }
}

/// A text with a count, which has several plural forms.
#[derive(Debug, Clone, Copy)]
pub struct Plural {
    one: &'static str,
    other: Text,
}

impl Plural {
    /// A text by its English form for one, and the text of the list for any other number.
    #[must_use]
    pub const fn new(one: &'static str, other: Text) -> Plural {
        Plural { one, other }
    }

    /// The form for `count`, with values for the names in braces; `{n}` is the count.
    #[must_use]
    pub fn with(self, count: usize, values: &[(&str, &dyn Localize)]) -> String {
        let text = match translated(self.other.at) {
            Some(forms) => form(forms, count),
            None if count == 1 => self.one,
            None => self.other.english,
        };
        fill(text, &[&[("n", &count as &dyn Localize)], values].concat())
    }
}

/// A value that can replace a name in a text.
pub trait Localize {
    /// The value as a text in the language that is shown.
    fn localize(&self) -> String;
}

impl Localize for usize {
    fn localize(&self) -> String {
        number(*self)
    }
}

impl<T: Localize + ?Sized> Localize for &T {
    fn localize(&self) -> String {
        (**self).localize()
    }
}

impl Localize for str {
    fn localize(&self) -> String {
        self.to_owned()
    }
}

impl Localize for String {
    fn localize(&self) -> String {
        self.clone()
    }
}

/// A text with values in the place of names in braces; a name without a value stays as it is.
fn fill(text: &str, values: &[(&str, &dyn Localize)]) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let (name, end) = after.split_once('}').unwrap_or((after, ""));
        match values.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => filled.push_str(&value.localize()),
            None => {
                filled.push('{');
                filled.push_str(name);
                filled.push('}');
            }
        }
        rest = end;
    }
    filled + rest
}
