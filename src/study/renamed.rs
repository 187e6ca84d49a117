//! A guide whose id changed: its records are found under the former ids too, and move when they are next written.

use super::{Store, StoreError};
use crate::saved;

/// A store in which a guide's records may be stored under its former ids.
pub struct Renamed<S> {
    store: S,
    guide: String,
    former: Vec<String>,
}

impl<S: Store> Renamed<S> {
    /// Wraps the store of a guide; `former` are its earlier ids, the latest first.
    pub fn new(store: S, guide: &str, former: Vec<String>) -> Renamed<S> {
        Renamed {
            store,
            guide: guide.to_owned(),
            former,
        }
    }

    /// The keys under which the record of `key` may have been stored.
    fn earlier(&self, key: &str) -> Vec<String> {
        match saved::ids(key) {
            Some((guide, question)) if guide == self.guide => {
                let former = self.former.iter();
                former.map(|guide| saved::key(guide, &question)).collect()
            }
            _ => Vec::new(),
        }
    }

    fn clear_earlier(&self, key: &str) -> Result<(), StoreError> {
        for earlier in self.earlier(key) {
            if self.store.read(&earlier)?.is_some() {
                self.store.remove(&earlier)?;
            }
        }
        Ok(())
    }
}

impl<S: Store> Store for Renamed<S> {
    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        if let Some(text) = self.store.read(key)? {
            return Ok(Some(text));
        }
        for earlier in self.earlier(key) {
            if let Some(text) = self.store.read(&earlier)? {
                return Ok(Some(text));
            }
        }
        Ok(None)
    }

    fn write_tentative(&self, key: &str, text: Option<&str>) -> Result<(), StoreError> {
        self.store.write_tentative(key, text)
    }

    fn commit(&self, key: &str, text: Option<&str>) -> Result<(), StoreError> {
        self.store.commit(key, text)?;
        self.clear_earlier(key)
    }

    fn set_pending(&self, key: &str, text: Option<&str>) {
        self.store.set_pending(key, text);
    }

    fn pending(&self) -> Vec<(String, String)> {
        self.store.pending()
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        let mut keys = self.store.keys()?;
        for key in keys.clone() {
            if let Some((guide, question)) = saved::ids(&key)
                && self.former.contains(&guide)
            {
                let now = saved::key(&self.guide, &question);
                if !keys.contains(&now) {
                    keys.push(now);
                }
            }
        }
        Ok(keys)
    }
}
