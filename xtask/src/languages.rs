//! The shipped file of a language: a line for each line of the list of English texts, so that it contains no English.
//! The first line has the plural categories, separated by tabs; a text with a count has its forms in that order.
//! `src/i18n.rs` reads it.

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};
use std::fs;
use std::path::Path;

/// The folder of the texts: `en.txt`, and each other language in its own file.
const TEXTS: &str = "src/i18n";
/// All plural categories, in CLDR's order.
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// The shipped files of all languages but English: their names in the embed, and their bytes.
pub(crate) fn files() -> Result<Vec<(String, Vec<u8>)>> {
    let folder = Path::new(TEXTS);
    let list =
        fs::read_to_string(folder.join("en.txt")).context("failed to read the list of texts")?;
    let mut files = Vec::new();
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        if path.extension().is_none_or(|ending| ending != "json") {
            continue;
        }
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let texts = fs::read_to_string(&path)?;
        let texts = serde_json::from_str(&texts)
            .with_context(|| format!("{}: this is no object of texts", path.display()))?;
        let packed = pack(&list, &texts).with_context(|| path.display().to_string())?;
        files.push((format!("study-widget.{name}.txt"), packed.into_bytes()));
    }
    files.sort();
    Ok(files)
}

/// The languages by their code, each with the hash of its file, as JavaScript.
pub(crate) fn hashes(files: &[(String, Vec<u8>)]) -> String {
    let hashes = files.iter().filter_map(|(path, bytes)| {
        let code = path.strip_prefix("study-widget.")?.strip_suffix(".txt")?;
        Some((code.to_owned(), crate::integrity::sha256(bytes).into()))
    });
    Value::Object(hashes.collect()).to_string()
}

/// The texts in the order of the list. A text that a language lacks is an empty line, and English is shown instead.
fn pack(list: &str, texts: &Map<String, Value>) -> Result<String> {
    let has = |category: &&str| texts.values().any(|text| text.get(category).is_some());
    let categories: Vec<&str> = CATEGORIES.into_iter().filter(has).collect();
    let mut lines = vec![categories.join("\t")];
    for english in list.lines() {
        let forms = match texts.get(english) {
            None => vec![""],
            Some(Value::String(text)) => vec![text.as_str()],
            Some(Value::Object(forms)) => {
                let form = |category: &&str| forms.get(*category).and_then(Value::as_str);
                categories
                    .iter()
                    .map(|category| form(category).unwrap_or_default())
                    .collect()
            }
            Some(other) => {
                bail!("the text for `{english}` is {other}; give a text, or one for each category")
            }
        };
        if forms.iter().any(|form| form.contains(['\n', '\t'])) {
            bail!("the text for `{english}` has a tab or a line break; write it in one line");
        }
        lines.push(forms.join("\t"));
    }
    Ok(lines.join("\n") + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed(texts: &str) -> Result<String> {
        pack(
            "Show all\n{n} points\nLate\n",
            &serde_json::from_str(texts)?,
        )
    }

    #[test]
    fn a_line_stands_for_each_english_text_and_is_empty_where_there_is_none() {
        let texts =
            r#"{"Late": "Spät", "{n} points": {"other": "{n} Punkte", "one": "{n} Punkt"}}"#;
        assert_eq!(
            packed(texts).unwrap(),
            "one\tother\n\n{n} Punkt\t{n} Punkte\nSpät\n"
        );
    }

    #[test]
    fn what_would_be_two_lines_is_refused() {
        let error = packed(r#"{"Late": "Zu\nspät"}"#).unwrap_err().to_string();
        assert_eq!(
            error,
            "the text for `Late` has a tab or a line break; write it in one line"
        );
    }

    #[test]
    fn a_script_knows_each_language_by_its_hash() {
        let files = [("study-widget.de.txt".to_owned(), Vec::new())];
        assert_eq!(
            hashes(&files),
            r#"{"de":"sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="}"#
        );
    }
}
