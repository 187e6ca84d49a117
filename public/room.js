// What the desk keeps in this browser and nowhere else, in IndexedDB, which takes what no text can be made of: the file that is
// kept up to date, and until when the reader wants no word of backups. All works without it.
const NAME = "study-widget-desk";
const STORE = "room";

// As in the journal, a connection for one transaction, and looking makes no database.
const use = (mode, work) => new Promise((done, fail) => {
  const request = indexedDB.open(NAME);
  request.onupgradeneeded = () => mode ? request.result.createObjectStore(STORE) : request.transaction.abort();
  request.onerror = fail;
  request.onsuccess = () => {
    const database = request.result;
    try {
      const transaction = database.transaction(STORE, mode);
      const asked = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => done(asked.result);
      transaction.onabort = transaction.onerror = fail;
    } catch (error) {
      fail(error);
    }
    database.close();
  };
});

/** What is kept under a name; `undefined` where nothing is, or nothing can be. */
export const kept = (name) => use(undefined, (room) => room.get(name)).catch(() => {});

/** Keeps something under a name, or nothing any more. Fails where nothing can be kept. */
export const keepIn = (name, value) => use("readwrite", (room) => value === undefined ? room.delete(name) : room.put(value, name));
