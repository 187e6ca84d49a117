// Where the widget's files are: beside the file that a site includes.
const here = import.meta.url;
export const binary = new URL("study-widget.wasm", here);
// A page in one file has the WebAssembly in it, as a `data:` URL.
const isAlone = String(binary).startsWith("data:");

// A site that pins this file by its hash pins the study modes too: a module that was preloaded with `integrity` runs as
// those bytes or not at all. WebKit preloads without checking the hash, so `check` fetches the file with it first.
const preload = (href) => new Promise((loaded, refused) => {
  const link = document.createElement("link");
  if (!link.relList.supports("modulepreload")) return loaded();
  Object.assign(link, { rel: "modulepreload", href, integrity: DESK_INTEGRITY });
  Object.assign(link, { onload: loaded, onerror: refused });
  for (const end of ["load", "error"]) link.addEventListener(end, () => link.remove());
  document.head.append(link);
});
const check = (href) => fetch(href, { integrity: DESK_INTEGRITY }).then(() => preload(href)).catch(() => {
  throw new Error("study-desk.js is missing or of another version; publish the embed as a whole");
});

// Loads the desk: the study modes and what else few pages ask for, a module of its own that is fetched when first
// needed.
let checked;
export const importDesk = async () => {
  if (!isAlone) await (checked ??= check(new URL("study-desk.js", here)).catch((error) => {
    checked = undefined;
    throw error;
  }));
  return import(new URL("study-desk.js", here));
};
