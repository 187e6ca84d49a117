// The loader of the study modes: fetches their WebAssembly on first use, and exports what pages call.
import init, { due, findPassage, importProgress as merge, library, open, quotePassage, readAhead, mountBackupReminder, speak } from "study-desk/glue";
import { languageOf } from "./language.js";
import { storage } from "study-widget/page";

const here = import.meta.url;
let module;

// Safari has no `requestIdleCallback`.
const idle = (work) => globalThis.requestIdleCallback?.(work) ?? setTimeout(work, 16);

// Loads the WebAssembly. Without an integrity hash, as in an extension, the code is already here as a script. A failed
// download is forgotten, so that the next call tries again.
const load = () => (module ??= (WASM_INTEGRITY === null ? init() : init({ module_or_path: fetch(new URL("study-desk.wasm", import.meta.url), { integrity: WASM_INTEGRITY }) }))
  .catch((error) => {
    module = undefined;
    throw error;
  }));

// Loads the WebAssembly and sets the language of our texts to that of an element.
const ready = async (element) => {
  const [language] = await Promise.all([languageOf(element), load()]);
  speak(...language);
};

// `guide` returns the guide that the widget recognised; `onWrite` is called with the key of each record that the desk
// writes.
export const openDesk = async (widget, mode, guide, onWrite) => {
  await ready(widget);
  open(widget, mode, guide, onWrite, here);
};

const isRated = (widget) => !navigator.connection?.saveData && /"reviews"/.test(JSON.stringify(widget.progress));

// Whether any change is more than two weeks old; whether a backup has it is checked in WebAssembly.
const isOld = () => Object.entries(storage())
  .some(([key, text]) => key.startsWith("study-widget:") && text.match(/\d{13}(?=,)/g)?.some((at) => Date.now() - at > 12096e5));

const prepare = async (widget, guide) => {
  const rated = isRated(widget);
  if (!rated && !isOld()) return;
  await ready(widget);
  if (rated) idle(() => readAhead(widget, guide));
  mountBackupReminder(widget);
};

// For a returning reader: preloads the desk if they rated answers to this article, and reminds them of a backup.
export const preload = (widget, guide) => idle(() => prepare(widget, guide).catch(() => {}));

// The library's page: shows what the reader did with each guide, and a search across all guides.
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

// The functions that describe a passage of a text for storage, and find it again.
export const passages = async () => {
  await load();
  return { findPassage, quotePassage };
};
