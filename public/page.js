// What the compiled half asks of the page: each a call where it would take many, and code of a third the weight.

const isOurs = (node) => node.nodeName.startsWith("STUDY-");
const plain = (text) => text?.replace(/[\0\x01]/g, " ") ?? "";

// Tells everything under `root` but what the widget added, in order; `nodes` takes each node told of.
// "t" and a text, "<" and an element's name, ids and mark, ">" where it ends; each ends in NUL.
export const told = (root, nodes) => {
  let said = "";
  const tell = (parent) => {
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === 3) {
        said += `t${plain(node.data)}\0`;
        nodes.push(node);
      } else if (node.nodeType === 1 && !isOurs(node)) {
        const [id, studyId, mark] = ["id", "data-study-id", "data-study"].map((name) => node.getAttribute(name));
        said += `<${node.localName}\x01${plain(id)}\x01${plain(studyId)}${mark === null ? "" : `\x01${plain(mark)}`}\0`;
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

export const nearby = (rootMargin, see) => new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) see(target, isIntersecting);
}, { rootMargin });

// Whether a record is more than a control of ours coming or going.
const isTheHosts = ({ type, addedNodes, removedNodes }) =>
  type !== "childList" || [...addedNodes, ...removedNodes].some((node) => !isOurs(node));

export const changes = (root, changed) => {
  const observer = new MutationObserver((records) => records.some(isTheHosts) && changed());
  const attributeFilter = ["id", "data-study", "data-study-id"];
  observer.observe(root, { childList: true, characterData: true, subtree: true, attributeFilter });
  return observer;
};

// Safari has no idle callback.
export const idle = (work) => globalThis.requestIdleCallback?.(work) ?? setTimeout(work, 16);

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

// Puts a control beside the beginning of a point: inside what can hold one, before what cannot.
export const putBeside = (node, control) => {
  if (!node.matches?.("li, p, div, section, dd, dt, h2, h3, h4, h5, h6")) return node.parentNode?.insertBefore(control, node);
  node.prepend(control);
  if (hasMarker(node)) control.style.setProperty("--study-tick-offset", "calc(-34px - 1.25em)");
};

// Gives a control that reaches beyond the page its room: a tick moves the text aside, a status stands above its line.
export const makeRoom = (control) => {
  const block = control.parentElement;
  if (block && control.localName === "study-tick") block.setAttribute("data-study-inset", "");
  else control.setAttribute("data-tight", "");
};

// Takes back the room a control had beside its text, with the control.
export const takeAway = (control) => {
  control.parentElement?.removeAttribute("data-study-inset");
  control.remove();
};

// Puts the panel before a question, outside every wrapper that begins with it.
export const putPanel = (panel, question, root) => {
  let before = question;
  while (before.parentElement && before.parentElement !== root && before.parentElement.firstElementChild === before) before = before.parentElement;
  before.before(panel);
};
