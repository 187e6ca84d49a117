//! The names of controls: stories use the English name, whatever the page's language.

use serde_json::Value;

use super::Reader;

impl Reader {
    /// A text of ours in the language of the panel; any other text, such as a title, unchanged.
    pub(crate) fn translated(&self, english: &str) -> String {
        let panel = "return document.querySelector('study-widget')?.shadowRoot?.querySelector('section')?.lang ?? ''";
        let tag: String = self.evaluates(panel, ());
        let code = tag.split('-').next().unwrap_or_default();
        let texts = std::fs::read_to_string(format!("src/i18n/{code}.json")).unwrap_or_default();
        let texts: Value = serde_json::from_str(&texts).unwrap_or_default();
        let text = texts.get(english).and_then(Value::as_str);
        text.unwrap_or(english).to_owned()
    }

    /// A text with its numbers in the digits that the browser uses in the language of the panel.
    pub(crate) fn localized_number(&self, words: &str) -> String {
        let script = "const panel = document.querySelector('study-widget')?.shadowRoot?.querySelector('section');
            const digits = new Intl.NumberFormat(panel?.lang || 'en');
            return args[0].replace(/[0-9]/g, (digit) => digits.format(digit))";
        self.evaluates(script, [words])
    }
}
