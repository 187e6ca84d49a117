//! The pasted text as a document for the preview: whatever runs scripts, loads or redirects is removed.

use pulldown_cmark::{Options, Parser, html::push_html};
use wasm_bindgen::JsCast;
use web_sys::{Document, DomParser, Element, Node, NodeList, SupportedType};

use crate::tag::{element, escaped};

/// The format of a text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Html,
    Markdown,
}

impl Kind {
    /// Guesses the format: HTML if the text begins with a tag of a whole page, or with any tag and has no Markdown
    /// heading.
    pub(super) fn of(text: &str) -> Kind {
        const WHOLE: [&str; 6] = ["<!doctype", "<html", "<head", "<body", "<main", "<article"];
        let start: String = text.trim_start().chars().take(9).collect();
        let start = start.to_ascii_lowercase();
        let heading =
            |line: &str| line.starts_with('#') && line.trim_start_matches('#').starts_with(' ');
        let is_whole = WHOLE.iter().any(|tag| start.starts_with(tag));
        match is_whole || (start.starts_with('<') && !text.lines().any(heading)) {
            true => Kind::Html,
            false => Kind::Markdown,
        }
    }

    /// The format by a file's extension; none if the extension is unknown.
    pub(super) fn of_file(name: &str) -> Option<Kind> {
        match name.rsplit_once('.')?.1.to_ascii_lowercase().as_str() {
            "html" | "htm" | "xhtml" => Some(Kind::Html),
            "md" | "markdown" | "mdx" => Some(Kind::Markdown),
            _ => None,
        }
    }

    /// Its name in the form.
    pub(super) fn name(self) -> &'static str {
        match self {
            Kind::Html => "HTML",
            Kind::Markdown => "Markdown",
        }
    }

    /// The format with this name.
    pub(super) fn named(name: &str) -> Kind {
        match name == Kind::Html.name() {
            true => Kind::Html,
            false => Kind::Markdown,
        }
    }
}

/// A page for the preview.
pub(super) struct Page {
    /// The document without what runs, loads or redirects.
    document: Document,
    /// The texts of its `style` elements, which the preview adopts as style sheets.
    pub(super) styles: Vec<String>,
}

impl Page {
    /// Parses a text; none if the browser cannot.
    pub(super) fn read(text: &str, kind: Kind) -> Option<Page> {
        let html = match kind {
            Kind::Html => text.to_owned(),
            Kind::Markdown => rendered(text),
        };
        let document = DomParser::new()
            .ok()?
            .parse_from_string(&html, SupportedType::TextHtml)
            .ok()?;
        let styles = all(&document, "style")
            .filter_map(|style| style.text_content())
            .collect();
        // What runs, loads or redirects. JSON-LD (for schema.org) and the canonical link are data and stay.
        const ACTS: &str = "script:not([type='application/ld+json']), style, link:not([rel=canonical]), base, meta[http-equiv], iframe, frame, object, embed";
        all(&document, ACTS).for_each(|element| element.remove());
        for styled in all(&document, "[style]") {
            let style = styled.get_attribute("style").unwrap_or_default();
            let _ = styled.set_attribute("data-preview-style", &style);
            let _ = styled.remove_attribute("style");
        }
        Some(Page { document, styles })
    }

    /// Inserts `<study-widget>` with these options before the first likely question, or sets them on the page's own
    /// one.
    pub(super) fn insert_element(&self, options: &[(&str, String)]) {
        if let Ok(Some(own)) = self.document.query_selector("study-widget") {
            for (name, value) in options {
                let _ = own.set_attribute(name, value);
            }
            return;
        }
        const HEADS: &str = "h2, h3, h4, h5, h6, details, dl, table";
        let first = |selector| self.document.query_selector(selector).ok().flatten();
        let place = first(HEADS).or_else(|| first("article > *, main > *, body > *"));
        if let Some(place) = place {
            let _ = place.insert_adjacent_html("beforebegin", &element(options));
        }
    }

    /// The document as the frame's `srcdoc`, with `head` first in its head.
    pub(super) fn source(&self, head: &str) -> String {
        let root = self.document.document_element();
        let language = root.as_ref().and_then(|root| root.get_attribute("lang"));
        let language = escaped(language.as_deref().unwrap_or("en"));
        let inside = |part: Option<Element>| part.map(|part| part.inner_html()).unwrap_or_default();
        let (own, body) = (
            inside(self.document.head().map(JsCast::unchecked_into)),
            inside(self.document.body().map(JsCast::unchecked_into)),
        );
        format!(
            "<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\">{head}{own}</head><body>{body}</body></html>"
        )
    }
}

fn rendered(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut html = "<article>".to_owned();
    push_html(&mut html, Parser::new_ext(markdown, options));
    html + "</article>"
}

fn all(document: &Document, selector: &str) -> impl Iterator<Item = Element> + use<> {
    let found: Option<NodeList> = document.query_selector_all(selector).ok();
    let length = found.as_ref().map_or(0, NodeList::length);
    let node = move |index| found.as_ref()?.item(index);
    (0..length)
        .filter_map(node)
        .filter_map(|node: Node| node.dyn_into().ok())
}
