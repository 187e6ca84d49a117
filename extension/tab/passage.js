// The text of a page with its positions, for passages that are stored by their words.
const SKIPPED = "script, style, noscript, template, [data-study-own]";
export const BLOCK = "p, li, dd, dt, td, th, blockquote, pre, figure, section, article, main, div, table, body";
const isOurs = (element) => element.localName.startsWith("study-");

// Where passages are looked for: the article that the widget would take.
const root = (node) => {
  const article = document.querySelector("article");
  return article && (!node || article.contains(node)) ? article : document.querySelector("main") ?? document.body;
};

// The text nodes of the article around a node, or of the first article, and their text with one line for each.
export const read = (node) => {
  const nodes = [];
  const walker = document.createTreeWalker(root(node), NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => node.nodeType === 1
    ? (isOurs(node) || node.matches(SKIPPED) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP)
    : NodeFilter.FILTER_ACCEPT);
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return { nodes, text: nodes.map(({ data }) => `${data}\n`).join("") };
};

const at = ({ nodes }, node, offset) => {
  // In an element, the offset counts children: the place is before that child, or at the end.
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

// The start and end of a range, as offsets in the text that was read.
export const placesOf = (article, range) => [
  at(article, range.startContainer, range.startOffset),
  at(article, range.endContainer, range.endOffset),
];

// The text nodes between two offsets, each with its words there.
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

// The innermost blocks that have words between two offsets.
export const blocksOf = (article, start, end) =>
  [...new Set(between(article, start, end).map(([node]) => node.parentElement.closest(BLOCK)))].filter(Boolean);

// The words between two offsets as a reader would copy them: a space between blocks, none around bold letters in a
// word.
export const wordsOf = (article, start, end) => {
  let block;
  const parts = between(article, start, end).map(([node, words]) => {
    const before = block;
    block = node.parentElement.closest(BLOCK);
    return before && before !== block ? ` ${words}` : words;
  });
  return parts.join("").replace(/\s+/g, " ").trim();
};
