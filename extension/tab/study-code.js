// The compiled code of the widget and the desk, injected before either: most of it is shared, and here nothing is
// fetched.
import init from "study-code/glue";
import { binary } from "./files.js";

export * from "study-code/glue";

// The widget and the desk both start it, whichever comes first.
let started;
export const start = () => (started ??= WASM_INTEGRITY === null ? init() : init({ module_or_path: fetch(binary, { integrity: WASM_INTEGRITY }) }));
