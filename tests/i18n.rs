//! Every text that readers see is in every language, with the same placeholders and the plural forms of the language.

#![allow(
    clippy::unwrap_used,
    reason = "a file that cannot be read is a failure"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::{Map, Value};

/// The plural categories of whole numbers in each language, by CLDR. Categories with the same text share one form: a
/// category without a form takes the last.
const LANGUAGES: [(&str, &[&str]); 13] = [
    ("ar", &["one", "two", "few", "many", "other"]),
    ("de", &["one", "other"]),
    ("es", &["one", "other"]),
    ("fr", &["one", "other"]),
    ("it", &["one", "other"]),
    ("ja", &["other"]),
    ("ko", &["other"]),
    ("nl", &["one", "other"]),
    ("pl", &["one", "few", "many"]),
    ("pt", &["one", "other"]),
    ("ru", &["one", "few", "many"]),
    ("tr", &["one", "other"]),
    ("zh", &["other"]),
];

#[test]
fn the_list_has_every_text_of_the_code_once_and_nothing_else() {
    let said = said();
    let list = fs::read_to_string("src/i18n/en.txt").unwrap();
    let listed: BTreeSet<&str> = list.lines().collect();
    assert_eq!(listed.len(), list.lines().count(), "a text is listed twice");
    let left: Vec<_> = listed
        .iter()
        .filter(|text| !said.contains_key(**text))
        .collect();
    assert!(
        left.is_empty(),
        "src/i18n/en.txt: nobody says {left:#?}; take it out, and out of each language"
    );
    // A text in the code that is not listed does not compile; this confirms it.
    assert_eq!(said.len(), listed.len());
}

#[test]
fn there_is_a_file_for_each_language_and_for_no_other() {
    let files = fs::read_dir("src/i18n")
        .unwrap()
        .map(|file| file.unwrap().path());
    let mut found: Vec<String> = files
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    found.sort();
    assert_eq!(found, LANGUAGES.map(|(code, _)| code));
    // A bundler finds the files by their addresses.
    let package = fs::read_to_string("public/package-texts.js").unwrap();
    let named = package.matches("new URL(").count();
    let address = |code| format!("new URL(\"./study-widget.{code}.txt\", import.meta.url)");
    assert!(found.iter().all(|code| package.contains(&address(code))));
    assert_eq!(named, found.len());
}

