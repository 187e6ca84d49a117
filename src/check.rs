//! The author's check of a file: what the widget would find in it, and what is wrong with it.

use std::fmt::Write;
use std::path::Path;

use serde_json::Value;

use crate::fault::{Fault, Lines, Place};
use crate::guide::{Guide, Question};
use crate::html::{self, Page};
use crate::outline::outline;
use crate::press::press;
use crate::problem::Problem;
use crate::recognise::{Verdict, judge};

/// The result of checking a file.
#[derive(Debug)]
pub struct Finding {
    /// The id under which progress would be stored.
    pub id: String,
    /// The questions and points that the widget would find.
    pub guide: Guide,
    /// Everything that is wrong, in the order of the file.
    pub faults: Vec<Fault>,
    /// Why the file is a guide or is none, and which shape each question has.
    pub verdict: Verdict,
}

/// Checks a file: Markdown if its name ends in `.md`, HTML otherwise. `siblings` are the ids of the guides beside a
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
            verdict: pressed.verdict,
        };
    }
    check_page(file, text)
}

/// Chooses as the widget does: of the articles it may stand for, the first that has a question.
fn check_page(file: &Path, text: &str) -> Finding {
    let read = |page: Page| {
        let (guide, problems, verdict) = judge(&page.article, &page.hints);
        (page, guide, problems, verdict)
    };
    let mut pages: Vec<_> = html::read(text).into_iter().map(read).collect();
    let first = pages
        .iter()
        .position(|(_, guide, ..)| !guide.questions.is_empty());
    let id = file.to_string_lossy().into_owned();
    let lines = Lines::of(text);
    if pages.is_empty() {
        let place = lines.place(text.find("<study-widget").unwrap_or_default());
        return Finding {
            id,
            guide: Guide::default(),
            faults: vec![no_article(place)],
            verdict: Verdict::default(),
        };
    }
    let (page, guide, problems, verdict) = pages.swap_remove(first.unwrap_or(0));
    let fault = |problem: Problem| Fault {
        place: lines.place(problem.block.map_or(0, |block| page.begin(block))),
        code: problem.code.name(),
        message: problem.message,
    };
    let mut faults: Vec<_> = problems.into_iter().map(fault).collect();
    faults.sort();
    Finding {
        id: page.guide_id.unwrap_or(id),
        guide,
        faults,
        verdict,
    }
}

fn no_article(place: Place) -> Fault {
    let message = "`for` selects nothing on this page; give it the CSS selector of the article, or leave it out";
    Fault {
        place,
        message: message.to_owned(),
        code: "for",
    }
}

impl Finding {
    /// The result for a person: a line for the guide, one for each question, one for each fault.
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

    /// Why the file is a guide or is none, and which shape each question has: a line for the page, one for each
    /// question.
    #[must_use]
    pub fn reasons(&self, file: &str) -> String {
        let mut reasons = format!("{file}: {}\n", self.verdict.line());
        let questions = self.guide.questions.iter().zip(&self.verdict.shapes);
        for (number, (question, shape)) in questions.enumerate() {
            // Writing to a string cannot fail.
            let _ = writeln!(
                reasons,
                "  {}. {} [{}]: {}",
                number + 1,
                question.title,
                question.id,
                shape.name()
            );
        }
        reasons
    }

    /// The result for programs.
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
