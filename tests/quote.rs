//! A reader's marked passages are found again after the page was edited: words inserted and removed, sections moved.

use std::ops::Range;

use study_widget::chance::Chance;
use study_widget::quote::Quote;

const PAGES: usize = 20;
const SELECTIONS: usize = 10;

/// A word with a number of its own, which identifies it wherever an edit moves it; an inserted word, or text that is
/// not a word, has none.
type Word = (Option<usize>, String);
type Section = Vec<Word>;
/// A word's number, and its bytes in a text.
type Place = (Option<usize>, Range<usize>);

/// Pages of prose made of the guides of this repository.
fn pages() -> Vec<Vec<Section>> {
    let texts = [
        include_str!("../content/devops-senior.md"),
        include_str!("../content/write-a-guide.md"),
    ];
    let sections: Vec<&str> = texts.iter().flat_map(|text| text.split("\n\n")).collect();
    let mut number = 0;
    let mut section = |text: &&str| -> Section {
        let words = text.split_whitespace().map(|word| {
            number += 1;
            let is_word = word.contains(char::is_alphanumeric);
            (is_word.then_some(number), word.to_owned())
        });
        words.collect()
    };
    let pages = sections.chunks(sections.len().div_ceil(PAGES));
    pages
        .map(|page| page.iter().map(&mut section).collect())
        .collect()
}

/// The text of a page, and the bytes of each word in it.
fn text(page: &[Section]) -> (String, Vec<Place>) {
    let (mut text, mut places) = (String::new(), Vec::new());
    for (number, word) in page.iter().flatten() {
        let start = text.len();
        text.push_str(word);
        places.push((*number, start..text.len()));
        text.push(' ');
    }
    (text, places)
}

/// Inserts a word after every fortieth on average, removes as many, and moves three sections.
fn edit(page: &mut Vec<Section>, chance: &mut Chance) {
    for section in page.iter_mut() {
        let mut edited = Section::new();
        for word in section.drain(..) {
            if chance.draw(40) > 0 {
                edited.push(word);
            }
            if chance.draw(40) == 0 {
                edited.push((None, "indeed".to_owned()));
            }
        }
        *section = edited;
    }
    for _ in 0..3 {
        let moved = page.remove(chance.draw(page.len()));
        page.insert(chance.draw(page.len() + 1), moved);
    }
}

/// Inserts a clause into every passage, after its second word.
fn put_in_a_clause(page: &mut [Section], wanted: &[usize]) {
    let clause = ["and", "this", "was", "not", "here", "before"];
    for section in page {
        let second = section
            .iter()
            .position(|(number, _)| *number == wanted.get(1).copied());
        if let Some(second) = second {
            let clause = clause.map(|word| (None, word.to_owned()));
            section.splice(second + 1..second + 1, clause);
        }
    }
}

/// The numbers of the words in a range of bytes.
fn numbers(places: &[Place], at: &Range<usize>) -> Vec<usize> {
    let inside = places
        .iter()
        .filter(|(_, word)| word.start < at.end && at.start < word.end);
    inside.filter_map(|(number, _)| *number).collect()
}

/// How many marked passages were found, lost, or found at a wrong place.
#[derive(Default, Debug)]
struct Tally {
    found: usize,
    lost: usize,
    wrong: usize,
}

/// Marks passages in each page, edits the page, and looks for them.
fn tally(edit: impl Fn(&mut Vec<Section>, &[usize], &mut Chance)) -> Tally {
    let mut tally = Tally::default();
    for (page, seed) in pages().into_iter().zip(1..) {
        let mut chance = Chance::new(seed);
        let (before, places) = text(&page);
        for _ in 0..SELECTIONS {
            // A passage lies in one section, as readers mark, and has at least four words.
            let long: Vec<&Section> = page.iter().filter(|section| section.len() >= 8).collect();
            let section = long[chance.draw(long.len())];
            let length = 4 + chance.draw(section.len().min(30) - 4);
            let start = chance.draw(section.len() - length + 1);
            let wanted: Vec<usize> = section[start..start + length]
                .iter()
                .filter_map(|word| word.0)
                .collect();
            let is_wanted = |word: &&Place| word.0.is_some_and(|number| wanted.contains(&number));
            let mut marked = places.iter().filter(is_wanted);
            let Some((_, first)) = marked.next() else {
                continue;
            };
            let at = first.start..marked.next_back().map_or(first.end, |(_, last)| last.end);
            let Some(quote) = Quote::of(&before, &at) else {
                continue;
            };
            let mut edited = page.clone();
            edit(&mut edited, &wanted, &mut chance);
            let (after, places) = text(&edited);
            let Some(found) = quote.find(&after) else {
                tally.lost += 1;
                continue;
            };
            let found = numbers(&places, &found);
            let there = numbers(&places, &(0..after.len()));
            let left = wanted
                .iter()
                .filter(|number| there.contains(number))
                .count();
            let right = found
                .iter()
                .filter(|number| wanted.contains(number))
                .count();
            let is_right = right * 10 >= left * 8 && (found.len() - right) * 5 <= left;
            *(if is_right {
                &mut tally.found
            } else {
                &mut tally.wrong
            }) += 1;
        }
    }
    tally
}

/// Checks that at least 95 of 100 passages are found, and none at a wrong place.
#[track_caller]
fn finds_nearly_all(tally: &Tally) {
    println!("{tally:?}");
    assert_eq!(tally.wrong, 0, "{tally:?}");
    assert!(tally.found >= PAGES * SELECTIONS * 95 / 100, "{tally:?}");
}

#[test]
fn two_hundred_passages_are_found_again_and_none_at_a_wrong_place() {
    let tally = tally(|page, _, chance| edit(page, chance));
    finds_nearly_all(&tally);
}

#[test]
fn a_clause_that_was_put_in_hides_no_passage() {
    let tally = tally(|page, wanted, _| put_in_a_clause(page, wanted));
    finds_nearly_all(&tally);
}

#[test]
fn a_page_that_did_not_change_keeps_every_passage() {
    let tally = tally(|_, _, _| {});
    assert_eq!((tally.lost, tally.wrong), (0, 0), "{tally:?}");
}

#[test]
fn a_passage_that_was_taken_out_is_found_nowhere() {
    let tally = tally(|page, wanted, chance| {
        edit(page, chance);
        for section in page.iter_mut() {
            section.retain(|(number, _)| number.is_none_or(|number| !wanted.contains(&number)));
        }
    });
    assert_eq!((tally.found, tally.wrong), (0, 0), "{tally:?}");
}
