// The preview's half of the configurator: it runs in the frame, before the widget. The frame has an opaque origin, so a
// pasted page cannot reach ours. No service worker answers such a frame, so what the widget needs arrives by message,
// and what it recognised goes back the same way.
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

// An opaque origin has no storage and no databases. This stand-in for `localStorage` lasts as long as the preview.
const storage = Object.create({
  getItem(key) { return Object.hasOwn(this, key) ? this[key] : null; },
  setItem(key, text) { this[key] = String(text); },
  removeItem(key) { delete this[key]; },
  key(index) { return Object.keys(this)[index] ?? null; },
  get length() { return Object.keys(this).length; },
});
Object.defineProperty(globalThis, "localStorage", { value: storage });
Object.defineProperty(globalThis, "indexedDB", { value: undefined });

// The content security policy forbids styles in mark-up, so the pasted page's own styles arrive as texts and are
// adopted.
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
const PLAIN = ":root { color-scheme: light dark } body { max-width: 42rem; margin: 1.5rem auto; padding: 0 clamp(1.25rem, 8%, 3rem); font: 1rem/1.6 system-ui, sans-serif; overflow-wrap: break-word } pre { overflow-x: auto } img { max-width: 100% }";

// Reports what the widget recognised. If that is nothing, the widget is in no document, and its problems are dispatched
// on the document.
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

// Scrolls to the question with this title, or to what has this text below it, and outlines it for a moment.
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

// Follows links within the page and no others: addresses here are relative to the configurator.
addEventListener("click", (event) => {
  const href = event.target.closest?.("a[href]")?.getAttribute("href");
  if (href === undefined) return;
  event.preventDefault();
  if (href.startsWith("#")) location.hash = href;
});

post({ hello: true });
