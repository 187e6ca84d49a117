// The browser's own `URL`, which most browsers also call `webkitURL`. Not in natives.js, because in the npm package
// bundlers look for `new URL`.
export const URL = globalThis.webkitURL ?? globalThis.URL;
