//! Markdown to the HTML of an article's body.
//!
//! The Markdown library writes running text, lists and quotations. Headings, items, code and tables are written here:
//! they have ids, can be reached from the keyboard if they scroll, and have no inline style.

use std::collections::HashMap;
use std::iter::once;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, TextMergeWithOffset, html::push_html};

use super::Notes;
use super::code;
use super::details::{self, Fold};
use super::escape::escaped;
use super::heading::{self, Heading};
use super::ids::{self, Spanned};
use super::table::Table;

/// A body, and what the rest of the page needs from it.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub(super) html: String,
    /// The bytes of the front matter in the source, without its fences.
    pub(super) front: Option<Range<usize>>,
    /// The headings in the order of the article.
    pub(super) headings: Vec<Heading>,
    /// The target of each link, and its byte in the source.
    pub(super) links: Vec<(String, usize)>,
    pub(super) words: usize,
    /// For each block, its byte in `html` and its byte in the source.
    origins: Vec<(usize, usize)>,
}

impl Body {
    /// The byte of the source that a byte of the HTML comes from.
    pub(super) fn origin(&self, html: usize) -> usize {
        let next = self.origins.partition_point(|(at, _)| *at <= html);
        next.checked_sub(1).map_or(0, |index| self.origins[index].1)
    }
}

/// Renders a guide's Markdown.
pub(super) fn render(source: &str, notes: &mut Notes<'_>) -> Body {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let parser = Parser::new_ext(source, options).into_offset_iter();
    let mut events: Vec<Spanned<'_>> = TextMergeWithOffset::new(parser).collect();
    let item_ids = ids::take(&mut events, source, notes);
    let mut writer = Writer {
        source,
        item_ids,
        body: Body::default(),
        table: Table::default(),
        in_front: false,
        in_code: false,
        details: None,
        notes,
    };
    for index in 0..events.len() {
        writer.write(&events, index);
    }
    writer.finish()
}

struct Writer<'a, 'n> {
    source: &'a str,
    item_ids: HashMap<usize, String>,
    body: Body,
    table: Table,
    in_front: bool,
    in_code: bool,
    /// Where in the source the open `details` begins.
    details: Option<usize>,
    notes: &'a mut Notes<'n>,
}

impl Writer<'_, '_> {
    fn write(&mut self, events: &[Spanned<'_>], index: usize) {
        let (event, range) = &events[index];
        match event {
            Event::Start(tag) => self.start(tag, range, events, index),
            Event::End(tag) => self.end(*tag),
            Event::Text(_) if self.in_front => self.body.front = Some(range.clone()),
            Event::Html(_) => {}
            Event::InlineHtml(_) => self.raw_html(range.start),
            event => {
                if let Event::Text(text) | Event::Code(text) = event
                    && !self.in_code
                {
                    self.body.words += text.split_whitespace().count();
                }
                self.plainly(event.clone());
            }
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>, events: &[Spanned<'_>], index: usize) {
        self.body.origins.push((self.body.html.len(), range.start));
        if let Some(html) = self.table.start(tag) {
            return self.push(&html);
        }
        match tag {
            Tag::MetadataBlock(_) => self.in_front = true,
            Tag::HtmlBlock => self.html(range),
            Tag::Heading {
                level,
                id,
                classes,
                attrs,
            } => {
                let text = heading::text(&events[index + 1..]);
                let heading = Heading::new(Some(*level), id.as_deref(), text, self.body.html.len());
                heading.check(&self.body.headings, range.start, self.notes);
                let mark = heading::mark(classes, attrs, range.start, self.notes);
                self.push(&heading.open(mark));
                self.body.headings.push(heading);
            }
            Tag::Paragraph if is_label(&events[index + 1..]) => self.push("<p class=\"label\">"),
            Tag::Item => match self.item_ids.get(&index) {
                Some(id) => self.push(&self.item(id)),
                None => self.push("<li>"),
            },
            Tag::CodeBlock(kind) => {
                self.in_code = true;
                code::check(kind, &self.source[range.clone()], range.start, self.notes);
                self.push(&code::open(kind));
            }
            Tag::Image { .. } => {
                let fact = "a guide is one file of text and holds no image; draw it in a block of `text`, or say it in words";
                self.notes.add(range.start, "image", fact);
            }
            tag => {
                if let Tag::Link { dest_url, .. } = tag {
                    self.body.links.push((dest_url.to_string(), range.start));
                }
                self.plainly(Event::Start(tag.clone()));
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        if let Some(html) = self.table.end(tag) {
            return self.push(html);
        }
        match tag {
            TagEnd::MetadataBlock(_) => self.in_front = false,
            TagEnd::HtmlBlock | TagEnd::Image => {}
            TagEnd::Heading(level) => self.push(&format!("</a></{level}>\n")),
            TagEnd::CodeBlock => {
                self.in_code = false;
                self.push("</code></pre>\n");
            }
            tag => self.plainly(Event::End(tag)),
        }
    }

    /// Writes the beginning or the end of a `details`; notes any other HTML, and a `details` in an item or a quotation.
    fn html(&mut self, range: &Range<usize>) {
        let at = range.start;
        let is_inside = !(at == 0 || self.source[..at].ends_with('\n'));
        let fold = details::read(&self.source[range.clone()]);
        let fact = match fold.filter(|_| !is_inside) {
            None => return self.raw_html(at),
            Some(Fold::Open(id, text)) if self.details.is_none() => {
                let heading = Heading::new(None, id, text, self.body.html.len());
                heading.check(&self.body.headings, at, self.notes);
                self.push(&heading.open(None));
                self.body.headings.push(heading);
                self.details = Some(at);
                return;
            }
            Some(Fold::Close) if self.details.take().is_some() => return self.push("</details>\n"),
            Some(Fold::Open(..)) => {
                "a `details` stands in another; end the first with `</details>` before it"
            }
            Some(Fold::Close) => "no `details` is open here; take this line out",
        };
        self.notes.add(at, "html", fact);
    }

    fn raw_html(&mut self, at: usize) {
        self.notes.add(
            at,
            "html",
            "raw HTML is not taken; say it in Markdown, or put it in a block of code to show it",
        );
    }

    /// The tag of an item, with its `data-study-id` and its `id` on the page, which is made of its heading's id and its
    /// own.
    fn item(&self, id: &str) -> String {
        let heading = self.body.headings.last();
        let address = heading.map_or(String::new(), |heading| format!("{}--", heading.id));
        let (address, id) = (escaped(&address), escaped(id));
        format!("<li id=\"{address}{id}\" data-study-id=\"{id}\">")
    }

    /// Writes an event as the Markdown library does.
    fn plainly(&mut self, event: Event<'_>) {
        push_html(&mut self.body.html, once(event));
    }

    fn push(&mut self, html: &str) {
        self.body.html.push_str(html);
    }

    fn finish(mut self) -> Body {
        if let Some(at) = self.details {
            let fact = "this `details` never ends; write `</details>` between empty lines after its answer";
            self.notes.add(at, "html", fact);
            self.push("</details>\n");
        }
        self.body
    }
}

/// Whether the paragraph before these events is one bold run and nothing else.
fn is_label(events: &[Spanned<'_>]) -> bool {
    let mut events = events.iter().map(|(event, _)| event);
    matches!(events.next(), Some(Event::Start(Tag::Strong)))
        && events.any(|event| matches!(event, Event::End(TagEnd::Strong)))
        && matches!(events.next(), Some(Event::End(TagEnd::Paragraph)))
}
