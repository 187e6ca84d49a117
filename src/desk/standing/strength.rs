//! What the reader remembers of each question today.

use web_sys::Element;

use crate::desk::picture::{Bars, ends, figure, marks, stretched};
use crate::plan::Topic;
use crate::view::View;

/// Up to how many bars there is room for a number at each.
const MOST_MARKED: usize = 20;

/// A bar for each question, in the order of the guide.
pub(super) fn strength(view: &mut View, topics: Vec<Topic>, strengths: &[Option<f64>]) -> Element {
    let per_cents: Vec<Option<usize>> = strengths
        .iter()
        .map(|strength| strength.map(|share| (share * 100.0).round() as usize))
        .collect();
    let known: Vec<usize> = per_cents.iter().flatten().copied().collect();
    let mean = known.iter().sum::<usize>() / known.len().max(1);
    let name = format!("Chance to remember each question today; {mean} % on average");
    let picture = stretched(&name, "bars", 10 * topics.len(), 100);
    let mut bars = Bars::default();
    for (nth, per_cent) in per_cents.iter().enumerate() {
        let (class, height) = match per_cent {
            None => ("none", 2),
            Some(height @ ..70) => ("weak", *height),
            Some(height) => ("strong", *height),
        };
        bars.add(class, [10 * nth + 1, 100 - height, 8, height]);
    }
    bars.draw(&picture);
    let weakest = topics.iter().zip(&per_cents);
    let weakest = weakest.filter_map(|(topic, per_cent)| Some((per_cent.as_ref()?, topic)));
    let words = match weakest.min_by_key(|(per_cent, _)| **per_cent) {
        Some((per_cent, topic)) => format!(
            "You would remember {mean} % of the questions you began. The weakest, at {per_cent} %: {}",
            topic.title
        ),
        None => String::new(),
    };
    let pictures = if topics.len() <= MOST_MARKED {
        let share = |per_cent: &Option<usize>| per_cent.map_or(String::new(), |it| it.to_string());
        let shares: Vec<String> = per_cents.iter().map(share).collect();
        let numbers: Vec<String> = (1..=topics.len()).map(|nth| nth.to_string()).collect();
        vec![numbered(&shares), picture, numbered(&numbers)]
    } else {
        vec![
            picture,
            ends("Question 1", &format!("Question {}", topics.len())),
        ]
    };
    let heads = ["Question", "Remembered today"];
    figure(
        view,
        "Strength by question",
        &words,
        &pictures.iter().collect::<Vec<_>>(),
        heads,
        move || {
            let rows = topics.iter().zip(&per_cents);
            let rows = rows.map(|(topic, per_cent)| {
                let value = per_cent.map_or("not begun".to_owned(), |number| format!("{number} %"));
                [topic.title.clone(), value]
            });
            rows.collect()
        },
    )
}

fn numbered(words: &[String]) -> Element {
    marks(&words.iter().map(String::as_str).collect::<Vec<_>>())
}
