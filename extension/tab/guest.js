// The extension in one tab: runs the widget in the extension's own JavaScript world, with its progress in the
// extension.
import { ask } from "./dialog.js";
import { Offer } from "./offer.js";
import { OwnPoints } from "./own.js";
import { isKnown, keepGuide, openStorage, ownOf, OWN, pageOf } from "../storage.js";
import { t } from "../texts.js";

const FORMAT = "study-widget/1";
// How long to wait for the widget to be ready, in milliseconds; on a page without questions it never is.
const UNTIL_READY = 3000;

// The page's address, without the `study` parameter that we add.
const address = () => {
  const address = new URL(location);
  address.searchParams.delete("study");
  return address.href;
};

// The site's own widget, if it is running; its progress is the site's.
const own = () => {
  const widget = document.querySelector("study-widget");
  return widget?.shadowRoot ? widget : undefined;
};

const once = (name) => new Promise((then) => addEventListener(name, then, { once: true }));
const after = (time) => new Promise((then) => setTimeout(then, time));

export class Guest {
  #api;
  #storage;
  #mine;
  #offer;
  #toggle;
  #isOn = false;
  #widget;
  #studiedPage;
  #questions;
  #missing = 0;
  #page;
  #kept;
  #arriving = Promise.resolve();
  #isAsking = false;
  #scripts = {};

  constructor(api) {
    this.#api = api;
    addEventListener("study-ready", ({ target, detail }) => {
      this.#widget = target;
      this.#studiedPage = pageOf(address());
      this.#questions = detail.questions;
      this.#report();
      this.#arrive();
    });
    // Nothing about a page is stored before its reader acts.
    addEventListener("study-progress", ({ target, detail }) => detail.guide !== this.#kept && this.#keep(target));
    globalThis.navigation?.addEventListener("navigatesuccess", () => this.#arrive());
    new MutationObserver(() => this.#isOn && this.#mine.areLost() && this.#arrive())
      .observe(document.documentElement, { childList: true, subtree: true });
  }

  // Handles a press of the toolbar button.
  async press() {
    if (this.#isAsking) return;
    if (this.#toggle) return this.#turn();
    if (own() && !await this.#takesOver()) return;
    await this.#begin();
  }

  // “Make it a point”: the selection becomes the answer to a new question of the reader's, or a point of the answer it
  // is in.
  async mark() {
    const selection = getSelection();
    if (selection.isCollapsed || this.#isAsking) return;
    const range = selection.getRangeAt(0).cloneRange();
    const words = `“${String(selection).trim().slice(0, 120)}”`;
    if (!this.#isOn) await this.press();
    if (!this.#isOn) return;
    if (!this.#studied()) await Promise.race([once("study-ready"), after(UNTIL_READY)]);
    const known = this.#mine.at(range.startContainer);
    if (known) return this.#unmark(known, words);
    const widget = this.#studied();
    const question = widget && this.#mine.questionOf(range, widget.outline);
    const title = await this.#ask({
      words,
      instead: question && t("partOf", question.title),
      field: t("whichQuestion"),
      yes: t("makePoint"),
      no: t("notNow"),
    });
    if (title === undefined) return;
    const kept = await this.#mine.make(range, title, widget);
    if (!kept) {
      await this.#ask({ words: t("pointAlready"), no: t("close") });
      return;
    }
    if (!widget) {
      const ready = once("study-ready");
      // The widget found no question before: switch it off and on, so that it finds this one.
      if (this.#toggle()) this.#toggle();
      await ready;
    }
    await this.#store(kept.id, JSON.stringify({ ...kept, source: pageOf(address()) }));
  }

  async #unmark(id, words) {
    if (await this.#ask({ words, yes: t("removePoint"), no: t("notNow") }) === undefined) return;
    await this.#store(id, "");
    this.#mine.remove(id);
  }

  // Stores a question or point of the reader's as a text of the guide: on every device the newer text wins.
  async #store(id, text) {
    const guide = this.#widget.outline.guide;
    const record = { v: 2, texts: { [OWN + id]: [text, Date.now(), 0, 0] } };
    await this.#widget.importProgress(JSON.stringify({ format: FORMAT, exported: Date.now(), guides: { [guide]: { "": record } } }));
    this.#keep(this.#widget);
  }

  async #begin() {
    globalThis.studyAddress = this.#api.runtime.getURL("");
    // The code compiles while the storage is read.
    this.#put("study-code.js").then(() => studyCode.start()).catch(() => {});
    this.#storage = globalThis.studyStorage ??= await openStorage();
    globalThis.studyTexts = (code) => this.#api.runtime.sendMessage({ texts: code });
    globalThis.studyModes = () => this.#putHalf("study-desk.js").then(() => studyDesk);
    this.#mine = new OwnPoints(studyModes);
    this.#isOn = true;
    await this.#arrive();
    const nothing = setTimeout(() => this.#report(), UNTIL_READY);
    addEventListener("study-ready", () => clearTimeout(nothing), { once: true });
    await this.#putHalf("study-widget.js");
    this.#toggle = studyWidget.toggle;
    this.#offer = new Offer(() => this.mark(), (node) => t(this.#mine.at(node) ? "removePoint" : "makePoint"));
  }

  // The background script injects the scripts, so the extension exposes no file that pages could ask for.
  #put(script) {
    return (this.#scripts[script] ??= this.#api.runtime.sendMessage({ put: script }));
  }

  #putHalf(script) {
    return this.#put("study-code.js").then(() => this.#put(script));
  }

  async #turn() {
    this.#isOn = !this.#toggle();
    if (this.#isOn) {
      this.#offer.show();
      await this.#arrive();
    } else {
      this.#mine.leave();
      this.#offer.leave();
      this.#questions = undefined;
      this.#report();
    }
  }

  // The widget, if it has read the page that is there now.
  #studied() {
    const isHere = this.#widget?.isConnected && this.#studiedPage === pageOf(address());
    return isHere && this.#widget.outline ? this.#widget : undefined;
  }

  // Puts the reader's own points into the page that is there now; calls run one after the other.
  #arrive() {
    this.#arriving = this.#arriving.then(() => this.#isOn && this.#showOwn()).catch(console.warn);
    return this.#arriving;
  }

  async #showOwn() {
    const here = pageOf(address());
    if (here !== this.#page) {
      this.#mine.leave();
      this.#page = here;
      this.#kept = undefined;
    }
    const widget = this.#studied();
    const kept = await ownOf(this.#storage, here);
    await this.#mine.show(kept, widget);
    this.#missing = kept.filter(({ id }) => !this.#mine.has(id)).length;
    if (!widget || !kept.length) return;
    this.#report();
    if (await isKnown(widget.outline.guide)) this.#keep(widget);
  }

  async #takesOver() {
    const answer = await this.#ask({ words: t("takeOverOffer"), yes: t("takeOver"), no: t("leaveIt") });
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
    const { outline } = widget;
    if (!outline) return;
    this.#kept = outline.guide;
    keepGuide(outline, address());
  }

  // Reports to the toolbar button how many questions there are; `null` if the widget is off.
  #report() {
    const questions = this.#isOn ? this.#questions ?? 0 : null;
    this.#api.runtime.sendMessage({ questions, missing: this.#missing }).catch(() => {});
  }
}
