//! The options that an author sets by the attributes of `<study-widget>`, and what is wrong with them.

use crate::problem::Problem;
use crate::recognise::Hints;

/// The options of one widget.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The guide's id.
    pub guide: Option<String>,
    /// CSS selector of the article.
    pub article: Option<String>,
    /// Whether frameworks are open on a first visit; `None` if the author did not say.
    pub open: Option<bool>,
    /// What helps to recognise the article.
    pub hints: Hints,
}

impl Options {
    /// Reads the options from attributes by name. A value that cannot be understood is reported and ignored.
    pub fn read(attribute: impl Fn(&str) -> Option<String>) -> (Options, Vec<Problem>) {
        let given = |name: &str| {
            let value = attribute(name)?;
            Some(value.trim().to_owned()).filter(|value| !value.is_empty())
        };
        let labels = |name: &str| -> Vec<String> {
            let value = given(name).unwrap_or_default();
            value
                .split('|')
                .map(str::trim)
                .filter(|label| !label.is_empty())
                .map(String::from)
                .collect()
        };
        let mut problems = Vec::new();
        let question_level = given("question-level").and_then(|value| {
            let level = value.parse().ok();
            if level.is_none() {
                problems.push(Problem::attribute("question-level", &value, "give 2 to 6"));
            }
            level
        });
        let open = given("frameworks").and_then(|value| match value.as_str() {
            "open" => Some(true),
            "closed" => Some(false),
            _ => {
                problems.push(Problem::attribute(
                    "frameworks",
                    &value,
                    "give `closed` or `open`",
                ));
                None
            }
        });
        let hints = Hints {
            question_level,
            framework_labels: labels("framework-label"),
            intent_labels: labels("intent-label"),
            follow_ups_labels: labels("follow-ups-label"),
        };
        (
            Options {
                guide: given("guide"),
                article: given("for"),
                open,
                hints,
            },
            problems,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, value: &str) -> (Options, Vec<String>) {
        let (options, problems) = Options::read(|asked| (asked == name).then(|| value.to_owned()));
        (
            options,
            problems
                .into_iter()
                .map(|problem| problem.message)
                .collect(),
        )
    }

    #[test]
    fn an_element_without_attributes_says_nothing() {
        assert_eq!(Options::read(|_| None), (Options::default(), Vec::new()));
    }

    #[test]
    fn labels_stand_between_bars() {
        let (options, problems) = read("framework-label", "Antwort | Lösung |");
        assert_eq!(options.hints.framework_labels, ["Antwort", "Lösung"]);
        assert!(problems.is_empty());
    }

    #[test]
    fn a_level_that_is_no_number_is_reported_and_not_used() {
        let (options, problems) = read("question-level", "h2");
        assert_eq!(options, Options::default());
        assert_eq!(
            problems,
            ["the attribute `question-level` is `h2`; give 2 to 6"]
        );
    }

    #[test]
    fn frameworks_are_closed_or_open() {
        assert_eq!(read("frameworks", " open ").0.open, Some(true));
        let (options, problems) = read("frameworks", "shut");
        assert_eq!(options.open, None);
        assert_eq!(
            problems,
            ["the attribute `frameworks` is `shut`; give `closed` or `open`"]
        );
    }
}
