// What the compiled half asks of the page: each a call where it would take many, and code of a third the weight.
import article from "study-widget/article.css";
import controls from "study-widget/controls.css";
import desk from "study-widget/desk.css";
import rehearse from "study-widget/rehearse.css";
import { keep } from "./journal.js";

const isOurs = (node) => node.nodeName.startsWith("STUDY-");
const plain = (text) => text?.replace(/[\0\x01]/g, " ") ?? "";

// The attributes that say something of what an element is.
const SAYING = new Set("id data-study-id data-study role aria-level aria-controls aria-expanded itemprop itemtype class alt type checked".split(" "));

// Tells everything under `root` but what the widget added, in order; `nodes` takes each node told of.
// "j" and a script in which the page says by schema.org what it is, "t" and a text, "<" and an element's name with its
// attributes, ">" where it ends; each ends in NUL.
export const told = (root, nodes) => {
  let said = "";
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) said += `j${plain(script.textContent)}\0`;
  const tell = (parent) => {
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === 3) {
        said += `t${plain(node.data)}\0`;
        nodes.push(node);
      } else if (node.nodeType === 1 && !isOurs(node)) {
        said += `<${node.localName}`;
        // Most have none, and each is a call.
        if (node.hasAttributes()) {
          for (const { name, value } of node.attributes) if (SAYING.has(name)) said += `\x01${name}=${plain(value)}`;
        }
        said += "\0";
        nodes.push(node);
        tell(node);
        said += ">\0";
      }
    }
  };
  tell(root);
  return said;
};

// The first guide id a page gives: in its head, or by its address.
export const guideId = () => {
  const given = (selector, name) => document.querySelector(selector)?.getAttribute(name)?.trim();
  const path = (href) => {
    try {
      return new URL(href, document.baseURI).pathname;
    } catch {}
  };
  const canonical = given("link[rel=canonical]", "href");
  return given("meta[name=study-guide]", "content") || canonical && path(canonical) || location.pathname;
};

export const language = (host) => (host.closest("[lang]") ?? document.documentElement)?.getAttribute("lang") ?? "";

// The element that the address's hash names.
export const hashTarget = () => {
  let name = location.hash.slice(1);
  try {
    name = decodeURIComponent(name);
  } catch {}
  return name ? document.getElementById(name) : null;
};

// Hears in the capture phase, so that no host handler can keep it from us; hands back what ends it.
export const listen = (target, name, hear) => {
  target.addEventListener(name, hear, { capture: true, passive: true });
  return () => target.removeEventListener(name, hear, true);
};

const OF_WINDOW = ["storage", "pageshow", "visibilitychange", "hashchange", "beforeprint", "afterprint"];

// All that a page tells of itself, and its blocks of theirs.
export const listenToPage = (root, hear) => {
  const stops = OF_WINDOW.map((name) => listen(window, name, hear));
  stops.push(...["beforematch", "toggle"].map((name) => listen(root, name, hear)));
  return () => stops.forEach((stop) => stop());
};

// A widget that found no guide stands in no document: the page hears of it there.
export const tell = (host, name, detail) =>
  (host.isConnected ? host : document).dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));

// Those that came to a screen's height or less from the screen, all at once.
export const nearby = (see) => new IntersectionObserver((entries) => {
  const targets = entries.filter(({ isIntersecting }) => isIntersecting).map(({ target }) => target);
  if (targets.length) see(targets);
}, { rootMargin: "100% 0px" });

// Whether a record is more than a control of ours coming or going.
const isTheHosts = ({ type, addedNodes, removedNodes }) =>
  type !== "childList" || [...addedNodes, ...removedNodes].some((node) => !isOurs(node));

export const changes = (root, changed) => {
  const observer = new MutationObserver((records) => records.some(isTheHosts) && changed());
  const attributeFilter = ["id", "data-study", "data-study-id"];
  observer.observe(root, { childList: true, characterData: true, subtree: true, attributeFilter });
  return observer;
};

