//! What a browser keeps texts in, with all that can go wrong there: full, failing, killed in the middle of a write.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use study_widget::study::{Store, StoreError, pending_entry};

pub(super) type Texts = BTreeMap<String, String>;

/// Where texts really are: the test's own, or a browser's.
pub(super) trait Backing {
    fn all(&self) -> Texts;
    fn get(&self, key: &str) -> Option<String>;
    fn put(&self, key: &str, text: &str);
    fn take(&self, key: &str);
    fn clear(&self);
}

impl Backing for RefCell<Texts> {
    fn all(&self) -> Texts {
        self.borrow().clone()
    }

    fn get(&self, key: &str) -> Option<String> {
        self.borrow().get(key).cloned()
    }

    fn put(&self, key: &str, text: &str) {
        self.borrow_mut().insert(key.to_owned(), text.to_owned());
    }

    fn take(&self, key: &str) {
        self.borrow_mut().remove(key);
    }

    fn clear(&self) {
        self.borrow_mut().clear();
    }
}

/// One browser's storage, shared by its pages.
pub(super) struct Storage {
    pub(super) backing: Box<dyn Backing>,
    /// What it will have after the browser was killed: it comes to the disk late.
    pub(super) on_disk: RefCell<Texts>,
    /// What was written, once more and at once: by key.
    pub(super) journal: Rc<RefCell<Texts>>,
    /// Where keys and texts together would exceed this many bytes, it is full.
    pub(super) limit: Cell<Option<usize>>,
    /// So many calls from now one fails.
    pub(super) fails_in: Cell<Option<usize>>,
    /// What was written since this was last emptied: by which page, and the key.
    pub(super) written: RefCell<Vec<(u32, String)>>,
}

/// The storage as one script of one page has it.
#[derive(Clone)]
pub(super) struct Page {
    pub(super) storage: Rc<Storage>,
    pub(super) id: u32,
    /// What it could not store.
    pending: Rc<RefCell<Texts>>,
    /// So many writes from now the page dies.
    pub(super) dies_in: Rc<Cell<Option<usize>>>,
    is_dead: Rc<Cell<bool>>,
    /// One of its calls failed, and for no lack of room.
    has_failed: Rc<Cell<bool>>,
}

impl Storage {
    pub(super) fn over(backing: Box<dyn Backing>) -> Storage {
        Storage {
            backing,
            on_disk: RefCell::default(),
            journal: Rc::default(),
            limit: Cell::default(),
            fails_in: Cell::default(),
            written: RefCell::default(),
        }
    }

    /// How many bytes keys and texts are together, but for one key and its text.
    pub(super) fn size_without(&self, key: &str) -> usize {
        let texts = self.backing.all();
        let others = texts.iter().filter(|(other, _)| *other != key);
        others.map(|(key, text)| key.len() + text.len()).sum()
    }
}

impl Page {
    pub(super) fn of(storage: &Rc<Storage>, id: u32) -> Page {
        Page {
            storage: Rc::clone(storage),
            id,
            pending: Rc::default(),
            dies_in: Rc::default(),
            is_dead: Rc::default(),
            has_failed: Rc::default(),
        }
    }

    /// As another script of the same page has it.
    pub(super) fn beside(&self, id: u32) -> Page {
        Page {
            id,
            pending: Rc::default(),
            ..self.clone()
        }
    }

    pub(super) fn is_dead(&self) -> bool {
        self.is_dead.get()
    }

    pub(super) fn has_failed(&self) -> bool {
        self.has_failed.get()
    }

    fn calls(&self) -> Result<(), StoreError> {
        if self.is_dead.get() {
            return Err(StoreError::Blocked);
        }
        let fails_in = self.storage.fails_in.get();
        self.storage
            .fails_in
            .set(fails_in.and_then(|left| left.checked_sub(1)));
        match fails_in {
            Some(0) => {
                self.has_failed.set(true);
                Err(StoreError::Failed("no".to_owned()))
            }
            _ => Ok(()),
        }
    }

    fn writes(&self) -> Result<(), StoreError> {
        if self.dies_in.get() == Some(0) {
            self.is_dead.set(true);
        }
        self.dies_in
            .set(self.dies_in.get().and_then(|left| left.checked_sub(1)));
        self.calls()
    }

    fn has_written(&self, key: &str) {
        self.storage
            .written
            .borrow_mut()
            .push((self.id, key.to_owned()));
    }
}

impl Store for Page {
    fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.calls()?;
        Ok(self.storage.backing.get(key))
    }

    fn write_tentative(&self, key: &str, text: Option<&str>) -> Result<(), StoreError> {
        self.writes()?;
        let limit = self.storage.limit.get();
        let size = |text: &str| self.storage.size_without(key) + key.len() + text.len();
        match text {
            Some(text) if limit.is_some_and(|limit| size(text) > limit) => {
                return Err(StoreError::Full);
            }
            Some(text) => self.storage.backing.put(key, text),
            None => self.storage.backing.take(key),
        }
        self.has_written(key);
        Ok(())
    }

    fn commit(&self, key: &str, text: Option<&str>) -> Result<(), StoreError> {
        let mut journal = self.storage.journal.borrow_mut();
        let _ = match text {
            Some(text) => journal.insert(key.to_owned(), text.to_owned()),
            None => journal.remove(key),
        };
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StoreError> {
        self.calls()?;
        Ok(self.storage.backing.all().into_keys().collect())
    }

    fn set_pending(&self, key: &str, text: Option<&str>) {
        if self.is_dead.get() {
            return;
        }
        let entry = pending_entry(key, self.id);
        let texts = [(&self.pending, key), (&self.storage.journal, &entry)];
        for (texts, key) in texts {
            let _ = match text {
                Some(text) => texts.borrow_mut().insert(key.to_owned(), text.to_owned()),
                None => texts.borrow_mut().remove(key),
            };
        }
    }

    fn pending(&self) -> Vec<(String, String)> {
        self.pending.borrow().clone().into_iter().collect()
    }
}
