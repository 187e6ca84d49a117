// What the extension's own pages load: the same two scripts that it puts into others'.
export const put = (script) => new Promise((put, refused) => {
  const element = document.createElement("script");
  Object.assign(element, { src: script, onload: put, onerror: refused });
  document.head.append(element);
});

let loaded;
export const modes = async () => {
  await (loaded ??= put("study-desk.js"));
  return studyDesk;
};

globalThis.studyAddress = new URL("./", location).href;
globalThis.studyModes = modes;
