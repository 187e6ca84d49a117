// files.js for bundlers: addresses that a bundler can read and rewrite, and no hash of a script that it may minify.
export const binary = new URL("study-widget.wasm", import.meta.url);
export const importDesk = () => import("./study-desk.js");
