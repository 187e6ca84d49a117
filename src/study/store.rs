//! The key-value store that keeps texts, as a trait, and one in memory.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::Rc;

use litemap::LiteMap;

use crate::i18n::t;

/// A store of texts under keys, shared with everything else on the origin.
pub trait Store {
    /// The text under `key`; `None` if there is none.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn read(&self, key: &str) -> Result<Option<String>, StoreError>;

    /// Writes a text under `key`, all of it or nothing, or removes it. The caller may undo this: a journal keeps its
    /// entry for the key until [`Store::commit`].
    ///
    /// # Errors
    /// When the store cannot be written to or is full.
    fn write_tentative(&self, key: &str, text: Option<&str>) -> Result<(), StoreError>;

    /// Makes a tentative write final, for a store that keeps more than one text of a key, such as a journal's.
    ///
    /// # Errors
    /// When the store cannot be written to.
    fn commit(&self, _key: &str, _text: Option<&str>) -> Result<(), StoreError> {
        Ok(())
    }

    /// Writes `text` under `key` for good.
    ///
    /// # Errors
    /// As [`Store::write_tentative`].
    fn write(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.write_tentative(key, Some(text))?;
        self.commit(key, Some(text))
    }

    /// Removes the text under `key` for good.
    ///
    /// # Errors
    /// As [`Store::write_tentative`].
    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.write_tentative(key, None)?;
        self.commit(key, None)
    }

    /// All keys of the store, those of others on the origin included.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn keys(&self) -> Result<Vec<String>, StoreError>;

    /// Keeps a text that could not be stored, at least for as long as the page lives; `None` drops it.
    fn set_pending(&self, key: &str, text: Option<&str>);

    /// The keys and texts that could not be stored yet.
    fn pending(&self) -> Vec<(String, String)>;
}

/// Writes a text under a key for good and checks that it is there: some browsers accept a text and do not keep it. The
/// journal has the text before the check, so if only the check fails, nothing is lost.
pub(super) fn write_checked(store: &dyn Store, key: &str, text: &str) -> Result<(), StoreError> {
    store.write(key, text)?;
    check_stored(store, key, text)
}

/// Writes or removes a text in a way that can be undone, and checks a written text.
pub(super) fn write_tentative_checked(
    store: &dyn Store,
    key: &str,
    text: Option<&str>,
) -> Result<(), StoreError> {
    store.write_tentative(key, text)?;
    text.map_or(Ok(()), |text| check_stored(store, key, text))
}

fn check_stored(store: &dyn Store, key: &str, text: &str) -> Result<(), StoreError> {
    match store.read(key)? {
        Some(kept) if kept == text => Ok(()),
        _ => Err(StoreError::NotKept),
    }
}

/// Why a store could not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreError {
    /// The browser does not let this page store anything, or has no storage.
    Blocked,
    /// There is no room left.
    Full,
    /// The browser accepted a text and did not keep it.
    NotKept,
    /// Anything else, in the browser's words.
    Failed(String),
}

/// The reason, and what the reader can do next.
impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            StoreError::Blocked => {
                t!("this browser blocks storage here; allow storage for this site and reload")
            }
            StoreError::Full => {
                t!("the storage of this site is full; make room, and the next tick saves everything")
            }
            StoreError::NotKept => t!(
                "this browser takes what is to be stored and does not keep it; allow storage for this site and reload"
            ),
            StoreError::Failed(reason) => {
                return f.write_str(&t!(
                    "the browser says `{reason}`; the next tick tries again",
                    reason
                ));
            }
        })
    }
}

impl std::error::Error for StoreError {}

/// A store in memory; its clones share one content, as tabs do.
#[derive(Debug, Clone, Default)]
pub struct MemoryStore {
    texts: Rc<RefCell<LiteMap<String, String>>>,
    fault: Rc<RefCell<Option<StoreError>>>,
    limit: Rc<Cell<Option<usize>>>,
}

impl MemoryStore {
    /// Makes every call fail from now on, or work again if `None`; returns the fault before. A full store can still be
    /// read.
    pub fn fail(&self, fault: Option<StoreError>) -> Option<StoreError> {
        self.fault.replace(fault)
    }

    /// From now on, the store is full if keys and texts together would exceed this many bytes.
    pub fn limit(&self, bytes: usize) {
        self.limit.set(Some(bytes));
    }

    fn works(&self) -> Result<(), StoreError> {
        self.fault.borrow().clone().map_or(Ok(()), Err)
    }

    fn reads(&self) -> Result<(), StoreError> {
        self.works().or_else(|fault| {
            if fault == StoreError::Full {
                Ok(())
            } else {
                Err(fault)
            }
        })
    }
}

impl Store for MemoryStore {
    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.reads()?;
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn write_tentative(&self, key: &str, text: Option<&str>) -> Result<(), StoreError> {
        let Some(text) = text else {
            self.reads()?;
            self.texts.borrow_mut().remove(key);
            return Ok(());
        };
        self.works()?;
        let mut texts = self.texts.borrow_mut();
        if let Some(limit) = self.limit.get() {
            let others = texts.iter().filter(|(other, _)| other.as_str() != key);
            let size: usize = others.map(|(key, text)| key.len() + text.len()).sum();
            if size + key.len() + text.len() > limit {
                return Err(StoreError::Full);
            }
        }
        texts.insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    /// Several pages share this store, and it cannot tell them apart.
    fn set_pending(&self, _key: &str, _text: Option<&str>) {}

    fn pending(&self) -> Vec<(String, String)> {
        Vec::new()
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        self.reads()?;
        Ok(self.texts.borrow().keys().cloned().collect())
    }
}
