// The reader's own questions: a passage of the page that they marked is the answer to a question that they wrote. It stands
// in the page as an author would have marked it, so all that is done with questions is done with it.
const PREFIX = "own/";
const BLOCK = "p, li, dd, dt, td, blockquote, pre, figure, section, div";
const SKIPPED = "script, style, noscript, template, [data-study-own]";
const isOurs = (element) => element.localName.startsWith("study-");

const root = () => document.querySelector("article") ?? document.querySelector("main") ?? document.body;

// The article's texts, each on a line, and the nodes they stand in.
const read = () => {
  const nodes = [];
  const walker = document.createTreeWalker(root(), NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => node.nodeType === 1
    ? (isOurs(node) || node.matches(SKIPPED) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP)
    : NodeFilter.FILTER_ACCEPT);
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return { nodes, text: nodes.map(({ data }) => `${data}\n`).join("") };
};

const at = ({ nodes }, node, offset) => {
  let place = 0;
  for (const other of nodes) {
    if (other === node) return place + offset;
    if (other.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING) return place;
    place += other.data.length + 1;
  }
  return place;
};

const nodeAt = ({ nodes }, offset) => nodes.find(({ data }) => (offset -= data.length + 1) < 0);

// Marks the blocks of a passage as points, and puts its question before them; what was done is undone by what is returned.
const mark = (article, start, end, { id, title }) => {
  const [first, last] = [nodeAt(article, start), nodeAt(article, end - 1)];
  const inside = article.nodes.slice(article.nodes.indexOf(first), article.nodes.indexOf(last) + 1);
  const blocks = [...new Set(inside.filter(({ data }) => data.trim()).map((node) => node.parentElement.closest(BLOCK)))]
    .filter((block, _, all) => block && !block.dataset.study && !all.some((other) => other !== block && other?.contains(block)));
  if (!blocks.length) return undefined;
  const head = document.createElement(/^(LI|D[DT]|TD)$/.test(blocks[0].tagName) ? blocks[0].localName : "p");
  head.dataset.study = "question";
  head.dataset.studyId = id;
  head.dataset.studyOwn = "";
  head.style.fontWeight = "bold";
  head.textContent = title;
  blocks[0].before(head);
  for (const block of blocks) block.dataset.study = "point";
  return () => {
    head.remove();
    for (const block of blocks) delete block.dataset.study;
  };
};

export class OwnQuestions {
  #undo = [];
  #passages;

  // `modes` loads the study modes, which know passages.
  constructor(modes) {
    this.#passages = () => modes().then(({ passages }) => passages());
  }

  // Shows those that are kept for a guide; the ones that are gone wait in the library for their page to have them again.
  async show(kept) {
    const questions = Object.entries(kept).filter(([name, value]) => name.startsWith(PREFIX) && value).map(([, value]) => JSON.parse(value));
    if (!questions.length) return;
    const { findPassage } = await this.#passages();
    for (const question of questions) {
      const article = read();
      const [before, passage] = findPassage(article.text, JSON.stringify(question.target));
      const undo = passage && mark(article, before.length, before.length + passage.length, question);
      if (undo) this.#undo.push(undo);
    }
  }

  // Makes one of a range: its name and text as they are to be kept; nothing where there is no passage to mark.
  async make(range, title) {
    const { quotePassage } = await this.#passages();
    const article = read();
    const start = at(article, range.startContainer, range.startOffset);
    const end = at(article, range.endContainer, range.endOffset);
    const { text } = article;
    const target = quotePassage(text.slice(0, start), text.slice(start, end), text.slice(end));
    if (!target) return undefined;
    const id = `own-${Date.now().toString(36)}`;
    const question = { id, title, target: JSON.parse(target) };
    const undo = mark(article, start, end, question);
    if (!undo) return undefined;
    this.#undo.push(undo);
    return [PREFIX + id, JSON.stringify(question)];
  }

  // Takes them out of the page.
  leave() {
    for (const undo of this.#undo.splice(0).reverse()) undo();
  }
}
