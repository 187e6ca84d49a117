// The same for a bundler (files.js is for a site): addresses that it can read and write anew, and no hash of a script that it
// may minify.
export const binary = new URL("study-widget.wasm", import.meta.url);
export const importDesk = () => import("./study-desk.js");
