//! A score card in words and as Markdown.

use super::card::{Card, Scored};
use crate::progress::Millis;

impl Card {
    /// What came of it, a line for the whole and one for each question.
    #[must_use]
    pub fn in_words(&self) -> Vec<String> {
        let (covered, points) = self.points();
        let questions = match self.scored.len() {
            1 => "1 question".to_owned(),
            count => format!("{count} questions"),
        };
        let used = time(self.used());
        let whole = format!("{questions}: {covered} of {points} points in {used}.");
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
    pub fn went(&self, scored: &Scored) -> String {
        let (covered, points) = scored.covered();
        let used = time(scored.used);
        let over = match scored.used.checked_sub(self.limit) {
            Some(over) if over > 0 => format!(", {} too long", time(over)),
            _ => String::new(),
        };
        let went = scored.follow_up.as_ref().map(|told| told.on);
        let follow_up = match went {
            Some(true) => " The follow-up was answered.",
            Some(false) => " The follow-up was missed.",
            None => "",
        };
        let mistakes = match scored.mistakes.len() {
            0 => String::new(),
            1 => " 1 common mistake.".to_owned(),
            count => format!(" {count} common mistakes."),
        };
        format!("{covered} of {points} points in {used}{over}.{follow_up}{mistakes}")
    }
}

/// A time in minutes and seconds: `3 min 5 s`.
#[must_use]
pub fn time(time: Millis) -> String {
    let seconds = time / 1000;
    match (seconds / 60, seconds % 60) {
        (0, seconds) => format!("{seconds} s"),
        (minutes, 0) => format!("{minutes} min"),
        (minutes, seconds) => format!("{minutes} min {seconds} s"),
    }
}

/// A text that Markdown takes for nothing but text, on one line.
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
    // What begins so begins a list.
    if plain.starts_with(['-', '+']) {
        plain.insert(0, '\\');
    }
    plain
}
