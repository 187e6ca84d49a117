// What cannot be Rust: reading an article, which takes thousands of calls from WebAssembly and only one if it is done
// here; cleaning up a page after the WebAssembly has trapped; and finding out in which JavaScript world we run.

// Where progress is stored: in the site's `localStorage` or, if the extension runs us, in its `studyStorage`, which has
// the same methods and dispatches the same `storage` events.
export const storage = () => globalThis.studyStorage ?? globalThis.localStorage;
export const changes = () => globalThis.studyStorage ?? globalThis;

// Whether the extension runs us in another site's page: that world has no custom element registry, and nothing is
// stored with the site.
export const isGuest = () => "studyStorage" in globalThis && !location.protocol.endsWith("extension:");

// Listed by name, because a host may have other elements whose names begin with `study-`.
const OURS = ["study-desk", "study-exhibit", "study-fold", "study-guest", "study-sketch", "study-status", "study-tick", "study-widget"];
export const isOurs = (node) => OURS.includes(node.localName);

const plain = (text) => text?.replace(/[\0\x01]/g, " ") ?? "";

// The attributes that recognition reads.
const SAYING = "id data-study-id data-study role aria-level aria-controls aria-expanded :aria-expanded data-toggle data-bs-toggle itemprop itemtype class alt name type checked".split(" ");

// Lists everything under `root` in document order, except the widget's own elements; pushes each listed node to
// `nodes`. Entries are "j" and a JSON-LD script, "t" and a text, "<" and an element's name with its attributes, and ">"
// where the element ends; each ends in NUL.
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
        // Most elements have none; this saves the calls below.
        if (node.hasAttributes()) {
          // Not by `attributes`: in a form, a field of that name hides the property.
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

// Undoes everything that the widget did to the blocks under `root`.
export const restore = (root) => {
  for (const control of root.querySelectorAll("study-status, study-fold, study-tick, study-sketch")) control.remove();
  for (const block of root.querySelectorAll("[data-study-closed]")) {
    const [, ...style] = block.getAttribute("data-study-closed").split("=");
    block.removeAttribute("hidden");
    if (style.length) block.setAttribute("style", style.join("="));
    // Checked first: WebKit may not know yet that the style was changed, and would write the attribute again.
    else if (block.hasAttribute("style")) block.removeAttribute("style");
  }
  for (const name of ["data-study-closed", "data-study-filtered", "data-study-inset", "data-study-unmarked"]) {
    for (const block of root.querySelectorAll(`[${name}]`)) block.removeAttribute(name);
  }
};
