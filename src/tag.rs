//! What an author copies into a page: the tag, the element with its options, and what a strict policy must allow.

use serde::Deserialize;

/// An attribute of `<study-widget>`, as the configurator asks for it.
#[derive(Debug, Clone, Copy)]
pub struct Attribute {
    /// Its name in mark-up.
    pub name: &'static str,
    /// Its label in a form.
    pub label: &'static str,
    /// What it does, and what is the default.
    pub help: &'static str,
    /// The values it may have; empty where any text will do.
    pub choices: &'static [&'static str],
}

/// Every attribute, the most asked for first.
pub const ATTRIBUTES: [Attribute; 8] = [
    Attribute {
        name: "frameworks",
        label: "Frameworks on a first visit",
        help: "Closed by default: readers answer first, then look.",
        choices: &["closed", "open"],
    },
    Attribute {
        name: "question-level",
        label: "Heading level of the questions",
        help: "Found by itself. Give it where other headings are taken for questions.",
        choices: &["2", "3", "4", "5", "6"],
    },
    Attribute {
        name: "for",
        label: "CSS selector of the article",
        help: "The nearest article by default, else main, else the body.",
        choices: &[],
    },
    Attribute {
        name: "guide",
        label: "Name under which progress is kept",
        help: "The page’s address by default. Give it where the page may move.",
        choices: &[],
    },
    Attribute {
        name: "framework-label",
        label: "Labels of a framework",
        help: "The words your article uses, such as Answer|Key points.",
        choices: &[],
    },
    Attribute {
        name: "intent-label",
        label: "Labels of the intent",
        help: "What stands before what a question is really after.",
        choices: &[],
    },
    Attribute {
        name: "follow-ups-label",
        label: "Labels of the follow-ups",
        help: "What stands above the list of follow-up questions.",
        choices: &[],
    },
    Attribute {
        name: "lang",
        label: "Language of the controls",
        help: "That of your page by default, such as de.",
        choices: &[],
    },
];

/// A version of an embed that never changes, as `embed/versions.json` lists it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Pin {
    /// Its folder.
    pub version: String,
    /// The hash of its script.
    pub integrity: String,
}

/// Where an embed is published.
#[derive(Debug, Clone, Default)]
pub struct Embed {
    /// The address of its folder, with a slash at the end.
    pub address: String,
}

impl Embed {
    /// The lines to put into a page, for a pinned version or else the newest. `options` are the attributes of the
    /// element; `None` leaves the element out.
    #[must_use]
    pub fn tag(&self, pin: Option<&Pin>, options: Option<&[(&str, String)]>) -> String {
        let folder = pin.map_or(String::new(), |pin| format!("{}/", pin.version));
        let folder = escaped(&format!("{}{folder}", self.address));
        let hash = pin.map_or(String::new(), |pin| {
            format!(" integrity=\"{}\" crossorigin", escaped(&pin.integrity))
        });
        let mut lines = vec![
            format!(
                "<link rel=\"preload\" href=\"{folder}study-widget.wasm\" as=\"fetch\" crossorigin>"
            ),
            format!("<script type=\"module\" src=\"{folder}study-widget.js\"{hash}></script>"),
        ];
        lines.extend(options.map(element));
        lines.join("\n")
    }

    /// What a content security policy must allow for it.
    #[must_use]
    pub fn policy(&self) -> String {
        let at = &self.address;
        format!("script-src {at} 'wasm-unsafe-eval'; connect-src {at}")
    }
}

/// The element with its options.
#[must_use]
pub fn element(options: &[(&str, String)]) -> String {
    let attributes: String = options
        .iter()
        .map(|(name, value)| format!(" {name}=\"{}\"", escaped(value)))
        .collect();
    format!("<study-widget{attributes}></study-widget>")
}

/// The embed's script for a page that has no address, such as the configurator's frame: instead of `import.meta.url` it
/// reads the embed's address from a `meta` element.
#[must_use]
pub fn without_address(script: &str) -> String {
    let address = "document.querySelector(\"meta[name=study-embed]\").content";
    script.replace("import.meta.url", address)
}

/// A text made safe for a quoted attribute.
#[must_use]
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn embed() -> Embed {
        Embed {
            address: "https://example.org/embed/".to_owned(),
        }
    }

    #[test]
    fn a_page_that_follows_the_newest_needs_two_lines() {
        assert_eq!(
            embed().tag(None, None),
            "<link rel=\"preload\" href=\"https://example.org/embed/study-widget.wasm\" as=\"fetch\" crossorigin>\n\
             <script type=\"module\" src=\"https://example.org/embed/study-widget.js\"></script>"
        );
    }

    #[test]
    fn a_page_that_pins_a_version_names_it_and_its_hash() {
        let pin = Pin {
            version: "1.2.3".to_owned(),
            integrity: "sha384-x".to_owned(),
        };
        let tag = embed().tag(Some(&pin), None);
        assert!(tag.contains("embed/1.2.3/study-widget.wasm"), "{tag}");
        assert!(
            tag.contains("embed/1.2.3/study-widget.js\" integrity=\"sha384-x\" crossorigin>"),
            "{tag}"
        );
    }

    #[test]
    fn an_option_cannot_break_out_of_its_attribute() {
        let options = [("for", "a[b=\"c\"]>\"<d&".to_owned())];
        let tag = embed().tag(None, Some(&options));
        assert!(
            tag.ends_with(
                "\n<study-widget for=\"a[b=&quot;c&quot;]>&quot;&lt;d&amp;\"></study-widget>"
            ),
            "{tag}"
        );
    }

    #[test]
    fn a_policy_allows_the_folder_and_no_more() {
        assert_eq!(
            embed().policy(),
            "script-src https://example.org/embed/ 'wasm-unsafe-eval'; connect-src https://example.org/embed/"
        );
    }

    #[test]
    fn every_attribute_that_the_loader_observes_can_be_chosen() {
        let loader = include_str!("../public/study-widget.js");
        let list = loader.split("observedAttributes = [").nth(1).unwrap();
        let mut observed: Vec<&str> = list.split(']').next().unwrap().split('"').collect();
        observed.retain(|part| part.chars().any(char::is_alphabetic));
        let mut asked = ATTRIBUTES.map(|attribute| attribute.name);
        observed.sort_unstable();
        asked.sort_unstable();
        assert_eq!(asked.as_slice(), observed);
    }
}
