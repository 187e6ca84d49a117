//! The members of a JSON object, for serde: only an object, where litemap's own implementation also accepts a list of
//! pairs.

use std::fmt;
use std::marker::PhantomData;

use litemap::LiteMap;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use serde_json::value::RawValue;

pub(super) fn serialize<V, S>(
    members: &LiteMap<String, V>,
    serializer: S,
) -> Result<S::Ok, S::Error>
where
    V: Serialize,
    S: Serializer,
{
    serializer.collect_map(members)
}

/// By name, in any order in the text; of two with one name the last counts.
pub(super) fn deserialize<'de, V, D>(deserializer: D) -> Result<LiteMap<String, V>, D::Error>
where
    V: Deserialize<'de>,
    D: Deserializer<'de>,
{
    // Collected at once: inserted one by one, unsorted members would take quadratic time.
    Ok(in_order(deserializer)?.into_iter().collect())
}

/// An object whose members are not parsed yet, so that one malformed member does not make the others unreadable.
#[derive(Deserialize, Default)]
pub(super) struct Object<'a>(
    #[serde(borrow, deserialize_with = "in_order")] pub(super) Vec<(String, &'a RawValue)>,
);

impl<'a> Object<'a> {
    pub(super) fn read(text: &'a str) -> Result<Object<'a>, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// A member as JSON; the last of that name.
    pub(super) fn raw(&self, name: &str) -> Option<&'a RawValue> {
        let (_, value) = self.0.iter().rfind(|(member, _)| member == name)?;
        Some(value)
    }

    /// A member, if it has this type.
    pub(super) fn get<T: Deserialize<'a>>(&self, name: &str) -> Option<T> {
        serde_json::from_str(self.raw(name)?.get()).ok()
    }
}

/// All members, in the order of the text.
pub(super) fn in_order<'de, V, D>(deserializer: D) -> Result<Vec<(String, V)>, D::Error>
where
    V: Deserialize<'de>,
    D: Deserializer<'de>,
{
    deserializer.deserialize_map(Members(PhantomData))
}

struct Members<V>(PhantomData<V>);

impl<'de, V: Deserialize<'de>> Visitor<'de> for Members<V> {
    type Value = Vec<(String, V)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = object.next_entry()? {
            members.push(member);
        }
        Ok(members)
    }
}
