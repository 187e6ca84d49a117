//! The keys under which our texts are stored. No other key is ever touched.

/// The beginning of all our keys.
const PREFIX: &str = "study-widget:";
/// Follows a record's key in the key of a text that was set aside.
const ASIDE: &str = ".unreadable";

/// The key of a question's record; an empty `question` means the guide as a whole.
#[must_use]
pub fn key(guide: &str, question: &str) -> String {
    let guide = escape(guide);
    if question.is_empty() {
        format!("{PREFIX}{guide}")
    } else {
        format!("{PREFIX}{guide}:{}", escape(question))
    }
}

/// The ids of the guide and the question whose record has this key; `None` if it is no record's key of ours.
#[must_use]
pub fn ids(key: &str) -> Option<(String, String)> {
    let ids = key.strip_prefix(PREFIX)?;
    let (guide, question) = ids.split_once(':').unwrap_or((ids, ""));
    let (guide, question) = (unescape(guide), unescape(question));
    (self::key(&guide, &question) == key).then_some((guide, question))
}

/// The keys, to be tried in turn, to which the text under `key` can be set aside.
pub fn aside(key: &str) -> impl Iterator<Item = String> {
    (1_u32..).map(move |n| match n {
        1 => format!("{key}{ASIDE}"),
        _ => format!("{key}{ASIDE}-{n}"),
    })
}

/// The key whose text was set aside under `key`; `None` if `key` is not of that form.
#[must_use]
pub fn set_aside_from(key: &str) -> Option<&str> {
    let (from, nth) = key.rsplit_once(ASIDE)?;
    let is_one = nth.is_empty() || nth.strip_prefix('-')?.parse::<u32>().is_ok();
    (is_one && ids(from).is_some()).then_some(from)
}

/// Whether `key` is ours and holds a text that was set aside.
#[must_use]
pub fn is_aside(key: &str) -> bool {
    key.starts_with(PREFIX) && key.contains(ASIDE)
}

/// Encodes every `:`, which separates ids, and every `.unreadable`, so that no record's key looks like a set-aside one.
fn escape(id: &str) -> String {
    id.replace('%', "%25")
        .replace(':', "%3A")
        .replace(ASIDE, "%2Eunreadable")
}

fn unescape(id: &str) -> String {
    id.replace("%2E", ".")
        .replace("%3A", ":")
        .replace("%25", "%")
}
