//! Plural rules, numbers and dates of a language, by the browser's `Intl`.

use js_sys::{Array, Date, Intl, Number, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::i18n::{self, Locale};
use crate::progress::{Day, Millis};

/// A language by the browser's rules.
pub(crate) struct Browser {
    tag: String,
    plurals: Intl::PluralRules,
}

impl Browser {
    /// The language of a well-formed tag.
    pub(crate) fn of(tag: String) -> Browser {
        let locales = Array::of1(&JsValue::from_str(&tag));
        Browser {
            plurals: Intl::PluralRules::new(&locales, &Object::new()),
            tag,
        }
    }
}

impl Locale for Browser {
    fn tag(&self) -> &str {
        &self.tag
    }

    fn category(&self, count: usize) -> String {
        self.plurals.select(count as f64).into()
    }

    fn number(&self, number: usize) -> String {
        // The first use of `Intl` takes a slow phone 80 milliseconds, and English writes numbers below 1,000 as Rust
        // does.
        if self.tag.starts_with("en") && number < 1_000 {
            return number.to_string();
        }
        let number = Number::from(number as f64);
        number.to_locale_string(&self.tag).into()
    }
}

/// A day with these of its parts, such as `("month", "long")`, in the language of the controls.
pub(crate) fn date(day: Day, parts: &[(&str, &str)]) -> String {
    let options = options(&[&[("timeZone", "UTC")], parts].concat());
    let at = Date::new(&(f64::from(day.0) * 86_400_000.0).into());
    at.to_locale_date_string(&i18n::tag(), &options).into()
}

/// A time with these of its parts, such as `("hour", "numeric")`, in the language of the controls.
pub(crate) fn time(at: Millis, parts: &[(&str, &str)]) -> String {
    let at = Date::new(&(at as f64).into());
    at.to_locale_string(&i18n::tag(), &options(parts)).into()
}

fn options(parts: &[(&str, &str)]) -> Object {
    let options = Object::new();
    for (part, style) in parts {
        let _ = Reflect::set(&options, &(*part).into(), &(*style).into());
    }
    options
}

/// So many days, months or years from now, in the language of the controls: `tomorrow`, `in 3 days`.
pub(crate) fn relative(count: i32, unit: &str) -> String {
    let options = options(&[("numeric", "auto")]);
    let locales = Array::of1(&JsValue::from_str(&i18n::tag()));
    let times = Intl::RelativeTimeFormat::new(&locales, &options);
    times.format(f64::from(count), unit).into()
}
