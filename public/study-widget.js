// The one file another site includes. It defines <study-widget>, puts one into a page that has none, and fetches the
// WebAssembly beside itself. Whatever fails, the article is left as it was found.
import init, { forgetOld, lostRecords, mount, speak } from "study-widget/glue";
import { binary, importDesk as desk } from "study-widget/files";
import { languageOf } from "./language.js";
import { isGuest, isOurs, restore, storage } from "./page.js";

const NAME = "study-widget";
let module;

// Where the compiled half is a script, as in an extension, it is here already. A failed download is forgotten, so that the
// next widget tries again.
const load = () => (module ??= (WASM_INTEGRITY === null ? init() : init({ module_or_path: fetch(binary, { integrity: WASM_INTEGRITY }) }))
  .catch((error) => {
    module = undefined;
    throw error;
  }));

// The article to its end: where the script is `async`, or a script of the page's asks for it, it may come before that. Not
// `DOMContentLoaded`, which waits for every deferred script of the page's.
const parsed = document.readyState === "loading" && new Promise((then) => document.addEventListener("readystatechange", then, { once: true }));

// The study mode that the address asks for: `?study=review`, or progress from another device in its fragment. Granted once.
const wishes = new URL(location).searchParams.getAll("study").filter((mode) => /^(review|rehearse|plan|standing|notes|data)$/.test(mode));
const brings = () => location.hash.startsWith("#study=");
if (brings()) wishes.push("data");

// Whether answers were rated here, or something was done two weeks ago: then the study modes' script sees what that calls for.
const isBack = () => Object.entries(storage())
  .some(([key, text]) => key.startsWith(`${NAME}:`) && (/"reviews"/.test(text) || Date.now() - /\d{13}(?=,)/.exec(text) > 12096e5));

// What a widget that died half-way left in the page.
const leave = () => {
  for (const { shadowRoot } of connected) shadowRoot?.replaceChildren();
  spare?.remove();
  restore(document);
};

