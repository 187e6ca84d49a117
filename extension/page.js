// What the extension's own pages load: their texts, and the same two scripts that it puts into others'.
import { t } from "./texts.js";

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

const root = document.documentElement;
root.lang = t("language");
root.dir = root.lang === "ar" ? "rtl" : "ltr";
for (const element of document.querySelectorAll("[data-text]")) element.textContent = t(element.dataset.text);
for (const field of document.querySelectorAll("[data-hint]")) field.placeholder = t(field.dataset.hint);
