// The extension in one tab: the widget in the extension's own world, with its progress in the extension.
import { ask } from "./dialog.js";
import { OwnQuestions } from "./own.js";
import { keepGuide, openStorage, ownQuestions } from "../storage.js";

const FORMAT = "study-widget/1";

// The page's address, without what we put into it.
const address = () => {
  const address = new URL(location);
  address.searchParams.delete("study");
  return address.href;
};

// The page's own widget, alive; its progress is the site's.
const own = () => {
  const widget = document.querySelector("study-widget");
  return widget?.shadowRoot ? widget : undefined;
};

const once = (name) => new Promise((then) => addEventListener(name, then, { once: true }));

export class Guest {
  #api;
  #storage;
  #mine;
  #toggle;
  #widget;
  #isAsking = false;
  #scripts = {};

  constructor(api) {
    this.#api = api;
    addEventListener("study-ready", ({ target, detail }) => {
      this.#widget = target;
      this.#report(detail.questions);
    });
    // Nothing is kept of a page before its reader acts.
    addEventListener("study-progress", ({ target }) => this.#keep(target));
  }

  // The button.
  async press() {
    if (this.#isAsking) return;
    if (this.#toggle) return this.#turn();
    if (own() && !await this.#takesOver()) return;
    await this.#begin();
  }

  // “Make it a point”: what is selected becomes the answer to a question of the reader's.
  async mark() {
    const selection = getSelection();
    if (selection.isCollapsed || this.#isAsking) return;
    const range = selection.getRangeAt(0).cloneRange();
    const title = await this.#ask({
      words: `“${String(selection).trim().slice(0, 120)}”`,
      field: "Which question does this answer?",
      yes: "Make it a point",
      no: "Not now",
    });
    if (!title) return;
    if (!this.#toggle) await this.#begin();
    const kept = await this.#mine.make(range, title);
    if (!kept) {
      await this.#ask({ words: "This is a point already.", no: "Close" });
      return;
    }
    if (!this.#widget?.isConnected) {
      const ready = once("study-ready");
      // A page without a question of its author's has one now; one that was left is studied again.
      if (this.#toggle()) this.#toggle();
      await ready;
    }
    const [name, value] = kept;
    const record = { v: 2, texts: { [name]: [value, Date.now(), 0, 0] } };
    await this.#widget.importProgress(JSON.stringify({ format: FORMAT, exported: Date.now(), guides: { [this.#widget.outline.guide]: { "": record } } }));
    this.#keep(this.#widget);
  }

  async #begin() {
    this.#storage = globalThis.studyStorage ??= await openStorage();
    globalThis.studyAddress = this.#api.runtime.getURL("");
    globalThis.studyModes = () => this.#put("study-desk.js").then(() => studyDesk);
    this.#mine = new OwnQuestions(studyModes);
    await this.#mine.show(await ownQuestions(this.#storage, address()));
    const nothing = setTimeout(() => this.#report(0), 5000);
    addEventListener("study-ready", () => clearTimeout(nothing), { once: true });
    await this.#put("study-widget.js");
    this.#toggle = studyWidget.toggle;
  }

  // Scripts come by way of the background: so nothing of the extension's is there for pages to ask for.
  #put(script) {
    return (this.#scripts[script] ??= this.#api.runtime.sendMessage({ put: script }));
  }

  async #turn() {
    const isGone = this.#toggle();
    if (isGone) this.#mine.leave();
    else await this.#mine.show(await ownQuestions(this.#storage, address()));
    if (isGone) this.#report(null);
  }

  async #takesOver() {
    const words = "This page has Study Widget by itself and keeps your progress with the site. The extension can take over: it copies what you did and keeps it with your other pages.";
    const answer = await this.#ask({ words, yes: "Take over", no: "Leave it so" });
    if (answer === undefined) return false;
    const storage = globalThis.studyStorage ??= await openStorage();
    const site = location.origin.replaceAll(":", "%3A");
    for (const [key, text] of Object.entries(localStorage)) {
      const id = /^study-widget:(.*)/s.exec(key)?.[1];
      const ours = id && `study-widget:${site}${id.startsWith("/") ? "" : "/"}${id}`;
      if (ours && storage.getItem(ours) === null) storage.setItem(ours, text);
    }
    own()?.remove();
    return true;
  }

  async #ask(question) {
    this.#isAsking = true;
    const answer = await ask(question);
    this.#isAsking = false;
    return answer;
  }

  #keep(widget) {
    if (widget.outline) keepGuide(widget.outline, address());
  }

  #report(questions) {
    this.#api.runtime.sendMessage({ questions }).catch(() => {});
  }
}
