//! The words that two texts share, which the reader sees marked.

use proptest::prelude::*;
use study_widget::overlap::overlap;

fn shared(text: &str, others: &[&str]) -> Vec<String> {
    let parts = overlap(text, others).into_iter();
    let shared = parts.filter(|part| part.is_shared);
    shared.map(|part| part.text).collect()
}

#[test]
fn words_that_both_have_are_marked_whatever_their_case() {
    let point = "Turn the Feature Flag off, which takes seconds.";
    let written = "I would turn off the feature flag (seconds!)";
    assert_eq!(
        shared(point, &[written]),
        ["Turn", "Feature", "Flag", "seconds"]
    );
    assert_eq!(
        shared(written, &[point]),
        ["turn", "feature", "flag", "seconds"]
    );
}

#[test]
fn a_word_with_another_ending_counts_and_another_word_does_not() {
    assert_eq!(shared("rollbacks", &["a rollback"]), ["rollbacks"]);
    assert_eq!(shared("deployed", &["deploy it"]), ["deployed"]);
    assert_eq!(shared("international", &["interest in it"]), [""; 0]);
    assert_eq!(shared("databases", &["data"]), [""; 0]);
}

#[test]
fn short_words_say_nothing_and_numbers_do() {
    assert_eq!(shared("it is the 99 of us", &["so it is the 99"]), ["99"]);
}

#[test]
fn words_that_are_in_every_text_say_nothing_however_long() {
    assert_eq!(
        shared(
            "What would these alerts have told?",
            &["Which alerts would have told us what these are?"]
        ),
        ["alerts", "told"]
    );
}

#[test]
fn languages_without_spaces_are_compared_sign_by_sign() {
    assert_eq!(shared("回滚版本", &["先回滚"]), ["回滚"]);
    assert_eq!(shared("Größe der Lücke", &["die größe"]), ["Größe"]);
}

#[test]
fn nothing_is_shared_with_nothing() {
    assert_eq!(shared("Turn the flag off", &[]), [""; 0]);
    assert!(overlap("", &["words"]).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_parts_are_the_text_again(text in "\\PC{0,80}|[a-z 回滚é.]{0,80}", other in "\\PC{0,80}|[a-z 回滚é.]{0,80}") {
        let parts = overlap(&text, &[&other]);
        let again: String = parts.iter().map(|part| part.text.as_str()).collect();
        prop_assert_eq!(again, text);
        prop_assert!(parts.windows(2).all(|two| two[0].is_shared != two[1].is_shared));
    }
}
