//! What the widget would find in an author's file, and what is wrong with it.

use std::fmt::Write;
use std::path::Path;

use serde_json::Value;

use crate::fault::{Fault, Lines};
use crate::guide::{Guide, Question};
use crate::html;
use crate::outline::outline;
use crate::press::press;
use crate::problem::Problem;
use crate::recognise::recognise;

/// What a file holds.
#[derive(Debug)]
pub struct Finding {
    /// The id under which progress would be stored.
    pub id: String,
    /// What the widget would find.
    pub guide: Guide,
    /// Everything wrong, in the order of the file.
    pub faults: Vec<Fault>,
}

/// Checks a file: Markdown where its name ends in `.md`, HTML otherwise. `siblings` are the guides that stand beside a
/// Markdown file.
#[must_use]
pub fn check(file: &Path, text: &str, siblings: &[&str]) -> Finding {
    if file.extension().is_some_and(|extension| extension == "md") {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        let (pressed, faults) = press(&name, text, siblings);
        return Finding {
            id: pressed.id,
            guide: pressed.guide,
            faults,
        };
    }
    check_page(file, text)
}

/// As the widget does: of the articles it may stand for, the first that has a question.
fn check_page(file: &Path, text: &str) -> Finding {
    let mut found = None;
    for page in html::read(text) {
        let (guide, problems) = recognise(&page.article, &page.hints);
        let has_question = !guide.questions.is_empty();
        found = Some((page, guide, problems));
        if has_question {
            break;
        }
    }
    let lines = Lines::of(text);
    let Some((page, guide, problems)) = found else {
        let place = lines.place(text.find("<study-widget").unwrap_or_default());
        let message = "`for` selects nothing on this page; give it the CSS selector of the article, or leave it out".to_owned();
        let faults = vec![Fault {
            place,
            message,
            code: "for",
        }];
        return Finding {
            id: file.to_string_lossy().into_owned(),
            guide: Guide::default(),
            faults,
        };
    };
    let fault = |problem: Problem| Fault {
        place: lines.place(problem.block.map_or(0, |block| page.begin(block))),
        code: problem.code.name(),
        message: problem.message,
    };
    let mut faults: Vec<_> = problems.into_iter().map(fault).collect();
    faults.sort();
    let id = page
        .guide_id
        .unwrap_or_else(|| file.to_string_lossy().into_owned());
    Finding { id, guide, faults }
}

impl Finding {
    /// What was found, for a person: a line for the guide, one for each question, one for each fault.
    #[must_use]
    pub fn report(&self, file: &str) -> String {
        let (points, follow_ups) = self.guide.counts();
        let questions = count(self.guide.questions.len(), "question");
        let totals = [
            questions,
            count(points, "point"),
            count(follow_ups, "follow-up"),
        ]
        .join(", ");
        let mut report = format!("{file}: {totals}\n");
        for (number, question) in self.guide.questions.iter().enumerate() {
            // Writing to a string cannot fail.
            let _ = writeln!(report, "  {}. {}", number + 1, line(question));
        }
        for fault in &self.faults {
            let _ = writeln!(report, "{}", fault.line(file));
        }
        report
    }

    /// What was found, for programs.
    #[must_use]
    pub fn outline(&self) -> Value {
        let problems = self
            .faults
            .iter()
            .map(|fault| (fault.code, fault.message.as_str()));
        outline(&self.id, &self.guide, problems)
    }
}

fn line(question: &Question) -> String {
    let points = count(question.framework.points.len(), "point");
    let follow_ups = count(question.follow_ups.len(), "follow-up");
    format!(
        "{} [{}]: {points}, {follow_ups}",
        question.title, question.id
    )
}

fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}
