// The browser's own `URL`, of which most windows have a second name. Apart from natives.js: in the npm package bundlers look for
// `new URL`.
export const URL = globalThis.webkitURL ?? globalThis.URL;
