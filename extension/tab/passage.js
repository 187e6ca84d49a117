// The words of a page and where they stand, for passages that are kept by their words.
const SKIPPED = "script, style, noscript, template, [data-study-own]";
export const BLOCK = "p, li, dd, dt, td, th, blockquote, pre, figure, section, article, main, div, table, body";
const isOurs = (element) => element.localName.startsWith("study-");

// Passages are looked for in the article that the widget would take.
const root = (node) => {
  const article = document.querySelector("article");
  return article && (!node || article.contains(node)) ? article : document.querySelector("main") ?? document.body;
};

// The texts of the article around a node, or of the page's first, each on a line, and the nodes they stand in.
export const read = (node) => {
  const nodes = [];
  const walker = document.createTreeWalker(root(node), NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => node.nodeType === 1
    ? (isOurs(node) || node.matches(SKIPPED) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP)
    : NodeFilter.FILTER_ACCEPT);
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return { nodes, text: nodes.map(({ data }) => `${data}\n`).join("") };
};

const at = ({ nodes }, node, offset) => {
  // In an element the place is before a child of it, or at its end.
  const before = node.nodeType === 3 ? undefined : node.childNodes[offset];
  let place = 0;
  for (const other of nodes) {
    if (other === node) return place + offset;
    const order = (before ?? node).compareDocumentPosition(other);
    const isPast = before ? other === before || order & Node.DOCUMENT_POSITION_FOLLOWING : order === Node.DOCUMENT_POSITION_FOLLOWING;
    if (isPast) return place;
    place += other.data.length + 1;
  }
  return place;
};

// The places of a range in the text of what was read.
export const placesOf = (article, range) => [
  at(article, range.startContainer, range.startOffset),
  at(article, range.endContainer, range.endOffset),
];

// The nodes between two places, and the words of each there.
const between = ({ nodes }, start, end) => {
  const found = [];
  let place = 0;
  for (const node of nodes) {
    const words = node.data.slice(Math.max(0, start - place), Math.max(0, end - place));
    if (words.trim()) found.push([node, words]);
    place += node.data.length + 1;
  }
  return found;
};

// The blocks that have words between two places, without those that hold another.
export const blocksOf = (article, start, end) =>
  [...new Set(between(article, start, end).map(([node]) => node.parentElement.closest(BLOCK)))].filter(Boolean);

// What a reader would copy of it: blocks are set apart, what is bold in a word is not.
export const wordsOf = (article, start, end) => {
  let block;
  const parts = between(article, start, end).map(([node, words]) => {
    const before = block;
    block = node.parentElement.closest(BLOCK);
    return before && before !== block ? ` ${words}` : words;
  });
  return parts.join("").replace(/\s+/g, " ").trim();
};
