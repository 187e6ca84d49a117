// A file of the reader's choice that is kept up to date: a backup they need not think of. It only ever grows, so that storage
// that was cleared empties no file, and two devices may share one in a folder that is carried between them.
import { kept, keepIn } from "./room.js";

const A_MOMENT = 1500;
const WRITING = { mode: "readwrite" };

// Of the file: its handle, when it was last written, and how it was found after that.
let file;
let chosen = false;
let everything = () => {};
let hear = () => {};
let state = ["impossible", "", ""];
let waiting;
let last;

const tell = (...now) => hear(...(state = [...now, "", ""].slice(0, 3)));

const mayWrite = async () => (await file.handle.queryPermission?.(WRITING) ?? "granted") === "granted";

const REASONS = {
  NotFoundError: "it is not where it was; choose it anew",
  NoModificationAllowedError: "another program holds it; close that, and the next change tries again",
  QuotaExceededError: "there is no room on that disk; make room, and the next change tries again",
};

// Why it was not written: the browser's reason, or our own.
const reason = (error) => !(error instanceof DOMException) ? error.message
  : REASONS[error.name] ?? `the browser says \`${error.message}\`; choose another file`;

// Alone among the tabs, so that nothing older ever comes after.
const alone = (work) => navigator.locks?.request("study-widget-file", work) ?? work();

const write = () => alone(async () => {
  const before = await file.handle.getFile();
  const isAsLeft = before.lastModified === last?.modified && before.size === last.size;
  const text = everything(isAsLeft ? "" : await before.text());
  const plain = text?.replace(/"exported":\d+/, "");
  // Nothing is here: then nothing is to be written over what is there.
  if (text && !(isAsLeft && plain === last.plain)) {
    const writable = await file.handle.createWritable();
    await writable.write(text);
    await writable.close();
    const { lastModified: modified, size } = await file.handle.getFile();
    last = { modified, size, plain };
  }
  file.at = Date.now();
  await keepIn("file", file).catch(() => {});
  tell("kept", file.handle.name);
});

/** Brings the file up to date, if there is one and the browser lets us without asking the reader. */
export const update = async () => {
  clearTimeout(waiting);
  waiting = undefined;
  if (!file) return;
  try {
    await (await mayWrite() ? write() : tell("asks", file.handle.name));
  } catch (error) {
    if (error?.name === "NotAllowedError") tell("asks", file.handle.name);
    else tell("failed", file.handle.name, reason(error));
  }
};

/** Brings it up to date once things have been quiet for a moment. */
export const updateSoon = () => {
  clearTimeout(waiting);
  if (file) waiting = setTimeout(update, A_MOMENT);
};

/** From now on the file follows what the reader does. `text(before)` is what belongs into a file that says `before`. */
export const follow = async (text) => {
  everything = text;
  if (chosen || !globalThis.showSaveFilePicker) return update();
  chosen = true;
  tell("unchosen");
  addEventListener("study-progress", updateSoon);
  addEventListener("visibilitychange", () => document.visibilityState === "hidden" && waiting && update());
  file = await kept("file");
  await update();
};

/** What the desk asks of it. Choosing and allowing are for a press of a button, which browsers wait for. */
export const keptFile = {
  watchFile: (told) => {
    hear = told ?? (() => {});
    hear(...state);
  },
  chooseFile: async (suggestedName) => {
    let handle;
    try {
      const types = [{ description: "Study progress", accept: { "application/json": [".json"] } }];
      handle = await showSaveFilePicker({ suggestedName, types });
    } catch (error) {
      // A reader who chose none wants none.
      if (error?.name !== "AbortError") tell("failed", suggestedName, reason(error));
      return;
    }
    file = { handle, at: 0 };
    last = undefined;
    await update();
  },
  allowFile: async () => {
    if (!file) return tell("unchosen");
    try {
      await file.handle.requestPermission(WRITING);
    } catch {}
    await update();
  },
  forgetFile: async () => {
    file = last = undefined;
    await keepIn("file").catch(() => {});
    tell("unchosen");
  },
};
