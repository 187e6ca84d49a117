// The loader of the study modes: it fetches them when a reader first asks for one, and hands on what a page asks of them.
import init, { due, findPassage, importProgress as merge, library, open, quotePassage, readAhead, mountBackupReminder, speak } from "study-desk/glue";
import { languageOf } from "./language.js";
import { storage } from "study-widget/page";

const here = import.meta.url;
let module;

// Safari has no idle callback.
const idle = (work) => globalThis.requestIdleCallback?.(work) ?? setTimeout(work, 16);

// Where the compiled half is a script, as in an extension, it is here already. A failed download is forgotten, so that the
// next call tries again.
const load = () => (module ??= (WASM_INTEGRITY === null ? init() : init({ module_or_path: fetch(new URL("study-desk.wasm", import.meta.url), { integrity: WASM_INTEGRITY }) }))
  .catch((error) => {
    module = undefined;
    throw error;
  }));

// The same, with our texts in the language of an element.
const ready = async (element) => {
  const [language] = await Promise.all([languageOf(element), load()]);
  speak(...language);
};

// `onWrite` is called with the key of each record that the desk writes.
export const openDesk = async (widget, mode, onWrite) => {
  await ready(widget);
  open(widget, mode, onWrite, here);
};

const isRated = (widget) => !navigator.connection?.saveData && /"reviews"/.test(JSON.stringify(widget.progress));

// Whether something was done two weeks ago; whether a backup has it, the compiled half knows.
const isOld = () => Object.entries(storage())
  .some(([key, text]) => key.startsWith("study-widget:") && text.match(/\d{13}(?=,)/g)?.some((at) => Date.now() - at > 12096e5));

const prepare = async (widget) => {
  const rated = isRated(widget);
  if (!rated && !isOld()) return;
  await ready(widget);
  if (rated) idle(() => readAhead(widget));
  mountBackupReminder(widget);
};

// For a reader who comes back: a desk that opens at once, where they rated answers to this article, and a word of backups.
export const preload = (widget) => idle(() => prepare(widget).catch(() => {}));

// The library's page: what the reader did with each guide, and a search in all of them.
export const openLibrary = async (catalogue) => {
  const [text] = await Promise.all([fetch(catalogue).then((answer) => answer.text()), ready(document.documentElement)]);
  library(text);
};

// How many questions of all guides are due, for the icon of the installed app.
export const countDue = async (catalogue) => {
  const [text] = await Promise.all([fetch(catalogue).then((answer) => answer.text()), load()]);
  return due(text);
};

export const importProgress = async (host, text) => {
  await ready(host);
  const [added, updated, unchanged, rejected] = merge(host, text);
  return { added, updated, unchanged, rejected };
};

// A passage of a text, as it is kept and found again.
export const passages = async () => {
  await load();
  return { findPassage, quotePassage };
};
