//! What an author changed in an answer since it was rated: which points are new, reworded or gone.
//!
//! A rating keeps its points in a text of the question's record, one line each: `3f09ab12cd Say who is hurt`. A line
//! has six digits of the sum of the point's text, four of its id's, and its first words, which identify a point whose
//! id was made of its words. Like all texts it merges, is exported and can be undone.

use std::fmt;

use super::Study;
use super::attempts::ATTEMPT;
use crate::article::in_word;
use crate::guide::{Item, Question};
use crate::i18n::{t, tn};
use crate::progress::{Ids, Millis, RATED, RATED_POINTS, Register, sum};
use crate::saved;

/// How the points of an answer differ from those that were rated.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PointDiff {
    /// The change of each point that the answer has now; `None` if the point is the same.
    pub points: Vec<Option<PointChange>>,
    /// The words of the points that are gone, as far as they were kept.
    pub gone: Vec<String>,
    /// Whether the rated points were kept: a rating by an earlier version, or of a question without points, has none.
    pub has_rated_points: bool,
}

/// The change of one point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PointChange {
    /// The rating has no such point.
    New,
    /// Its text changed: these are the old words, as far as they were kept.
    Reworded(String),
}

/// How many characters of a guide's points are kept at most, divided among its questions: storage is small.
const ROOM: usize = 300_000;
/// How many characters of one point are kept at most.
const LONGEST: usize = 160;
/// How many points are kept at most: more than any answer has.
const MOST: usize = 200;
/// The number of digits before the words.
const DIGITS: usize = 10;

impl Study {
    /// What changed in the answer to a question since it was last rated; `None` if nothing did.
    #[must_use]
    pub fn diff_since_rated(&self, question: &str) -> Option<PointDiff> {
        if !self.changed_since_rated(question) {
            return None;
        }
        let record = self.ledger.record(question)?;
        let points = &self.guide.questions[*self.places.get(question)?]
            .framework
            .points;
        let of = record.texts.get(RATED).map(|rated| rated.stamp);
        let kept = record.texts.get(RATED_POINTS);
        // An older version rates without keeping points: then the kept points are those of an earlier rating.
        let kept = kept.filter(|kept| Some(kept.stamp) == of && !kept.value.is_empty());
        Some(kept.map_or_else(PointDiff::default, |kept| diff(&kept.value, points)))
    }

    /// This guide's progress for a link or for codes, which are short: without the words of rated points and without
    /// the reader's attempts.
    #[must_use]
    pub fn carried(&self, now: Millis) -> String {
        let mut records = self.as_stored();
        for (question, record) in self.ledger.records() {
            let mut brief = record.clone();
            brief.texts.retain(|name, _| !name.starts_with(ATTEMPT));
            if let Some(Register { value, stamp }) = record.texts.get(RATED_POINTS) {
                let lines = value.lines().map(|line| line.split(' ').next());
                let (value, stamp) = (lines.flatten().collect::<Vec<_>>().join("\n"), *stamp);
                let points = Register { value, stamp };
                brief.texts.insert(RATED_POINTS.to_owned(), points);
            }
            if brief != *record {
                records.insert(question.clone(), saved::encode(&brief));
            }
        }
        self.export_of(&records, now)
    }
}

/// The text that keeps the points of a question; `questions` is how many the guide has.
pub(super) fn rated_points(question: &Question, questions: usize) -> String {
    let points = &question.framework.points;
    let room = ROOM / questions.max(1) / points.len().max(1);
    let line = |point: &Item| {
        let words = excerpt(&point.text, room.min(LONGEST));
        let line = format!("{} {words}", signature(point));
        line.trim_end().to_owned()
    };
    let lines: Vec<String> = points.iter().take(MOST).map(line).collect();
    lines.join("\n")
}

fn signature(point: &Item) -> String {
    let of = |text: &str| sum([text].into_iter());
    let (text, id) = (of(&point.text) & 0xff_ffff, of(&point.id) & 0xffff);
    format!("{text:06x}{id:04x}")
}

