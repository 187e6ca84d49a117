//! A sorted list holds what the standard library's map holds.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::prelude::*;
use study_widget::sorted::Sorted;

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn it_holds_what_a_map_holds(steps in vec(("[a-dé]{0,2}", proptest::option::of(any::<u8>())), 0..40)) {
        let (mut ours, mut theirs) = (Sorted::default(), BTreeMap::new());
        for (id, value) in steps {
            match value {
                Some(value) if value % 2 == 0 => {
                    prop_assert_eq!(ours.insert(&id, value), theirs.insert(id, value).is_none());
                }
                Some(value) => {
                    *ours.or_default(&id) ^= value;
                    *theirs.entry(id).or_default() ^= value;
                }
                None => prop_assert_eq!(ours.remove(&id), theirs.remove(&id).is_some()),
            }
        }
        prop_assert!(ours.iter().eq(theirs.iter().map(|(id, value)| (id.as_str(), value))));
        prop_assert!(theirs.iter().all(|(id, value)| ours.get(id) == Some(value) && ours.contains(id)));
        prop_assert_eq!(ours.get("zz"), None);
        prop_assert_eq!(ours.is_empty(), theirs.is_empty());
    }
}
