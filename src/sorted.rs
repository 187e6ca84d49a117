//! A map by id, kept as a sorted list: small in the download, and quick for the few thousand ids of a guide.
//!
//! It stands for the standard library's tree maps, which are compiled anew for each kind of value and came to a third
//! of the widget's code. Ids come in order when a guide is read, so putting one in is nearly always an append.

/// Values by id, in the order of the ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sorted<V> {
    // Apart from the values, so that looking an id up is the same code for all of them.
    ids: Vec<String>,
    values: Vec<V>,
}

/// Ids without values.
pub type Ids = Sorted<()>;

impl<V> Sorted<V> {
    /// The value of an id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&V> {
        place(&self.ids, id).ok().map(|place| &self.values[place])
    }

    /// Whether there is such an id.
    #[must_use]
    pub fn contains(&self, id: &str) -> bool {
        place(&self.ids, id).is_ok()
    }

    /// Gives an id a value; says whether the id is new.
    pub fn insert(&mut self, id: &str, value: V) -> bool {
        match place(&self.ids, id) {
            Ok(place) => self.values[place] = value,
            Err(place) => {
                self.ids.insert(place, id.to_owned());
                self.values.insert(place, value);
                return true;
            }
        }
        false
    }

    /// The value of an id, which is put in where it is missing.
    pub fn or_default(&mut self, id: &str) -> &mut V
    where
        V: Default,
    {
        let place = place(&self.ids, id).unwrap_or_else(|place| {
            self.ids.insert(place, id.to_owned());
            self.values.insert(place, V::default());
            place
        });
        &mut self.values[place]
    }

    /// Takes an id out; says whether it was there.
    pub fn remove(&mut self, id: &str) -> bool {
        let place = place(&self.ids, id);
        if let Ok(place) = place {
            self.ids.remove(place);
            self.values.remove(place);
        }
        place.is_ok()
    }

    /// Takes out what is not to be kept.
    pub fn retain(&mut self, is_kept: impl Fn(&V) -> bool) {
        for place in (0..self.values.len()).rev() {
            if !is_kept(&self.values[place]) {
                self.ids.remove(place);
                self.values.remove(place);
            }
        }
    }

    /// The ids, in order.
    #[must_use]
    pub fn ids(&self) -> &[String] {
        &self.ids
    }

    /// The values, in the order of the ids.
    #[must_use]
    pub fn values(&self) -> &[V] {
        &self.values
    }

    /// The values, to be changed.
    pub fn values_mut(&mut self) -> &mut [V] {
        &mut self.values
    }

    /// Ids and values, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &V)> + Clone {
        self.ids.iter().map(String::as_str).zip(&self.values)
    }

    /// Whether there is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }
}

impl<V> Default for Sorted<V> {
    fn default() -> Sorted<V> {
        Sorted {
            ids: Vec::new(),
            values: Vec::new(),
        }
    }
}

impl<Id: AsRef<str>, V> FromIterator<(Id, V)> for Sorted<V> {
    fn from_iter<I: IntoIterator<Item = (Id, V)>>(pairs: I) -> Sorted<V> {
        let mut sorted = Sorted::default();
        for (id, value) in pairs {
            sorted.insert(id.as_ref(), value);
        }
        sorted
    }
}

impl<'a> FromIterator<&'a String> for Ids {
    fn from_iter<I: IntoIterator<Item = &'a String>>(ids: I) -> Ids {
        ids.into_iter().map(|id| (id, ())).collect()
    }
}

/// Where an id is, or would be.
fn place(ids: &[String], id: &str) -> Result<usize, usize> {
    // Most often it comes after all that are there.
    match ids.last() {
        Some(last) if last.as_str() < id => Err(ids.len()),
        _ => ids.binary_search_by(|other| other.as_str().cmp(id)),
    }
}
