// What was last written to localStorage, once more in IndexedDB: a browser that is killed loses what it has not moved from
// the first to the disk yet, which takes it seconds and sometimes minutes; the second is there after a blink.
// localStorage stays the record of truth. What it lacks at the next start is merged into it; all works without this.
const NAME = "study-widget";
const STORE = "journal";
// A day: so long has no browser kept localStorage from the disk.
const LONG = 864e5;

// A connection for one transaction: none is open while the page sleeps, or when the browser drops it. Looking makes no
// database, for an upgrade that is called off leaves none.
const use = (mode, work) => new Promise((done, fail) => {
  const request = indexedDB.open(NAME);
  request.onupgradeneeded = () => mode ? request.result.createObjectStore(STORE, { keyPath: "key" }) : request.transaction.abort();
  request.onerror = fail;
  request.onsuccess = () => {
    const database = request.result;
    try {
      work(database.transaction(STORE, mode, { durability: "strict" }).objectStore(STORE), done);
    } catch (error) {
      fail(error);
    }
    database.close();
  };
});

// By key, what is to be written, or `undefined` for what is to go.
let waiting;

/** Writes down that this text was put under this key of localStorage, or that the key was removed. */
export const keep = (key, text) => {
  if (!waiting) {
    waiting = new Map();
    use("readwrite", (journal) => {
      for (const [key, text] of waiting) text === undefined ? journal.delete(key) : journal.put({ key, text, at: Date.now() });
      waiting = undefined;
    }).catch(() => waiting = undefined);
  }
  waiting.set(key, text);
};

// The text of an export that holds these entries.
const exported = (entries) => {
  const records = entries.map(({ key, text }) => {
    const [guide, question = ""] = key.split(":").slice(1).map(decodeURIComponent);
    return `${JSON.stringify(guide)}:{${JSON.stringify(question)}:${text}}`;
  });
  return `{"format":"${NAME}/1","guides":{${records}}}`;
};

/** Hands records that localStorage lacks or has otherwise to `merge`, as an export, and clears away what it has had for long. */
export const recall = async (merge) => {
  try {
    const entries = await use(undefined, (journal, done) => {
      journal.getAll().onsuccess = ({ target }) => done(target.result);
    });
    const lost = entries.filter(({ key, text }) => localStorage.getItem(key) !== text && !key.includes(".unreadable"));
    if (lost.length) await merge(exported(lost));
    for (const { key, at } of entries) if (Date.now() - at > LONG && !waiting?.has(key)) keep(key);
  } catch {}
};
