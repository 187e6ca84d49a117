// The one file another site includes. It defines <study-widget>, puts one into a page that has none, and fetches the
// WebAssembly beside itself. Whatever fails, the article is left as it was found.
import init, { forgetOld, lostRecords, mount, speak } from "study-widget/glue";
import { binary, importDesk as desk } from "study-widget/files";
import { languageOf } from "./language.js";
import { isGuest, isOurs, restore, storage } from "./page.js";

const NAME = "study-widget";
let module;

// Loads the WebAssembly. Without an integrity hash, as in an extension, the code is already here as a script. A failed
// download is forgotten, so that the next widget tries again.
const load = () => (module ??= (WASM_INTEGRITY === null ? init() : init({ module_or_path: fetch(binary, { integrity: WASM_INTEGRITY }) }))
  .catch((error) => {
    module = undefined;
    throw error;
  }));

// Resolves when the document is parsed, which may be after this script runs if it is `async` or inserted by another
// script. Not `DOMContentLoaded`, which waits for every deferred script of the page.
const parsed = document.readyState === "loading" && new Promise((then) => document.addEventListener("readystatechange", then, { once: true }));

// The study modes that the address asks for: `?study=review`, or progress from another device in the fragment. Each
// opens once.
const requestedModes = new URL(location).searchParams.getAll("study").filter((mode) => /^(review|rehearse|plan|standing|notes|data)$/.test(mode));
const hasProgressInHash = () => location.hash.startsWith("#study=");
if (hasProgressInHash()) requestedModes.push("data");

// Whether answers were rated here, or a change is more than two weeks old: then the desk's loader decides what to
// preload.
const isBack = () => Object.entries(storage())
  .some(([key, text]) => key.startsWith(`${NAME}:`) && (/"reviews"/.test(text) || Date.now() - /\d{13}(?=,)/.exec(text) > 12096e5));

// Cleans up after a widget that failed: removes its controls and restores the article.
const leave = () => {
  for (const { shadowRoot } of connected) shadowRoot?.replaceChildren();
  spare?.remove();
  restore(document);
};

