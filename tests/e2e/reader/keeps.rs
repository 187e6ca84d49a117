//! The data that the browser stores for the reader, read and changed from outside.

use super::Reader;

/// Storage.
impl Reader {
    /// The keys in the site's storage, sorted.
    #[track_caller]
    pub(crate) fn stored_keys(&self) -> Vec<String> {
        self.evaluates("return Object.keys(localStorage).sort()", ())
    }

    /// The text stored under a key.
    #[track_caller]
    pub(crate) fn stored(&self, key: &str) -> Option<String> {
        self.evaluates("return localStorage.getItem(args[0])", [key])
    }

    /// Stores a text under a key, as another program would.
    #[track_caller]
    pub(crate) fn stores(&self, key: &str, text: &str) {
        self.executes("localStorage.setItem(args[0], args[1])", (key, text));
    }

    /// Empties the journal, the second copy of the last writes.
    #[track_caller]
    pub(crate) fn loses_the_journal(&self) {
        // Clears the journal instead of deleting the database, since a frozen page may hold it open.
        let lose = "const open = indexedDB.open('study-widget');
            open.onupgradeneeded = () => open.transaction.abort();
            open.onerror = (event) => { event.preventDefault(); recorder.lostTheJournal = true; };
            open.onsuccess = () => {
                const write = open.result.transaction('journal', 'readwrite');
                write.objectStore('journal').clear();
                write.oncomplete = () => { recorder.lostTheJournal = true; };
                open.result.close();
            };";
        self.executes(lose, ());
        self.waits_for(
            "the journal to be gone",
            "return recorder.lostTheJournal",
            (),
        );
    }
}
