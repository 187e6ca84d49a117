// The preview's half of the configurator, in the frame and before the widget. The frame has an origin of its own, so no page
// that was pasted reaches ours. What the widget needs comes by message, because no service worker answers such a frame; what
// it recognised goes back the same way.
const meta = (name) => document.querySelector(`meta[name="${name}"]`).content;
const number = Number(meta("study-preview"));
const post = (news) => parent.postMessage(JSON.stringify({ number, ...news }), "*");

let hand;
const wasm = new Promise((given) => { hand = given; });
const languages = new Map();
const ask = fetch;
globalThis.fetch = async (what, how) => {
  if (String(what).endsWith("/study-widget.wasm")) return new Response(await wasm, { headers: { "content-type": "application/wasm" } });
  const [, language] = /study-widget\.([a-z]+)\.txt$/.exec(what) ?? [];
  if (!language) return ask(what, how);
  const texts = await new Promise((given) => {
    languages.set(language, given);
    post({ language });
  });
  return new Response(texts, { status: texts === null ? 404 : 200 });
};

// An origin of its own has no storage and no databases. This storage goes with the preview.
const storage = Object.create({
  getItem(key) { return Object.hasOwn(this, key) ? this[key] : null; },
  setItem(key, text) { this[key] = String(text); },
  removeItem(key) { delete this[key]; },
  key(index) { return Object.keys(this)[index] ?? null; },
  get length() { return Object.keys(this).length; },
});
Object.defineProperty(globalThis, "localStorage", { value: storage });
Object.defineProperty(globalThis, "indexedDB", { value: undefined });

// The policy forbids styles in mark-up; the page's own are its author's wish and come here as texts.
const adopt = (css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
  return sheet;
};
for (const element of document.querySelectorAll("[data-preview-style]")) {
  element.style.cssText = element.dataset.previewStyle;
  element.removeAttribute("data-preview-style");
}
const PLAIN = ":root { color-scheme: light dark } body { max-width: 42rem; margin: 1.5rem auto; padding: 0 1.25rem; font: 1rem/1.6 system-ui, sans-serif; overflow-wrap: break-word } pre { overflow-x: auto } img { max-width: 100% }";

// What the widget recognised. Where that is nothing it stands in no document, and its problems are dispatched on the document.
const widget = () => document.querySelector("study-widget");
let reported = [];
let due;
const report = () => {
  due = undefined;
  const outline = widget()?.outline;
  post({ found: { outline: outline ?? null, problems: outline?.problems ?? reported } });
  reported = [];
};
document.addEventListener("study-problem", ({ detail }) => reported.push(detail));
for (const type of ["study-ready", "study-problem"]) document.addEventListener(type, () => { due ??= setTimeout(report); });

// Brings to the eye the question of this title, or what stands under it with this text.
const folded = (text) => text.replace(/\s+/g, " ").trim();
const find = (words, after) => [...document.body.querySelectorAll("*")].find((element) =>
  (!after || after.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)
    && folded(element.textContent).includes(words)
    && ![...element.children].some((child) => folded(child.textContent).includes(words)));
const show = ({ title, text }) => {
  const head = find(title);
  const place = (text && find(text, head)) || head;
  if (!place) return;
  place.dispatchEvent(new Event("beforematch", { bubbles: true }));
  place.scrollIntoView({ block: "center" });
  place.animate([{ outline: "3px solid", outlineOffset: "4px" }, { outline: "3px solid #0000", outlineOffset: "4px" }], 1500);
};

let theme;
addEventListener("message", ({ source, data }) => {
  if (source !== parent) return;
  if (typeof data !== "string") {
    hand(data);
    return;
  }
  const said = JSON.parse(data);
  if (said.language) languages.get(said.language)?.(said.texts);
  if (said.styles) for (const css of said.styles.length ? said.styles : [PLAIN]) adopt(css);
  for (const [name, value] of Object.entries(said.attributes ?? {})) {
    if (value) widget()?.setAttribute(name, value);
    else widget()?.removeAttribute(name);
  }
  if (said.theme !== undefined) (theme ??= adopt("")).replaceSync(said.theme);
  if (said.show) show(said.show);
});

// A link within the page is followed, and no other: addresses here are relative to the configurator.
addEventListener("click", (event) => {
  const href = event.target.closest?.("a[href]")?.getAttribute("href");
  if (href === undefined) return;
  event.preventDefault();
  if (href.startsWith("#")) location.hash = href;
});

post({ hello: true });
