//! Where texts are kept: a key, a text, nothing else.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::Rc;

use litemap::LiteMap;

use crate::i18n::t;

/// A place that keeps texts under keys, shared with whoever else uses the origin.
pub trait Store {
    /// The text under `key`; none where there is none.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn read(&self, key: &str) -> Result<Option<String>, StoreError>;

    /// Puts a text under `key`, all of it or nothing, or takes away what is there. It may be undone: a journal of what is
    /// written keeps what it has of the key until [`Store::confirm`].
    ///
    /// # Errors
    /// When the store cannot be written to or is full.
    fn attempt(&self, key: &str, text: Option<&str>) -> Result<(), StoreError>;

    /// What was attempted stays: for a store that keeps more than one text of a key.
    ///
    /// # Errors
    /// When the store cannot be written to.
    fn confirm(&self, _key: &str, _text: Option<&str>) -> Result<(), StoreError> {
        Ok(())
    }

    /// Puts `text` under `key` for good.
    ///
    /// # Errors
    /// As [`Store::attempt`].
    fn write(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.attempt(key, Some(text))?;
        self.confirm(key, Some(text))
    }

    /// Takes away what is under `key` for good.
    ///
    /// # Errors
    /// As [`Store::attempt`].
    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.attempt(key, None)?;
        self.confirm(key, None)
    }

    /// Every key there is, other people's among them.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn keys(&self) -> Result<Vec<String>, StoreError>;

    /// Holds a text that could not be put under `key` for as long as the page lives, or holds none any more.
    fn hold(&self, key: &str, text: Option<&str>);

    /// The keys and texts that are held.
    fn held(&self) -> Vec<(String, String)>;
}

/// Puts a text under a key for good and sees that it is there: some browsers take what they do not keep. A journal has it
/// before that: where only the look fails, nobody writes it again.
pub(super) fn put(store: &dyn Store, key: &str, text: &str) -> Result<(), StoreError> {
    store.write(key, text)?;
    see_kept(store, key, text)
}

/// Puts or takes away what may have to be undone, and sees that it is so.
pub(super) fn attempt(store: &dyn Store, key: &str, text: Option<&str>) -> Result<(), StoreError> {
    store.attempt(key, text)?;
    text.map_or(Ok(()), |text| see_kept(store, key, text))
}

fn see_kept(store: &dyn Store, key: &str, text: &str) -> Result<(), StoreError> {
    match store.read(key)? {
        Some(kept) if kept == text => Ok(()),
        _ => Err(StoreError::NotKept),
    }
}

/// Why a store did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreError {
    /// The browser does not let this page store anything, or has no storage.
    Blocked,
    /// There is no room left.
    Full,
    /// It said that it had stored something, and has not.
    NotKept,
    /// Anything else, in the browser's words.
    Failed(String),
}

/// Why, and what to do next.
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

/// A store that lasts as long as the program; its clones share one content, as tabs do.
#[derive(Debug, Clone, Default)]
pub struct MemoryStore {
    texts: Rc<RefCell<LiteMap<String, String>>>,
    fault: Rc<RefCell<Option<StoreError>>>,
    limit: Rc<Cell<Option<usize>>>,
}

impl MemoryStore {
    /// Fails from now on, or works again; returns how it failed before. A full store can still be read.
    pub fn fail(&self, fault: Option<StoreError>) -> Option<StoreError> {
        self.fault.replace(fault)
    }

    /// Is full from now on where keys and texts together would exceed this many bytes.
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

    fn attempt(&self, key: &str, text: Option<&str>) -> Result<(), StoreError> {
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

    /// Several pages share it, and it knows none by itself.
    fn hold(&self, _key: &str, _text: Option<&str>) {}

    fn held(&self) -> Vec<(String, String)> {
        Vec::new()
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        self.reads()?;
        Ok(self.texts.borrow().keys().cloned().collect())
    }
}