// Safari has no idle callback. Turns at a long article have no `timeout`: they would come before its frames, and keep them away.
export const idle = (work, options) => globalThis.requestIdleCallback?.(work, options) ?? setTimeout(work, 16);

const CLOSED = "data-study-closed";
let closing = [];

// Closed findably, within a fifth of a second on a busy page, for who searches or follows a link, where the browser can.
const makeFindable = () => {
  const hidden = "onbeforematch" in document.body ? "until-found" : "";
  for (const block of closing) if (block.hasAttribute(CLOSED)) block.setAttribute("hidden", hidden);
  closing = [];
};

export const close = (blocks) => {
  for (const block of blocks) {
    if (block.hasAttribute("hidden")) continue;
    block.setAttribute(CLOSED, "");
    block.setAttribute("hidden", "");
    if (closing.push(block) === 1) requestAnimationFrame(() => idle(makeFindable, { timeout: 200 }));
  }
};

export const open = (blocks) => {
  for (const block of blocks) {
    if (!block.hasAttribute(CLOSED)) continue;
    block.removeAttribute("hidden");
    block.removeAttribute(CLOSED);
  }
};

export const filter = (blocks, away) => {
  for (const block of blocks) block.toggleAttribute("data-study-filtered", away);
};

export const hold = (blocks, node) => blocks.some((block) => block.contains(node));

// Whether these runs and those are of the same nodes.
export const areSame = (these, those) => {
  const is = (other) => (each, at) => each === other[at];
  return these.length === those.length && these.every((run, at) => run.length === those[at].length && run.every(is(those[at])));
};

// The next thing after a block that takes room on the page.
export const after = (block) => {
  for (let at = block; at; at = at.parentElement) {
    while (at.nextElementSibling) {
      at = at.nextElementSibling;
      if (at.getBoundingClientRect().height > 0) return at;
    }
  }
};

// Puts the keyboard somewhere; nothing moves by it.
export const focus = (element) => element?.focus({ preventScroll: true });

// Puts it where a question is answered: on its fold, or on the author's own.
export const focusFold = (slot, details) =>
  focus(slot?.shadowRoot?.querySelector("button") ?? details?.querySelector("summary"));

