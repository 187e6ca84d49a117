// Progress stored with the extension, with the methods of `localStorage`: `storage.local` is read once, a copy of it
// answers synchronously, and writes go through. Changes from other tabs reach its listeners as `storage` events, as in
// a window.
const area = (globalThis.browser ?? chrome).storage.local;
const PREFIX = "study-widget:";

// The records are own properties, as they are of `localStorage`.
export class KeptStorage {
  #listeners = new Set();
  #waiting = new Map();
  #writing = new Map();
  #refused;

  constructor(records) {
    Object.assign(this, records);
  }

  addEventListener(_name, listener) { this.#listeners.add(listener); }
  removeEventListener(_name, listener) { this.#listeners.delete(listener); }

  get length() { return Object.keys(this).length; }
  key(place) { return Object.keys(this)[place] ?? null; }
  getItem(key) { return Object.hasOwn(this, key) ? this[key] : null; }

  setItem(key, text) {
    // A write's failure is known only afterwards: the next call throws it, and the one after that tries again.
    const refused = this.#refused;
    this.#refused = undefined;
    if (refused) throw refused;
    this[key] = String(text);
    this.#write(key, this[key]);
  }

  removeItem(key) {
    delete this[key];
    this.#write(key, undefined);
  }

  // All writes of one turn go into one call.
  #write(key, text) {
    if (!this.#waiting.size) queueMicrotask(() => this.#flush());
    this.#waiting.set(key, text);
  }

  async #flush() {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    const keys = waiting.map(([key]) => key);
    for (const key of keys) this.#writing.set(key, (this.#writing.get(key) ?? 0) + 1);
    try {
      await Promise.all([
        area.set(Object.fromEntries(waiting.filter(([, text]) => text !== undefined))),
        area.remove(waiting.filter(([, text]) => text === undefined).map(([key]) => key)),
      ]);
    } catch (error) {
      this.#refused = new DOMException(error?.message, "QuotaExceededError");
    }
    for (const key of keys) {
      const left = this.#writing.get(key) - 1;
      left ? this.#writing.set(key, left) : this.#writing.delete(key);
    }
    await this.catchUp(keys);
  }

  // Reads keys again from the storage: writes and change events may arrive in any order, and what is read last is
  // right. Keys that are still being written are left out.
  async catchUp(keys) {
    const stored = await area.get(keys);
    for (const key of keys) {
      if (this.#writing.has(key) || this.#waiting.has(key) || stored[key] === this[key]) continue;
      if (stored[key] === undefined) delete this[key];
      else this[key] = stored[key];
      for (const listener of this.#listeners) listener({ type: "storage", key });
    }
  }
}
const isRecord = ([key, text]) => key.startsWith(PREFIX) && typeof text === "string";

// Opens the storage with all records in it, and keeps it up to date.
export const openStorage = async () => {
  const storage = new KeptStorage(Object.fromEntries(Object.entries(await area.get(null)).filter(isRecord)));
  area.onChanged.addListener((changes) => storage.catchUp(Object.keys(changes).filter((key) => key.startsWith(PREFIX))));
  return storage;
};

// The library's entry for a guide: its address, title and questions. Stored once the reader did something in it.
const GUIDE = "guide:";
export const keepGuide = (outline, url) => area.set({
  [GUIDE + outline.guide]: { id: outline.guide, url, title: outline.title, questions: outline.questions },
});
export const isKnown = async (id) => GUIDE + id in await area.get(GUIDE + id);
export const guides = async () => Object.entries(await area.get(null))
  .filter(([key]) => key.startsWith(GUIDE))
  .map(([, guide]) => guide)
  .sort((one, other) => one.title.localeCompare(other.title));

// The page of an address, without query and fragment.
export const pageOf = (address) => {
  const { origin, pathname } = new URL(address);
  return origin + pathname;
};

// The reader's own questions and points on a page. They are texts of its guide's record, so they are exported, merged
// and restored with it.
export const OWN = "own/";
const recordOf = (guide) => PREFIX + guide.replaceAll("%", "%25").replaceAll(":", "%3A");
export const ownOf = async (storage, address) => {
  const here = pageOf(address);
  const own = [];
  for (const key of Object.keys(storage)) {
    const record = storage.getItem(key);
    if (!record.includes(`"${OWN}`)) continue;
    for (const [name, [value]] of Object.entries(JSON.parse(record).texts ?? {})) {
      if (name.startsWith(OWN) && value) own.push({ key, ...JSON.parse(value) });
    }
  }
  // Those of the first release do not name their page; their guide does.
  const old = own.filter(({ source }) => !source);
  const known = old.length ? await guides() : [];
  for (const one of old) one.source = known.filter(({ id }) => recordOf(id) === one.key).map(({ url }) => pageOf(url))[0];
  return own.filter(({ source }) => source === here);
};

// Deletes one. It becomes an empty text with a newer time, a tombstone, because another device may still have it.
export const removeOwn = (storage, id) => {
  const name = OWN + id;
  for (const key of Object.keys(storage)) {
    const record = JSON.parse(storage.getItem(key));
    if (!record.texts?.[name]) continue;
    const [, before, ...rest] = record.texts[name];
    record.texts[name] = ["", Math.max(Date.now(), before + 1), ...rest];
    storage.setItem(key, JSON.stringify(record));
  }
};