#[test]
fn every_language_has_every_text_with_the_same_names() {
    let said = said();
    let mut faults = Vec::new();
    for (code, categories) in LANGUAGES {
        let texts = texts(code);
        for (english, counts) in &said {
            match (texts.get(english), counts) {
                (None, _) => faults.push(format!("{code}.json: has no text for `{english}`")),
                (Some(Value::String(text)), false) => {
                    if names(text) != names(english) {
                        faults.push(format!(
                            "{code}.json: `{text}` has other names than `{english}`"
                        ));
                    }
                }
                (Some(Value::Object(forms)), true) => {
                    faults.extend(faults_of_forms(code, english, forms, categories));
                }
                _ => faults.push(format!(
                    "{code}.json: `{english}` counts or does not, unlike the code"
                )),
            }
        }
        let left = texts.keys().filter(|text| !said.contains_key(*text));
        faults.extend(left.map(|text| format!("{code}.json: nobody says `{text}`; take it out")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_extension_has_every_text_in_its_list_and_says_each() {
    let (listed, source) = (messages("en"), source_of_the_extension());
    let said = |before: &str, after| -> Vec<String> {
        let parts: Vec<&str> = source.split(before).collect();
        let whole = parts
            .windows(2)
            .filter(|pair| !pair[0].ends_with(char::is_alphanumeric));
        whole
            .map(|pair| pair[1].split(after).next().unwrap_or_default().to_owned())
            .collect()
    };
    let calls = [
        said("t(\"", '"'),
        said("data-text=\"", '"'),
        said("data-hint=\"", '"'),
        said("__MSG_", '_'),
    ]
    .concat();
    let unlisted: Vec<_> = calls
        .iter()
        .filter(|name| !listed.contains_key(*name))
        .collect();
    assert!(
        unlisted.is_empty(),
        "extension/_locales/en: has no {unlisted:?}"
    );
    let is_said = |name: &str| {
        source.contains(&format!("\"{name}\"")) || calls.iter().any(|said| said == name)
    };
    let unsaid: Vec<_> = listed.keys().filter(|name| !is_said(name)).collect();
    assert!(
        unsaid.is_empty(),
        "extension/_locales/en: nobody says {unsaid:?}"
    );
}

#[test]
fn the_extension_has_its_texts_in_every_language() {
    let english = messages("en");
    for (code, _) in LANGUAGES {
        // The code as browsers name the language.
        let folder = match code {
            "pt" => "pt_BR",
            "zh" => "zh_CN",
            code => code,
        };
        let texts = messages(folder);
        assert_eq!(texts["language"], code);
        assert!(
            texts.keys().eq(english.keys()),
            "extension/_locales/{folder}: has other texts than English"
        );
        for (name, text) in &texts {
            let same = text.contains("$1") == english[name].contains("$1");
            assert!(
                same && !text.is_empty(),
                "extension/_locales/{folder}: `{name}` has other values than in English"
            );
        }
    }
}

/// The extension's texts in a language, by their names.
fn messages(code: &str) -> BTreeMap<String, String> {
    let text = fs::read_to_string(format!("extension/_locales/{code}/messages.json")).unwrap();
    let messages: BTreeMap<String, BTreeMap<String, String>> = serde_json::from_str(&text).unwrap();
    messages
        .into_iter()
        .map(|(name, mut text)| (name, text.remove("message").unwrap()))
        .collect()
}

/// The extension's scripts, pages and manifest, as one text.
fn source_of_the_extension() -> String {
    let folders = ["extension", "extension/tab"].map(|folder| fs::read_dir(folder).unwrap());
    let files = folders
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().path());
    files
        .filter(|path| path.is_file())
        .map(|path| fs::read_to_string(path).unwrap())
        .collect()
}

/// The faults in the plural forms of a text. A form for one or two may leave out the number.
fn faults_of_forms(
    code: &str,
    english: &str,
    forms: &Map<String, Value>,
    categories: &[&str],
) -> Vec<String> {
    let mut faults = Vec::new();
    if !forms
        .keys()
        .map(String::as_str)
        .eq(categories.iter().copied())
    {
        faults.push(format!(
            "{code}.json: `{english}` has not the forms {categories:?}, in this order"
        ));
    }
    for (category, form) in forms {
        let form = form.as_str().unwrap_or_default();
        let (mut has, mut wants) = (names(form), names(english));
        if matches!(category.as_str(), "one" | "two") {
            has.remove("n");
            wants.remove("n");
        }
        if has != wants || form.is_empty() {
            faults.push(format!(
                "{code}.json: `{form}` has other names than `{english}`"
            ));
        }
    }
    faults
}

fn texts(code: &str) -> Map<String, Value> {
    let text = fs::read_to_string(format!("src/i18n/{code}.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// The placeholders in braces.
fn names(text: &str) -> BTreeSet<&str> {
    let after = text.split('{').skip(1);
    after
        .filter_map(|part| Some(part.split_once('}')?.0))
        .collect()
}

/// Every English text in the code, and whether it has plural forms.
fn said() -> BTreeMap<String, bool> {
    let mut said = BTreeMap::new();
    let mut folders = vec![Path::new("src").to_owned()];
    while let Some(folder) = folders.pop() {
        for file in fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs")
                && !path.starts_with("src/i18n")
                && path != Path::new("src/i18n.rs")
            {
                read_texts(&fs::read_to_string(path).unwrap(), &mut said);
            }
        }
    }
    said
}

fn read_texts(code: &str, said: &mut BTreeMap<String, bool>) {
    for (call, nth) in [("t!(", 0), ("text!(", 0), ("tn!(", 1)] {
        for (at, _) in code.match_indices(call) {
            // The call must not be the end of a longer name, as in `format!(`.
            let before = code[..at].chars().next_back();
            if before.is_none_or(|sign| !sign.is_alphanumeric() && sign != '_') {
                said.extend(literal(&code[at..], nth).map(|text| (text, nth == 1)));
            }
        }
    }
}

/// The string literal of a call's arguments: the first, or the one after `nth` others.
fn literal(arguments: &str, nth: usize) -> Option<String> {
    let mut rest = arguments;
    for _ in 0..nth {
        rest = &rest[rest.find('"')?..];
        rest = &rest[1 + end(&rest[1..])? + 1..];
    }
    rest = &rest[rest.find('"')?..];
    let end = 1 + end(&rest[1..])?;
    // A Rust literal is a JSON one, except for how it escapes a character by number.
    let quoted = rest[..=end]
        .replace("\\u{ad}", "\u{ad}")
        .replace("\\u{a0}", "\u{a0}");
    serde_json::from_str(&quoted).ok()
}

/// The byte at which a literal ends, whose opening quote has been read.
fn end(text: &str) -> Option<usize> {
    let mut escaped = false;
    text.char_indices().find_map(|(at, sign)| {
        let ends = sign == '"' && !escaped;
        escaped = sign == '\\' && !escaped;
        ends.then_some(at)
    })
}

#[test]
fn what_a_button_is_called_holds_what_it_shows() {
    let buttons = [
        ("Plan", "Plan your study"),
        ("Rehearse", "Rehearse an interview"),
        ("Review", "Review of this guide"),
    ];
    for (code, _) in LANGUAGES {
        let texts = texts(code);
        let text = |english: &str| texts[english].as_str().unwrap().to_lowercase();
        for (shown, name) in buttons {
            assert!(text(name).contains(&text(shown)), "{code}.json: `{name}`");
        }
    }
}
