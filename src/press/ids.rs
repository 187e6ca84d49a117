//! The ids that an author writes as `{#id}`: on a heading, and at the end of the first paragraph of a list item.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Notes;

/// An event and its bytes in the source.
pub(super) type Spanned<'a> = (Event<'a>, Range<usize>);

/// Cuts the ids out of the items' texts; returns them by the index of the event that opens the item.
///
/// Notes an id anywhere else, because the page would show it as text.
pub(super) fn take(
    events: &mut [Spanned<'_>],
    source: &str,
    notes: &mut Notes<'_>,
) -> HashMap<usize, String> {
    let items =
        (0..events.len()).filter(|index| matches!(events[*index].0, Event::Start(Tag::Item)));
    let mut ids = HashMap::new();
    for item in items.collect::<Vec<_>>() {
        if let Some((id, at)) =
            last_text(events, item).and_then(|text| cut(&mut events[text], source))
        {
            check(&id, at, notes);
            ids.insert(item, id);
        }
    }
    misplaced(events, notes);
    ids
}

/// The index of the text that ends the item's first paragraph, or its running text in a tight list.
fn last_text(events: &[Spanned<'_>], item: usize) -> Option<usize> {
    let inside = |event: &Event<'_>| {
        !matches!(
            event,
            Event::End(TagEnd::Paragraph | TagEnd::Item)
                | Event::Start(
                    Tag::List(_)
                        | Tag::CodeBlock(_)
                        | Tag::Table(_)
                        | Tag::BlockQuote(_)
                        | Tag::Heading { .. }
                )
        )
    };
    let length = events[item + 1..]
        .iter()
        .take_while(|(event, _)| inside(event))
        .count();
    let last = item + length;
    matches!(events[last].0, Event::Text(_)).then_some(last)
}

/// Cuts `{#id}` off the end of a text; returns the id as it is in the source, and its byte.
fn cut((event, range): &mut Spanned<'_>, source: &str) -> Option<(String, usize)> {
    let Event::Text(text) = event else {
        return None;
    };
    let (rest, _) = text.trim_end().strip_suffix('}')?.rsplit_once("{#")?;
    let rest = rest.trim_end().to_owned();
    let at = range.start + source[range.clone()].rfind("{#")?;
    let id = source[at..range.end]
        .trim_start_matches("{#")
        .trim_end()
        .trim_end_matches('}')
        .to_owned();
    *event = Event::Text(rest.into());
    Some((id, at))
}

/// Notes an id that is not safe in every link and style sheet.
pub(super) fn check(id: &str, at: usize, notes: &mut Notes<'_>) {
    if !is_plain(id) {
        let advice = "use lower-case letters, digits and single hyphens, a letter first";
        notes.add(at, "id", format!("`{id}` cannot be an id; {advice}"));
    }
}

/// Lower-case letters, digits and single hyphens between them, a letter first.
pub(super) fn is_plain(id: &str) -> bool {
    let plain = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    id.split('-').all(plain) && id.starts_with(|first: char| first.is_ascii_lowercase())
}

/// An id made of the first words of a text, to be suggested to the author.
pub(super) fn suggest(text: &str) -> String {
    let words = text
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty());
    let words: Vec<_> = words.take(5).map(str::to_ascii_lowercase).collect();
    let id = words.join("-");
    if is_plain(&id) {
        id
    } else {
        "some-id".to_owned()
    }
}

fn misplaced(events: &[Spanned<'_>], notes: &mut Notes<'_>) {
    let mut in_code = false;
    for (event, range) in events {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(text) if !in_code && text.contains("{#") => {
                let advice =
                    "put it at the end of the heading's line, or of the item's first paragraph";
                notes.add(
                    range.start,
                    "id",
                    format!("an id stands where nothing can take it; {advice}"),
                );
            }
            _ => {}
        }
    }
}