// Whether an error is a trap of our WebAssembly, which can come long after the start. An error of a host's listener
// inside a call of ours is no trap. If the host has WebAssembly too, the file of the first wasm frame tells whose trap
// it is; WebKit names no file there, so the script that called it tells.
const isTrap = (error) => error instanceof WebAssembly.RuntimeError && (/^data:/.test(binary) || trapped(error.stack));
const trapped = (stack) => {
  const [file] = /[^\s(@]+\.wasm\b/.exec(stack) ?? [];
  if (file) return file.endsWith(String(binary).split("/").pop());
  return /<\?>:wasm-function[^]*?@(\S+?):\d+:\d+$/m.exec(stack)?.[1] === import.meta.url;
};

// The latest call of `speak`: only its language is set, whichever file arrives last.
let spoken;

// The widgets in the document, in whichever shadow root. No `Set`: a page may have its own.
let connected = [];

// For the extension, which has no registry of custom elements, or the page's: makes a plain element with our class as
// its prototype.
function Plain() {
  return Object.setPrototypeOf(document.createElement("study-guest"), new.target.prototype);
}
Plain.prototype = HTMLElement.prototype;

class StudyWidget extends (isGuest() ? Plain : HTMLElement) {
  static observedAttributes = ["guide", "for", "frameworks", "question-level", "framework-label", "intent-label", "follow-ups-label", "lang"];

  #widget;
  // Whether it looked for an article: from then on, a change of an attribute makes it look again.
  #hasLooked = false;
  #guide = () => this.#widget?.guide();
  ready = new Promise((ready) => this.addEventListener("study-ready", () => ready(this), { once: true }));

  // Loads and mounts. Two calls in one turn, or a call after the element left again, mount once or not at all.
  async begin() {
    try {
      await Promise.all([this.speak(), parsed]);
      await new Promise((turn) => setTimeout(turn));
      this.#widget ??= mount(this, (mode) => this.study(mode));
      this.#hasLooked = true;
      if (!this.#widget) return;
      this.restore().then(() => isBack() && desk().then(({ preload }) => preload(this, this.#guide))).catch(() => {});
      if (requestedModes.length) await this.study(requestedModes.pop());
    } catch (error) {
      leave();
      console.warn(`${NAME}: the widget could not start, the article is as it was; ${error?.message ?? error}`);
    }
  }

  // Sets our texts to the element's language, which may change.
  async speak() {
    const turn = (spoken = {});
    const [language] = await Promise.all([languageOf(this), load()]);
    if (turn === spoken) speak(...language);
  }

  // Imports what was written in this browser and lost when it was killed.
  async restore() {
    const lost = await lostRecords();
    if (lost) await this.importProgress(lost);
    forgetOld();
  }

  end() {
    this.#widget?.unmount();
    this.#widget = undefined;
    this.#hasLooked = false;
    this.shadowRoot?.replaceChildren();
  }

  // Opens a mode of the desk. The last that is requested before the widget is mounted opens with it.
  async study(mode) {
    if (!this.#widget) return this.#hasLooked ? undefined : void requestedModes.splice(0, Infinity, mode);
    try {
      const { openDesk } = await desk();
      await openDesk(this, mode, this.#guide, (key) => this.#widget?.onDeskWrite(key));
    } catch (error) {
      console.warn(`${NAME}: ${mode} could not start, the page goes on without it; ${error?.message ?? error}`);
    }
  }

  // Moving an element disconnects and connects it in one turn; after `await` it is seen only where it ended.
  async connectedCallback() {
    connected.push(this);
    await undefined;
    if (this.isConnected && !this.#widget) this.begin();
  }

  async disconnectedCallback() {
    connected = connected.filter((widget) => widget !== this);
    await undefined;
    if (!this.isConnected) this.end();
  }

  attributeChangedCallback(name, before, after) {
    if (before === after || !this.#hasLooked) return;
    if (name === "lang") return void this.speak();
    this.end();
    this.begin();
  }

  // Restarts if the host removed the article or the panel from the document, as when it replaces the article. Else
  // opens what the host copied while it was closed.
  follow(hasCopies) {
    if (!this.#widget) return;
    if (!this.#widget.isInPlace()) return this.restart();
    if (hasCopies) this.#widget.clearCopies();
  }

  // Called when the page has become another guide.
  restart() {
    this.end();
    if (this.isConnected) this.begin();
  }

  // Called when the page keeps removing our controls: the widget leaves for good.
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

// One widget for each page, unless its author put in more. Our own element is in no document until it finds a guide.
let spare;
let unwanted = false;
const ensure = () => {
  if (connected.length || unwanted) return;
  spare ??= new StudyWidget();
  spare.begin();
};

// Follows changes of the document: a single-page app may add an article long after us, or remove our element.
const follow = (records) => {
  // The extension's plain element gets no callbacks when it is connected or disconnected, so they are called here.
  if (spare && spare.isConnected !== connected.includes(spare)) spare.isConnected ? spare.connectedCallback() : spare.disconnectedCallback();
  const added = records.flatMap(({ addedNodes }) => [...addedNodes]).filter((node) => node.nodeType === 1 && !isOurs(node));
  const adds = (selector) => added.some((node) => node.matches(selector) || node.querySelector(selector));
  const hasContent = adds(WORTH);
  const hasCopies = adds("[data-study-closed]");
  if (!hasContent && !hasCopies && !records.some(({ removedNodes }) => removedNodes.length)) return;
  for (const widget of connected) widget.follow(hasCopies);
  const isWiped = isWipedAway(records);
  if (isWiped && keepsRemoving(records)) return spare.leave();
  if (isWiped || hasContent) ensure();
};
const nodesOf = ({ addedNodes, removedNodes }) => [...addedNodes, ...removedNodes];
// Whether the page removed our element together with other nodes, as when it sets the text of a paragraph or restores
// what its server sent. An element that was removed alone is meant to leave.
const isWipedAway = (records) => {
  const record = records.find(({ removedNodes }) => [...removedNodes].some((node) => node.contains(spare)));
  if (!record || spare.isConnected) return false;
  const isWiped = nodesOf(record).length > 1 || record.removedNodes[0] !== spare;
  if (isWiped) spare.dataset.wiped = "";
  return isWiped || records.length > 1;
};
// Whether the page removes only our nodes, more than five times without a rest of two seconds.
const keepsRemoving = (records) => {
  clearTimeout(restTimer);
  restTimer = setTimeout(() => (removals = 0), 2000);
  return records.flatMap(nodesOf).every(isOurs) && ++removals > 5;
};
let removals = 0;
let restTimer;
const WORTH = "h1, h2, h3, h4, h5, h6, details";

// Called when the extension's button is pressed again: removes the widget, or brings it back. Returns whether it is
// removed now.
export const toggle = () => {
  unwanted = !unwanted;
  ensure();
  for (const widget of unwanted ? connected : []) {
    widget.end();
    widget.remove();
  }
  return unwanted;
};

// If the page removed `MutationObserver`, its later changes are not followed.
const observe = (callback, what) => globalThis.MutationObserver && new MutationObserver(callback).observe(document.documentElement, what);

const start = () => {
  ensure();
  observe(follow, { childList: true, subtree: true });
  observe(() => connected[0]?.speak(), { attributeFilter: ["lang"] });
};

if (isGuest() || !customElements.get(NAME)) {
  if (!isGuest()) customElements.define(NAME, StudyWidget);
  addEventListener("error", ({ error }) => isTrap(error) && leave());
  addEventListener("unhandledrejection", ({ reason }) => isTrap(reason) && leave());
  addEventListener("hashchange", () => hasProgressInHash() && connected[0]?.study("data"));
  if (!parsed) start();
  else {
    load().catch(() => {});
    parsed.then(start);
  }
}
