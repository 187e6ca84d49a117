//! Checks a guide's links, which may lead to the web, to a heading of the same guide, or to another guide of the
//! library.

use super::Notes;
use super::body::Body;

/// Notes every link whose target does not exist. `siblings` are the ids of all guides.
pub(super) fn check(body: &Body, siblings: &[&str], notes: &mut Notes<'_>) {
    for (link, at) in &body.links {
        if let Some(fact) = fault(link, body, siblings) {
            notes.add(*at, "link", fact);
        }
    }
}

fn fault(link: &str, body: &Body, siblings: &[&str]) -> Option<String> {
    if link.starts_with("https://") || link.starts_with("http://") || link.starts_with("mailto:") {
        return None;
    }
    if let Some(id) = link.strip_prefix('#') {
        let known = body.headings.iter().any(|heading| heading.id == id);
        return (!known)
            .then(|| format!("no heading here has the id `{id}`; link to one that is there"));
    }
    let guide = link
        .strip_prefix("../")
        .map(|rest| rest.split(['/', '#']).next().unwrap_or_default());
    match guide {
        Some(guide) if siblings.contains(&guide) => None,
        Some(guide) => Some(format!(
            "there is no guide `{guide}`; link to one that is in the library, as `../its-id/`"
        )),
        None => Some(format!(
            "`{link}` leads nowhere; begin it with `https://`, with `#` for a heading here, or with `../` for a guide"
        )),
    }
}