export const scrollTo = (element) =>
  element.scrollIntoView({ behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth" });

// While no other tab does the same, or at once where there are no locks.
export const alone = (name, work) => {
  try {
    navigator.locks.request(name, work).catch(() => {});
  } catch {
    work();
  }
};

// A style sheet to adopt; none where the browser cannot make one.
export const sheet = (rules) => {
  try {
    const made = new CSSStyleSheet();
    made.replaceSync(rules);
    return made;
  } catch {}
};

export const sheetOfArticle = () => sheet(article);
export const sheetOfControls = () => sheet(controls);
export const sheetOfDesk = () => sheet(desk + rehearse);

export const dress = (root, sheet) => {
  if (sheet) root.adoptedStyleSheets = [sheet];
};

export const adopt = (sheet) => {
  if (sheet && !document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
};

export const abandon = (sheet) => {
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
};

// Whether a list's bullet or number stands before the text: a tick then hangs beyond it.
const hasMarker = (element) => {
  const { display, listStyleType } = getComputedStyle(element);
  return display === "list-item" && !["none", '""'].includes(listStyleType);
};

const HOLDS = "li, p, div, section, dd, dt, h2, h3, h4, h5, h6";

// Puts each control beside the beginning of its point: inside what can hold one, before what cannot. `nodes` may come in runs.
export const putBeside = (nodes, controls) => {
  const held = [];
  nodes.flat().forEach((node, at) => {
    const control = controls[at];
    if (!node.matches?.(HOLDS)) return node.parentNode?.insertBefore(control, node);
    node.prepend(control);
    held.push({ node, control });
  });
  // Read only now: a page may take the marker from a point that has a tick.
  for (const { control } of held.filter(({ node }) => hasMarker(node))) {
    control.style.setProperty("--study-tick-offset", "calc(-34px - 1.25em)");
  }
};

// Gives a control that reaches beyond the page its room: a tick moves aside the text that holds it, or the block it stands
// before; a status stands below its line.
const makeRoom = (control) => {
  const { localName, parentElement: parent, previousSibling: before, nextSibling: next } = control;
  if (!parent || localName !== "study-tick") return control.setAttribute("data-tight", "");
  if (next?.nodeType !== 1 || !before && parent.matches(HOLDS)) return parent.setAttribute("data-study-inset", "");
  next.setAttribute("data-study-inset", "after");
  control.style.setProperty("--study-tick-offset", "0px");
};

// Reads all, then writes all.
export const fit = (groups) => {
  const reaches = (control) => {
    const rect = control.shadowRoot?.firstElementChild?.getBoundingClientRect();
    return rect?.width > 0 && (rect.left < 0 || rect.right > document.documentElement.clientWidth);
  };
  groups.flat().filter(reaches).forEach(makeRoom);
};

// Takes back the room that controls had beside their text, with the controls.
export const takeAway = (controls) => {
  for (const control of controls) {
    for (const block of [control.parentElement, control.nextElementSibling]) block?.removeAttribute("data-study-inset");
    control.remove();
  }
};

// Puts a control that stands nowhere yet before a run of blocks.
export const putBefore = ([first], control) => {
  if (!control.parentNode) first.before(control);
};

// Puts a panel that stands nowhere yet before the first question, outside every wrapper that begins with it.
export const putPanel = (panel, [question], root) => {
  if (panel.isConnected || !question) return;
  let before = question;
  while (before.parentElement && before.parentElement !== root && before.parentElement.firstElementChild === before) before = before.parentElement;
  before.before(panel);
};

// Copies blocks into `holder`, to be shown a second time, open and without ids, which are unique on a page; the copies of
// those `nodes` that stand in them, each in its place.
export const copy = (holder, blocks, nodes) => {
  const copies = nodes.map(() => undefined);
  for (const block of blocks) {
    const copied = block.cloneNode(true);
    const counterpart = (node) => {
      if (node === block) return copied;
      const { parentNode: parent } = node;
      return counterpart(parent).childNodes[[...parent.childNodes].indexOf(node)];
    };
    nodes.forEach((node, at) => {
      if (block.contains(node)) copies[at] = counterpart(node);
    });
    holder.append(copied);
  }
  restore(holder);
  for (const element of holder.querySelectorAll("[id]")) element.removeAttribute("id");
  for (const details of holder.querySelectorAll("details")) details.open = true;
  return copies;
};

// Takes all that the widget did out of the blocks under `root`.
export const restore = (root) => {
  for (const control of root.querySelectorAll("study-status, study-fold, study-tick, study-sketch")) control.remove();
  open(root.querySelectorAll(`[${CLOSED}]`));
  for (const name of ["data-study-filtered", "data-study-inset"]) {
    for (const block of root.querySelectorAll(`[${name}]`)) block.removeAttribute(name);
  }
};

// localStorage, at which merely looking may throw; what is thrown from here is a word or the browser's own.
const REFUSED = { QuotaExceededError: "full", NS_ERROR_DOM_QUOTA_REACHED: "full", SecurityError: "blocked" };
const stored = (work) => {
  let storage;
  try {
    storage = localStorage;
  } catch {}
  if (!storage) throw "blocked";
  try {
    return work(storage);
  } catch ({ name, message }) {
    throw REFUSED[name] ?? `${message}`;
  }
};

export const readStored = (key) => stored((storage) => storage.getItem(key));

export const store = (key, text) => {
  stored((storage) => storage.setItem(key, text));
  keep(key, text);
};

export const removeStored = (key) => {
  stored((storage) => storage.removeItem(key));
  keep(key);
};

export const storedKeys = () => stored((storage) => Array.from(storage, (_, index) => storage.key(index)));
