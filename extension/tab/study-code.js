// The compiled code of both halves, put in before either: most of it is the same, and here nothing is fetched.
import init from "study-code/glue";
import { binary } from "./files.js";

export * from "study-code/glue";

// Both halves start it, whichever comes first.
let started;
export const start = () => (started ??= WASM_INTEGRITY === null ? init() : init({ module_or_path: fetch(binary, { integrity: WASM_INTEGRITY }) }));
