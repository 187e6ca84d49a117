//! The page's `<study-widget>` element, if it has one: where it is and what its attributes say.

use scraper::{ElementRef, Html, Selector};

use crate::recognise::Hints;

/// A page and its widget.
pub(super) struct Widget<'a> {
    html: &'a Html,
    element: Option<ElementRef<'a>>,
}

impl<'a> Widget<'a> {
    pub(super) fn find(html: &'a Html) -> Self {
        Widget {
            html,
            element: first(html, "study-widget"),
        }
    }

    fn attribute(&self, name: &str) -> Option<&'a str> {
        self.element.and_then(|element| element.attr(name))
    }

    /// The articles it may stand for: the one that `for` selects; else the one around the element, or those of the
    /// page.
    pub(super) fn articles(&self) -> Vec<ElementRef<'a>> {
        const KINDS: [&str; 3] = ["article", "main", "body"];
        let Some(element) = self.element else {
            return KINDS
                .iter()
                .filter_map(|kind| first(self.html, kind))
                .collect();
        };
        if let Some(selector) = self.attribute("for") {
            return first(self.html, selector).into_iter().collect();
        }
        let around = |kind: &&str| {
            let mut ancestors = element.ancestors().filter_map(ElementRef::wrap);
            ancestors.find(|element| element.value().name() == *kind)
        };
        KINDS.iter().find_map(around).into_iter().collect()
    }

    /// The page's JSON-LD scripts, which may describe it by schema.org.
    pub(super) fn schema(&self) -> Vec<String> {
        let scripts = Selector::parse("script[type=\"application/ld+json\"]").ok();
        let found = scripts.map(|scripts| {
            let texts = self.html.select(&scripts);
            texts.map(|script| script.text().collect()).collect()
        });
        found.unwrap_or_default()
    }

    pub(super) fn hints(&self) -> Hints {
        let labels = |name| {
            let value = self.attribute(name).unwrap_or_default();
            value
                .split('|')
                .map(str::trim)
                .filter(|label| !label.is_empty())
                .map(String::from)
                .collect()
        };
        Hints {
            question_level: self
                .attribute("question-level")
                .and_then(|level| level.trim().parse().ok()),
            framework_labels: labels("framework-label"),
            intent_labels: labels("intent-label"),
            follow_ups_labels: labels("follow-ups-label"),
        }
    }

    /// The `guide` attribute, else `<meta name="study-guide">`, else the path of the canonical URL, if it has one.
    pub(super) fn guide_id(&self) -> Option<String> {
        let on = |selector, name| first(self.html, selector).and_then(|element| element.attr(name));
        let given = |id: &&str| !id.trim().is_empty();
        let id = self.attribute("guide").filter(given);
        let id = id.or_else(|| on("meta[name=study-guide]", "content").filter(given));
        id.map(|id| id.trim().to_owned())
            .or_else(|| path(on("link[rel=canonical]", "href")?))
    }
}

fn first<'a>(html: &'a Html, selector: &str) -> Option<ElementRef<'a>> {
    let selector = Selector::parse(selector).ok()?;
    html.select(&selector).next()
}

fn path(address: &str) -> Option<String> {
    let rest = address.split_once("://").map_or(address, |(_, rest)| {
        rest.trim_start_matches(|letter| letter != '/')
    });
    let path = rest
        .split(['?', '#'])
        .next()
        .unwrap_or_default()
        .trim_end_matches("index.html");
    path.starts_with('/').then(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The ids of the articles the widget may stand for.
    fn found(page: &str) -> String {
        let html = Html::parse_document(page);
        let ids: Vec<_> = Widget::find(&html)
            .articles()
            .iter()
            .filter_map(|article| article.value().id())
            .collect();
        ids.join(" ")
    }

    #[test]
    fn a_page_without_the_element_offers_its_article_its_main_part_and_itself() {
        assert_eq!(found("<body id=body><p>"), "body");
        assert_eq!(
            found(
                "<body id=body><main id=main><article id=one></article><article id=two></article></main>"
            ),
            "one main body"
        );
    }

    #[test]
    fn the_element_stands_for_the_article_around_it() {
        assert_eq!(
            found("<article></article><article id=two><study-widget></study-widget></article>"),
            "two"
        );
        assert_eq!(
            found("<article></article><main id=main><study-widget></study-widget></main>"),
            "main"
        );
    }

    #[test]
    fn for_names_the_article_and_no_other_will_do() {
        assert_eq!(
            found(
                "<article id=one></article><div id=div></div><study-widget for='#div'></study-widget>"
            ),
            "div"
        );
        assert_eq!(
            found("<article id=one></article><study-widget for='#gone'></study-widget>"),
            ""
        );
        assert_eq!(
            found("<article id=one></article><study-widget for='!'></study-widget>"),
            ""
        );
    }

    #[test]
    fn a_guide_is_known_by_what_the_page_says() {
        let id = |page: &str| Widget::find(&Html::parse_document(page)).guide_id();
        let canonical =
            "<link rel=canonical href='https://example.org/guides/caching/index.html?x#y'>";
        assert_eq!(id(canonical).as_deref(), Some("/guides/caching/"));
        assert_eq!(
            id(&format!(
                "{canonical}<meta name=study-guide content=caching>"
            ))
            .as_deref(),
            Some("caching")
        );
        assert_eq!(
            id("<meta name=study-guide content=caching><study-widget guide=queues>").as_deref(),
            Some("queues")
        );
        assert_eq!(id("<link rel=canonical href='./'>"), None);
    }
}
