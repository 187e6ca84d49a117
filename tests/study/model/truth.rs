//! What may never be missing, told without a line of what is tested: the last word on each box and note, and every review.

use std::collections::BTreeMap;

use study_widget::study::Study;

pub(super) const QUESTIONS: [&str; 2] = ["rollback", "drift"];
pub(super) const ITEMS: [&str; 3] = ["one", "two", "more"];

/// A box or, with no item, the note of a question.
pub(super) type Place = (usize, usize, Option<usize>);

/// What a place says: whether it is ticked, or which note it has.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Said {
    at: u64,
    /// One where that is certain.
    may_be: Vec<u64>,
}

/// What is known of a question's reviews.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Reviewed {
    /// When, and how well it went.
    reviews: Vec<(u64, u64)>,
    since: u64,
    /// Which of them count and are there is not certain.
    is_unsure: bool,
}

impl Reviewed {
    /// The last rating that counts; 0 where none does.
    fn last_rating(&self) -> u64 {
        let counted = self.reviews.iter().filter(|(at, _)| *at > self.since);
        counted.max().map_or(0, |(_, rating)| *rating)
    }
}

/// What a reader did, by guide and question.
#[derive(Debug, Clone, Default)]
pub(super) struct Truth {
    said: BTreeMap<Place, Said>,
    reviewed: BTreeMap<(usize, usize), Reviewed>,
    /// What was said before this says nothing is not known.
    is_blank: bool,
}

/// What a study shows at a place.
pub(super) fn shown(study: &Study, (_, question, item): Place) -> u64 {
    let question = QUESTIONS[question];
    match item {
        Some(item) => u64::from(study.is_ticked(question, ITEMS[item])),
        None => study.text(question, "note").parse().unwrap_or_default(),
    }
}

fn last_rating(study: &Study, question: usize) -> u64 {
    let last = study.last_review(QUESTIONS[question]);
    last.map_or(0, |last| last.rating as u64)
}

impl Truth {
    pub(super) fn say(&mut self, place: Place, at: u64, value: u64) {
        let may_be = vec![value];
        self.said.insert(place, Said { at, may_be });
    }

    /// It is perhaps this from now on, or stays as it was.
    pub(super) fn perhaps_say(&mut self, place: Place, value: u64) {
        self.said
            .entry(place)
            .and_modify(|said| said.may_be.push(value));
    }

    fn reviewed(&mut self, question: (usize, usize)) -> &mut Reviewed {
        let is_unsure = self.is_blank;
        self.reviewed.entry(question).or_insert(Reviewed {
            is_unsure,
            ..Reviewed::default()
        })
    }

    pub(super) fn rate(&mut self, guide: usize, question: usize, at: u64, rating: u64) {
        let reviewed = self.reviewed((guide, question));
        if reviewed.is_unsure {
            // Whatever came before, this is the last.
            *reviewed = Reviewed::default();
        }
        reviewed.reviews.push((at, rating));
    }

    /// What `study` shows of a guide is taken back; what that was, for [`Truth::undo`].
    pub(super) fn reset(&mut self, study: &Study, guide: usize, at: u64) -> Vec<(Place, u64)> {
        let mut taken = Vec::new();
        for question in 0..QUESTIONS.len() {
            for item in 0..ITEMS.len() {
                let place = (guide, question, Some(item));
                if shown(study, place) == 1 {
                    taken.push((place, 1));
                    self.say(place, at, 0);
                }
            }
            if last_rating(study, question) > 0 {
                let reviewed = self.reviewed((guide, question));
                taken.push(((guide, question, None), reviewed.since));
                // A reset that another tab could not store is not known here, and may be taken back with this one.
                reviewed.is_unsure |= reviewed.last_rating() == 0;
                reviewed.since = at;
            } else if taken.iter().any(|((_, of, _), _)| *of == question) {
                // Reviews that this study does not know of, or that did not count, may be older than this now.
                self.reviewed((guide, question)).is_unsure = true;
            }
        }
        taken
    }

    pub(super) fn undo(&mut self, taken: &[(Place, u64)], at: u64) {
        for (place, value) in taken {
            match place {
                (_, _, Some(_)) => self.say(*place, at, *value),
                (guide, question, None) => {
                    let reviewed = self.reviewed((*guide, *question));
                    reviewed.since = *value;
                }
            }
        }
    }

    /// Takes in what was done elsewhere.
    pub(super) fn merge(&mut self, other: &Truth) {
        for (place, theirs) in &other.said {
            if self.is_blank && !self.said.contains_key(place) {
                continue;
            }
            let ours = self.said.entry(*place).or_insert_with(|| theirs.clone());
            if theirs.at > ours.at {
                let doubted = std::mem::replace(ours, theirs.clone()).may_be;
                if doubted.len() > 1 {
                    ours.may_be.extend(doubted);
                }
            }
        }
        for (question, theirs) in &other.reviewed {
            let ours = self.reviewed(*question);
            ours.reviews.extend(&theirs.reviews);
            ours.reviews.sort_unstable();
            ours.reviews.dedup();
            ours.is_unsure |= theirs.is_unsure;
        }
    }

    /// Nothing that was said before is certain any more.
    pub(super) fn forget(&mut self) {
        *self = Truth {
            is_blank: true,
            ..Truth::default()
        };
    }

    /// Whatever `other` says otherwise may be so too.
    pub(super) fn doubt(&mut self, other: &Truth) {
        let is_blank = other.is_blank;
        self.said.retain(|place, said| match other.said.get(place) {
            None if is_blank => false,
            before => {
                said.may_be
                    .extend(before.map_or(&vec![0], |before| &before.may_be));
                true
            }
        });
        for (question, reviewed) in &mut self.reviewed {
            reviewed.is_unsure |= other.reviewed.get(question) != Some(reviewed);
        }
    }

    /// What a study of a guide shows otherwise than it may.
    pub(super) fn missing(&self, study: &Study, guide: usize) -> Vec<String> {
        let mut missing = Vec::new();
        for (place, said) in self.said.iter().filter(|((of, _, _), _)| *of == guide) {
            let shown = shown(study, *place);
            if !said.may_be.contains(&shown) {
                missing.push(format!("{place:?} is {shown} and must be {said:?}"));
            }
        }
        let of_guide = self.reviewed.iter().filter(|((of, _), _)| *of == guide);
        let mut fewest = 0;
        for ((_, question), reviewed) in of_guide.filter(|(_, reviewed)| !reviewed.is_unsure) {
            let last = reviewed.last_rating();
            let shown = last_rating(study, *question);
            if shown != last {
                missing.push(format!(
                    "{question} was last rated {shown} and must be {reviewed:?}"
                ));
            }
            fewest += reviewed.reviews.len();
        }
        let reviews = study.reviews().count();
        if reviews < fewest {
            missing.push(format!("{reviews} reviews of at least {fewest}"));
        }
        missing
    }
}
