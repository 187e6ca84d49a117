// What of the page cannot be Rust: the reading of an article, which is thousands of calls where each goes through the compiled
// half and one where it stands here; the leaving of a page, when the compiled half is dead; and in whose world we run.

// Where progress is kept: with the site or, where `studyStorage` stands, with the extension whose world this is. It looks
// like the site's own, and gets the same `storage` events as a window.
export const storage = () => globalThis.studyStorage ?? globalThis.localStorage;
export const changes = () => globalThis.studyStorage ?? globalThis;

// Whether we are an extension's in a stranger's page: there is no registry of elements there, and nothing is left with the site.
export const isGuest = () => "studyStorage" in globalThis && !location.protocol.endsWith("extension:");

// A host may have elements whose names begin like ours.
const OURS = ["study-desk", "study-exhibit", "study-fold", "study-guest", "study-sketch", "study-status", "study-tick", "study-widget"];
export const isOurs = (node) => OURS.includes(node.localName);

const plain = (text) => text?.replace(/[\0\x01]/g, " ") ?? "";

// The attributes that say something of what an element is.
const SAYING = "id data-study-id data-study role aria-level aria-controls aria-expanded data-toggle data-bs-toggle itemprop itemtype class alt name type checked".split(" ");

// Lists everything under `root` but what the widget added, in order; `nodes` takes each node listed.
// "j" and a script in which the page says by schema.org what it is, "t" and a text, "<" and an element's name with its
// attributes, ">" where it ends; each ends in NUL.
export const readBlocks = (root, nodes) => {
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
          // Not by `attributes`, as a field of a form may be called.
          for (const name of node.getAttributeNames()) if (SAYING.includes(name)) said += `\x01${name}=${plain(node.getAttribute(name))}`;
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

// Takes all that the widget did out of the blocks under `root`.
export const restore = (root) => {
  for (const control of root.querySelectorAll("study-status, study-fold, study-tick, study-sketch")) control.remove();
  for (const block of root.querySelectorAll("[data-study-closed]")) {
    const [, ...style] = block.getAttribute("data-study-closed").split("=");
    block.removeAttribute("hidden");
    if (style.length) block.setAttribute("style", style.join("="));
    // Asked first: WebKit writes the attribute anew where it does not know yet that the style was changed.
    else if (block.hasAttribute("style")) block.removeAttribute("style");
  }
  for (const name of ["data-study-closed", "data-study-filtered", "data-study-inset", "data-study-unmarked"]) {
    for (const block of root.querySelectorAll(`[${name}]`)) block.removeAttribute(name);
  }
};
