//! The stored text, by any record and any damage.

use proptest::collection::vec;
use proptest::prelude::*;
use study_widget::progress::Ids;

use super::*;

fn stamp() -> impl Strategy<Value = Stamp> {
    (any::<u64>(), any::<u32>(), any::<u32>()).prop_map(|(at, count, replica)| Stamp {
        at,
        count,
        replica,
    })
}

fn register<T: std::fmt::Debug>(
    value: impl Strategy<Value = T>,
) -> impl Strategy<Value = Register<T>> {
    (value, stamp()).prop_map(|(value, stamp)| Register { value, stamp })
}

fn record() -> impl Strategy<Value = Record> {
    let print = vec(".*", 0..3).prop_map(|parts| Print::of(parts.iter().map(String::as_str)));
    let ticks = vec((any::<String>(), register(any::<bool>())), 0..5).prop_map(LiteMap::from_iter);
    let open = proptest::option::of(register(any::<bool>()));
    let former = vec(any::<String>(), 0..3)
        .prop_map(|ids| ids.into_iter().map(|id| (id, ())).collect::<Ids>());
    let texts =
        || vec((any::<String>(), register(any::<String>())), 0..3).prop_map(LiteMap::from_iter);
    let unknown = vec(
        ("x.*", any::<i64>().prop_map(|value| value.to_string())),
        0..3,
    )
    .prop_map(LiteMap::from_iter);
    // One field of ours is always there: a record without any is none.
    let title = any::<String>().prop_map(|title| format!("t{title}"));
    let all = (title, print, ticks, open, former, texts(), texts(), unknown);
    all.prop_map(
        |(title, print, ticks, open, former, texts, reviews, unknown)| Record {
            title,
            print,
            ticks,
            open,
            former_ids: former,
            texts,
            reviews,
            unknown,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read(record in record()) {
        let text = saved::encode(&record);
        prop_assert_eq!(saved::decode(&text), Ok(record));
        prop_assert!(!text.contains('\n'));
    }

    #[test]
    fn no_text_is_too_odd_to_be_refused(text in any::<String>()) {
        let _ = saved::decode(&text);
        let _ = saved::import(&text);
        let _ = saved::ids(&text);
    }

    #[test]
    fn no_damage_is_too_odd_to_be_refused(at in 0..V1.len(), byte in any::<u8>()) {
        for text in [V1, V2] {
            let mut bytes = text.as_bytes().to_vec();
            bytes[at] = byte;
            let _ = saved::decode(&String::from_utf8_lossy(&bytes));
        }
    }

    #[test]
    fn a_key_names_its_ids(guide in any::<String>(), question in any::<String>()) {
        let key = saved::key(&guide, &question);
        prop_assert!(!saved::is_aside(&key));
        prop_assert_eq!(saved::ids(&key), Some((guide, question)));
        for aside in saved::aside(&key).take(2) {
            prop_assert!(saved::is_aside(&aside));
            prop_assert_eq!(saved::ids(&aside), None);
        }
    }

    #[test]
    fn ids_made_of_what_keys_are_made_of_are_kept_apart(guide in "[:%.2EA5]{0,6}|(\\.unreadable){1,2}", question in "[:%.2EA5]{0,6}|(\\.unreadable|%2E){1,2}") {
        let key = saved::key(&guide, &question);
        prop_assert_eq!(saved::ids(&key), Some((guide, question)));
    }
}
