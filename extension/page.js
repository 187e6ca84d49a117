// What the extension's own pages share: their texts, and the scripts that the extension also injects into other pages.
import { t } from "./texts.js";

const put = (script) => new Promise((put, refused) => {
  const element = document.createElement("script");
  Object.assign(element, { src: script, onload: put, onerror: refused });
  document.head.append(element);
});

// Loads the widget's or the desk's half, after the compiled code of both.
let code;
export const putHalf = async (script) => {
  await (code ??= put("study-code.js"));
  await put(script);
};

let loaded;
export const modes = async () => {
  await (loaded ??= putHalf("study-desk.js"));
  return studyDesk;
};

globalThis.studyAddress = new URL("./", location).href;
globalThis.studyTexts = (code) => fetch(`study-widget.${code}.txt`).then((answer) => answer.text());
globalThis.studyModes = modes;

const root = document.documentElement;
root.lang = t("language");
root.dir = root.lang === "ar" ? "rtl" : "ltr";
for (const element of document.querySelectorAll("[data-text]")) element.textContent = t(element.dataset.text);
for (const field of document.querySelectorAll("[data-hint]")) field.placeholder = t(field.dataset.hint);
