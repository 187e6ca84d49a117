//! A score card in words and as Markdown.

use super::card::{Card, QuestionScore};
use crate::i18n::{t, tn};
use crate::progress::Millis;

impl Card {
    /// The results as text, one line for the whole and one for each question.
    #[must_use]
    pub fn in_words(&self) -> Vec<String> {
        let (covered, points) = self.points();
        let questions = tn!(self.scored.len(), "{n} question", "{n} questions");
        let used = time(self.used());
        let points = t!(
            "{covered} of {points} points in {time}",
            covered,
            points,
            time = used
        );
        let whole = format!("{questions}: {points}.");
        let each = self.scored.iter();
        let each = each.map(|scored| format!("{} {}", scored.title, self.went(scored)));
        [whole].into_iter().chain(each).collect()
    }

    /// The whole card as a Markdown document.
    #[must_use]
    pub fn markdown(&self, guide: &str) -> String {
        let mut lines = vec![
            format!("# Interview rehearsal: {}", plain(guide)),
            format!("{}. {}", self.on, self.in_words()[0]),
        ];
        for scored in &self.scored {
            lines.push(format!("## {}", plain(&scored.title)));
            lines.push(self.went(scored));
            let points = scored.points.iter().map(|told| {
                let mark = if told.on { 'x' } else { ' ' };
                format!("- [{mark}] {}", plain(&told.text))
            });
            lines.push(points.collect::<Vec<_>>().join("\n"));
            if let Some(told) = &scored.follow_up {
                let went = if told.on { "answered" } else { "missed" };
                let used = time(scored.follow_up_used);
                lines.push(format!(
                    "Follow-up, {went} in {used}: {}",
                    plain(&told.text)
                ));
            }
            let mistakes = scored.mistakes.iter();
            lines.extend(mistakes.map(|mistake| format!("Mistake: {}", plain(mistake))));
        }
        let study = self.to_study();
        if !study.is_empty() {
            lines.push("## To study".to_owned());
            let titles = study
                .iter()
                .map(|scored| format!("- {}", plain(&scored.title)));
            lines.push(titles.collect::<Vec<_>>().join("\n"));
        }
        lines.retain(|line| !line.is_empty());
        lines.join("\n\n") + "\n"
    }

    /// How one of its questions went.
    #[must_use]
    pub fn went(&self, scored: &QuestionScore) -> String {
        let (covered, points) = scored.covered();
        let used = time(scored.used);
        let over = match scored.used.checked_sub(self.limit) {
            Some(over) if over > 0 => t!(", {time} too long", time = time(over)),
            _ => String::new(),
        };
        let went = scored.follow_up.as_ref().map(|told| told.on);
        let follow_up = match went {
            Some(true) => format!(" {}", t!("The follow-up was answered.")),
            Some(false) => format!(" {}", t!("The follow-up was missed.")),
            None => String::new(),
        };
        let mistakes = match scored.mistakes.len() {
            0 => String::new(),
            count => format!(
                " {}",
                tn!(count, "{n} common mistake.", "{n} common mistakes.")
            ),
        };
        let points = t!(
            "{covered} of {points} points in {time}",
            covered,
            points,
            time = used
        );
        format!("{points}{over}.{follow_up}{mistakes}")
    }
}

/// A duration in minutes and seconds: `3 min 5 s`.
#[must_use]
pub fn time(time: Millis) -> String {
    let seconds = (time / 1000) as usize;
    match (seconds / 60, seconds % 60) {
        (0, seconds) => t!("{seconds} s", seconds),
        (minutes, 0) => t!("{minutes} min", minutes),
        (minutes, seconds) => t!("{minutes} min {seconds} s", minutes, seconds),
    }
}

/// A text on one line, escaped so that Markdown shows it as it is.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!' => {
                plain.extend(['\\', c]);
            }
            c if c.is_control() => plain.push(' '),
            c => plain.push(c),
        }
    }
    // These characters would begin a list.
    if plain.starts_with(['-', '+']) {
        plain.insert(0, '\\');
    }
    plain
}
