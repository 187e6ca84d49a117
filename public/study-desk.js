// The study modes, fetched when a reader first asks for one.
import init, { open } from "study-desk/glue";

let module;

// A failed download is forgotten, so that the next wish tries again.
export const openDesk = async (...wish) => {
  const wasm = () => fetch(new URL("study-desk.wasm", import.meta.url), { integrity: WASM_INTEGRITY });
  await (module ??= init({ module_or_path: wasm() }).catch((error) => {
    module = undefined;
    throw error;
  }));
  open(...wish);
};