/// A text's first whole words, at most `most` characters.
fn excerpt(text: &str, most: usize) -> String {
    let mut excerpt = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        length += word.chars().count() + 1;
        if length > most + 1 {
            return excerpt + "…";
        }
        if !excerpt.is_empty() {
            excerpt.push(' ');
        }
        excerpt.push_str(word);
    }
    excerpt
}

/// A point as the rating kept it.
struct RatedPoint {
    signature: String,
    words: String,
}

/// Matches the rated points with the current ones, each once: by text and id, then by text, then by id, then by words.
fn diff(rated: &str, points: &[Item]) -> PointDiff {
    let line = |line: &str| {
        let (signature, words) = line.split_once(' ').unwrap_or((line, ""));
        RatedPoint {
            signature: signature.to_owned(),
            words: excerpt(words, LONGEST),
        }
    };
    let mut rated: Vec<RatedPoint> = rated.lines().take(MOST).map(line).collect();
    let signatures: Vec<String> = points.iter().map(signature).collect();
    let mut changes = vec![Some(PointChange::New); points.len()];
    let mut find = |change: &dyn Fn(&RatedPoint) -> Option<PointChange>,
                    is_it: &dyn Fn(&RatedPoint, usize) -> bool| {
        for (place, found) in changes.iter_mut().enumerate() {
            if *found == Some(PointChange::New)
                && let Some(at) = rated.iter().position(|rated| is_it(rated, place))
            {
                *found = change(&rated.remove(at));
            }
        }
    };
    let reworded = |rated: &RatedPoint| Some(PointChange::Reworded(rated.words.clone()));
    find(&|_| None, &|rated, place| {
        rated.signature == signatures[place]
    });
    find(&|_| None, &|rated, place| {
        digits(&rated.signature, 0..6) == digits(&signatures[place], 0..6)
    });
    find(&reworded, &|rated, place| {
        digits(&rated.signature, 6..DIGITS) == digits(&signatures[place], 6..DIGITS)
    });
    find(&reworded, &|rated, place| {
        is_like(&rated.words, &points[place].text)
    });
    PointDiff {
        points: changes,
        gone: rated.into_iter().map(|rated| rated.words).collect(),
        has_rated_points: true,
    }
}

fn digits(signature: &str, range: std::ops::Range<usize>) -> Option<&str> {
    signature.get(range)
}

/// Whether at least half of the words are the same, compared with as much of the text as was kept.
fn is_like(rated: &str, text: &str) -> bool {
    let now = excerpt(text, rated.chars().count());
    let words = |text: &str| -> Ids {
        let words = text.split(|c: char| !in_word(c));
        let words = words.filter(|word| !word.is_empty());
        words.map(|word| (word.to_ascii_lowercase(), ())).collect()
    };
    let (before, now) = (words(rated), words(&now));
    let shared = before.keys().filter(|word| now.contains_key(*word)).count();
    shared > 1 && 2 * shared >= before.len().max(now.len())
}

/// In words, as the end of a sentence; empty if there is nothing to report.
impl fmt::Display for PointDiff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let new = self
            .points
            .iter()
            .filter(|change| **change == Some(PointChange::New))
            .count();
        let reworded = self.points.iter().flatten().count() - new;
        let gone = self.gone.len();
        let more = new > 0;
        let counts = [
            (new, tn!(new, "{n} point is new", "{n} points are new")),
            (
                reworded,
                if more {
                    tn!(reworded, "{n} was reworded", "{n} were reworded")
                } else {
                    tn!(
                        reworded,
                        "{n} point was reworded",
                        "{n} points were reworded"
                    )
                },
            ),
            (
                gone,
                if more || reworded > 0 {
                    tn!(gone, "{n} is gone", "{n} are gone")
                } else {
                    tn!(gone, "{n} point is gone", "{n} points are gone")
                },
            ),
        ];
        let counts = counts.into_iter().filter(|(count, _)| *count > 0);
        let counts: Vec<String> = counts.map(|(_, words)| words).collect();
        f.write_str(&counts.join(", "))?;
        if counts.is_empty() && self.has_rated_points {
            f.write_str(t!("its points stand in another order"))?;
        }
        Ok(())
    }
}
