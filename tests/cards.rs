//! Score cards: the stored text of version 1, which must stay readable for ever, and the documents made of cards.

use proptest::prelude::*;
use study_widget::progress::Day;
use study_widget::rehearsal::{Card, Covered, QuestionScore};
use study_widget::saved;

const NOW: u64 = 1_795_500_000_000;
const SECOND: u64 = 1000;

fn covered(text: &str, on: bool) -> Covered {
    Covered {
        text: text.to_owned(),
        on,
    }
}

fn card() -> Card {
    Card {
        at: NOW,
        on: Day(20_781),
        limit: 120 * SECOND,
        scored: vec![
            QuestionScore {
                question: "deploy".to_owned(),
                title: "How do you *deploy*?".to_owned(),
                used: 61 * SECOND,
                points: vec![
                    covered("Say <b>one</b>", true),
                    covered("- two\nlines", false),
                ],
                follow_up: Some(covered("And [then](x)?", false)),
                follow_up_used: 20 * SECOND,
                mistakes: vec!["Being vague".to_owned()],
            },
            QuestionScore {
                question: "watch".to_owned(),
                title: "How do you watch?".to_owned(),
                used: 120 * SECOND,
                points: vec![covered("Say one", true)],
                follow_up: None,
                follow_up_used: 0,
                mistakes: Vec::new(),
            },
        ],
    }
}

#[test]
fn the_card_is_a_markdown_document() {
    let expected = r"# Interview rehearsal: DevOps

2026-11-24. 2 questions: 2 of 3 points in 3 min 1 s.

## How do you \*deploy\*?

1 of 2 points in 1 min 1 s. The follow-up was missed. 1 common mistake.

- [x] Say \<b\>one\</b\>
- [ ] \- two lines

Follow-up, missed in 20 s: And \[then\](x)?

Mistake: Being vague

## How do you watch?

1 of 1 points in 2 min.

- [x] Say one

## To study

- How do you \*deploy\*?
";
    assert_eq!(card().markdown("DevOps"), expected);
}

/// Cards are stored: if this text changes, old cards can no longer be read.
#[test]
fn the_text_of_a_card_is_what_it_always_was() {
    let text = r#"{"v":1,"at":1795500000000,"on":20781,"limit":120000,"scored":[{"question":"deploy","title":"How do you *deploy*?","used":61000,"points":[["Say <b>one</b>",true],["- two\u000alines",false]],"followUp":["And [then](x)?",false],"followUpUsed":20000,"mistakes":["Being vague"]},{"question":"watch","title":"How do you watch?","used":120000,"points":[["Say one",true]]}]}"#;
    assert_eq!(saved::decode_card(text), Some(card()));
    // The first release escaped control characters by number only.
    assert_eq!(saved::encode_card(&card()), text.replace("\\u000a", "\\n"));
    for odd in [
        "",
        "{}",
        "[]",
        r#"{"v":1}"#,
        &text.replacen("1", "2", 1),
        &text[1..],
        &text.replace("true", "1"),
        &text.replace(r#"["And [then](x)?",false]"#, "null"),
        &text.replace("20000", "null"),
        &text.replacen(r#""v":1"#, r#""v":1,"v":1"#, 1),
        &text.replace("20781", "2147483648"),
    ] {
        assert_eq!(saved::decode_card(odd), None, "{odd}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_is_too_odd_for_a_card(text in any::<String>()) {
        let _ = saved::decode_card(&text);
        let mut odd = card();
        odd.scored[0].title = text;
        prop_assert_eq!(saved::decode_card(&saved::encode_card(&odd)), Some(odd.clone()));
        prop_assert!(odd.markdown("").lines().filter(|line| line.starts_with('#')).count() <= 4);
    }
}
