// The study modes, fetched when a reader first asks for one, and what else a page seldom asks for.
import init, { library, open, importProgress as merge } from "study-desk/glue";

let module;

// A failed download is forgotten, so that the next wish tries again.
const load = () => (module ??= init({ module_or_path: fetch(new URL("study-desk.wasm", import.meta.url), { integrity: WASM_INTEGRITY }) })
  .catch((error) => {
    module = undefined;
    throw error;
  }));

export const openDesk = async (widget, mode, written) => {
  await load();
  open(widget, mode, { written, app });
};

// Where the app of this site has a guide that stands on another page; nowhere, where it has none or may not be asked.
const home = new URL("../", import.meta.url).href;
const app = async (guide) => {
  if (location.href.startsWith(home)) return undefined;
  const guides = await (await fetch(`${home}guides.json`)).json();
  const found = guides.find(({ id }) => id === guide);
  return found && home + found.url;
};

// The library's page: what the reader did with each guide, and a search in all of them.
export const openLibrary = async (catalogue) => {
  const [text] = await Promise.all([fetch(catalogue).then((answer) => answer.text()), load()]);
  library(text);
};

export const importProgress = async (host, text) => {
  await load();
  const [added, updated, unchanged, rejected] = merge(host, text);
  return { added, updated, unchanged, rejected };
};