// Whether the compiled half died, which it may long after it has begun. A host's listener that throws inside a call of ours
// throws no trap; where a host compiles too, the first compiled frame says whose trap it is. WebKit names no file there: the
// script that called it does.
const isTrap = (error) => error instanceof WebAssembly.RuntimeError && (/^data:/.test(binary) || trapped(error.stack));
const trapped = (stack) => {
  const [file] = /[^\s(@]+\.wasm\b/.exec(stack) ?? [];
  if (file) return file.endsWith(String(binary).split("/").pop());
  return /<\?>:wasm-function[^]*?@(\S+?):\d+:\d+$/m.exec(stack)?.[1] === import.meta.url;
};

// The last that asked for a language: what it gets is shown, whichever file comes last.
let spoken;

// Those in the document, whichever shadow root they stand in. No `Set`: a page may have one of its own.
let connected = [];

// A guest has no registry of elements, or the page's: its element is only an element, given our members.
function Plain() {
  return Object.setPrototypeOf(document.createElement("study-guest"), new.target.prototype);
}
Plain.prototype = HTMLElement.prototype;

class StudyWidget extends (isGuest() ? Plain : HTMLElement) {
  static observedAttributes = ["guide", "for", "frameworks", "question-level", "framework-label", "intent-label", "follow-ups-label", "lang"];

  #widget;
  ready = new Promise((ready) => this.addEventListener("study-ready", () => ready(this), { once: true }));

  // Two calls in one turn, or a call after the element left again, mount once or not at all.
  async begin() {
    try {
      await Promise.all([this.speak(), parsed]);
      await new Promise((turn) => setTimeout(turn));
      this.#widget ??= mount(this, (mode) => this.study(mode));
      if (!this.#widget) return;
      this.restore().then(() => isBack() && desk().then(({ preload }) => preload(this))).catch(() => {});
      if (wishes.length) await this.study(wishes.pop());
    } catch (error) {
      leave();
      console.warn(`${NAME}: the widget could not start, the article is as it was; ${error?.message ?? error}`);
    }
  }

  // Has our texts be in the language of the page, which may change.
  async speak() {
    const turn = (spoken = {});
    const [language] = await Promise.all([languageOf(this), load()]);
    if (turn === spoken) speak(...language);
  }

  // Takes in what was written here and lost when a browser was killed.
  async restore() {
    const lost = await lostRecords();
    if (lost) await this.importProgress(lost);
    forgetOld();
  }

  end() {
    this.#widget?.unmount();
    this.#widget = undefined;
    this.shadowRoot?.replaceChildren();
  }

  async study(mode) {
    try {
      const { openDesk } = await desk();
      await openDesk(this, mode, (key) => this.#widget?.onDeskWrite(key));
    } catch (error) {
      console.warn(`${NAME}: ${mode} could not start, the page goes on without it; ${error?.message ?? error}`);
    }
  }

  // A move is a leave and a return in one turn: the microtask sees only where it ended.
  connectedCallback() {
    connected.push(this);
    queueMicrotask(() => this.isConnected && !this.#widget && this.begin());
  }

  disconnectedCallback() {
    connected = connected.filter((widget) => widget !== this);
    queueMicrotask(() => this.isConnected || this.end());
  }

  attributeChangedCallback(name, before, after) {
    if (before === after || !this.#widget) return;
    if (name === "lang") return void this.speak();
    this.end();
    this.begin();
  }

  // After the host replaced the article under the panel.
  follow() {
    if (!this.#widget || this.#widget.isInPlace()) return;
    this.restart();
  }

  // The page has become another.
  restart() {
    this.end();
    if (this.isConnected) this.begin();
  }

  // The page will not have our controls.
  leave() {
    this.end();
    unwanted = true;
    if (this === spare) this.remove();
    console.warn(`${NAME}: the page takes the widget's controls away, so the article is as it was`);
  }

  get outline() { return this.#widget?.outline(); }
  get progress() { return this.#widget?.progress(); }
  exportProgress() { return this.#widget?.exportProgress(); }
  async importProgress(text) {
    if (!this.#widget) return;
    const { importProgress } = await desk();
    const report = await importProgress(this, text);
    this.#widget?.takeIn();
    return report;
  }
  showAll() { this.#widget?.showAll(); }
  hideAll() { this.#widget?.hideAll(); }
  reset() { this.#widget?.reset(); }
}

// One widget a page, unless its author put in more. An element of ours that found no guide waits in no document.
let spare;
let unwanted = false;
const ensure = () => {
  if (connected.length || unwanted) return;
  spare ??= new StudyWidget();
  spare.begin();
};

// A single-page host may bring an article long after us, or take ours away.
const follow = (records) => {
  // An element that is only an element gets no connected callback.
  if (spare && spare.isConnected !== connected.includes(spare)) spare.isConnected ? spare.connectedCallback() : spare.disconnectedCallback();
  const brings = (node) => node.nodeType === 1 && !isOurs(node) && (node.matches(WORTH) || node.querySelector(WORTH));
  const changed = records.some(({ addedNodes, removedNodes }) => removedNodes.length || [...addedNodes].some(brings));
  if (!changed) return;
  for (const widget of connected) widget.follow();
  const back = isTaken(records);
  if (back && tires(records)) return spare.leave();
  if (back || records.some(({ addedNodes }) => [...addedNodes].some(brings))) ensure();
};
const nodesOf = ({ addedNodes, removedNodes }) => [...addedNodes, ...removedNodes];
// Whether the page took our element together with other things: as it writes the text of a paragraph over all that is in it,
// or makes itself equal to what its server sent. One that was taken away by itself is to leave.
const isTaken = (records) => {
  const record = records.find(({ removedNodes }) => [...removedNodes].some((node) => node.contains(spare)));
  if (!record || spare.isConnected) return false;
  const isWiped = nodesOf(record).length > 1 || record.removedNodes[0] !== spare;
  if (isWiped) spare.dataset.wiped = "";
  return isWiped || records.length > 1;
};
// Whether it takes away only what is ours, and that again and again.
const tires = (records) => {
  clearTimeout(rested);
  rested = setTimeout(() => (taken = 0), 2000);
  return records.flatMap(nodesOf).every(isOurs) && ++taken > 5;
};
let taken = 0;
let rested;
const WORTH = "h1, h2, h3, h4, h5, h6, details";

// What an extension's button does when it is pressed again: the page is what it was, or a study page once more.
export const toggle = () => {
  unwanted = !unwanted;
  ensure();
  for (const widget of unwanted ? connected : []) {
    widget.end();
    widget.remove();
  }
  return unwanted;
};

// Where a page took the browser's observer away, what it changes later is not followed.
const observe = (callback, what) => globalThis.MutationObserver && new MutationObserver(callback).observe(document.documentElement, what);

const start = () => {
  ensure();
  observe(follow, { childList: true, subtree: true });
  observe(() => connected[0]?.speak(), { attributeFilter: ["lang"] });
};

if (isGuest() || !customElements.get(NAME)) {
  if (!isGuest()) customElements.define(NAME, StudyWidget);
  addEventListener("error", ({ error }) => isTrap(error) && leave());
  addEventListener("hashchange", () => brings() && connected[0]?.study("data"));
  if (!parsed) start();
  else {
    load().catch(() => {});
    parsed.then(start);
  }
}
