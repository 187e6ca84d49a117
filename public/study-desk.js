// The study modes, fetched when a reader first asks for one.
import init, { library, open } from "study-desk/glue";

let module;

// A failed download is forgotten, so that the next wish tries again.
const load = () => (module ??= init({ module_or_path: fetch(new URL("study-desk.wasm", import.meta.url), { integrity: WASM_INTEGRITY }) })
  .catch((error) => {
    module = undefined;
    throw error;
  }));

export const openDesk = async (...wish) => {
  await load();
  open(...wish);
};

// The library's page: what the reader did with each guide, and a search in all of them.
export const openLibrary = async (catalogue) => {
  const [text] = await Promise.all([fetch(catalogue).then((answer) => answer.text()), load()]);
  library(text);
};
