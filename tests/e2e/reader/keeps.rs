//! What the browser keeps for the reader between visits, seen and disturbed from outside.

use super::Reader;

/// Storage.
impl Reader {
    /// The keys in the site's storage, in order.
    #[track_caller]
    pub(crate) fn stored_keys(&self) -> Vec<String> {
        self.evaluates("return Object.keys(localStorage).sort()", ())
    }

    /// The text kept under a key.
    #[track_caller]
    pub(crate) fn stored(&self, key: &str) -> Option<String> {
        self.evaluates("return localStorage.getItem(args[0])", [key])
    }

    /// Puts a text under a key, as another program would.
    #[track_caller]
    pub(crate) fn stores(&self, key: &str, text: &str) {
        self.executes("localStorage.setItem(args[0], args[1])", (key, text));
    }

    /// Loses what was written down a second time.
    #[track_caller]
    pub(crate) fn loses_the_journal(&self) {
        // A page that sleeps may hold it open, which keeps a browser from deleting it.
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
