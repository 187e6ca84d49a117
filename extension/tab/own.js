// The reader's own questions and points: passages of the page that they marked. A question is marked in the page as an
// author would mark it, and a point is one more block of its answer, so everything that works for questions and points
// works for these.
import { BLOCK, blocksOf, placesOf, read, wordsOf } from "./passage.js";

const WHOLE = "table, article, main, body";

const squeezed = (text) => text.replace(/\s+/g, "");

// The question whose answer a block is in, and the block that is its point; `undefined` if it is in no answer.
const pointAt = (block, { questions }) => {
  const around = [];
  for (let at = block; at && !at.matches("article, main, body"); at = at.parentElement) if (at.matches(BLOCK)) around.push(at);
  const isIt = [(text, said) => text === said, (text, said) => said && text.startsWith(said)];
  for (const is of isIt) {
    for (const at of around) {
      const said = squeezed(at.textContent);
      const question = questions.find(({ points }) => points.some(({ text }) => is(squeezed(text), said)));
      if (question) return { question, block: at };
    }
  }
  return undefined;
};

const element = (name, id, text) => {
  const element = document.createElement(name);
  element.dataset.studyOwn = "";
  if (id) element.dataset.studyId = id;
  element.textContent = text;
  return element;
};

// Adds a question whose answer is blocks of the page: puts its title before them, and marks each as a point.
const markBlocks = ({ id, title }, article, start, end) => {
  const blocks = blocksOf(article, start, end)
    .filter((block, _, all) => !block.matches(WHOLE) && !block.dataset.study && !all.some((other) => other !== block && other.contains(block)));
  if (!blocks.length) return undefined;
  const head = element(/^(LI|D[DT]|T[DH])$/.test(blocks[0].tagName) ? blocks[0].localName : "p", id, title);
  head.dataset.study = "question";
  head.style.fontWeight = "bold";
  blocks[0].before(head);
  for (const block of blocks) block.dataset.study = "point";
  return {
    made: head,
    undo: () => {
      head.remove();
      for (const block of blocks) delete block.dataset.study;
    },
  };
};

// Adds a question whose answer is part of another question's answer: they cannot share blocks, so it goes to the end of
// the article and repeats the words.
const quoteBelow = ({ id, title }, article, start, end) => {
  const section = element("section", id, "");
  section.dataset.study = "question";
  const head = element("p", "", title);
  head.style.fontWeight = "bold";
  const answer = element("p", "", wordsOf(article, start, end));
  answer.dataset.study = "point";
  section.append(head, answer);
  const last = article.nodes.at(-1).parentElement;
  (last.closest("article") ?? last.closest("main") ?? document.body).append(section);
  return { made: section, undo: () => section.remove() };
};

// Adds a passage as one more point of the answer it is from.
const addPoint = ({ id }, article, start, end, outline) => {
  const found = blocksOf(article, start, end).map((block) => pointAt(block, outline));
  const of = found[0];
  if (!of || found.some((other) => other?.question !== of.question)) return undefined;
  const { block } = found.at(-1);
  const point = element(/^(LI|DD)$/.test(block.tagName) ? block.localName : "p", id, wordsOf(article, start, end));
  // As a block it takes no number in a list.
  point.style.display = "block";
  if (block.dataset.study) point.dataset.study = block.dataset.study;
  /^T[DH]$/.test(block.tagName) ? block.append(point) : block.after(point);
  return { made: point, undo: () => point.remove() };
};

const isIn = ({ questions }, id) => questions.some((question) => question.id === id || question.points.some((point) => point.id === id));

// Whether all points from before are still there.
const isWhole = (before, after) => before.questions.every(({ id, points }) => {
  const now = after.questions.find((question) => question.id === id);
  return now && points.every(({ id }) => now.points.some((point) => point.id === id));
});

const soon = () => new Promise((then) => setTimeout(then, 50));

export class OwnPoints {
  #passages;
  #shown = new Map();

  // `modes` loads the study modes, which can describe and find passages.
  constructor(modes) {
    this.#passages = () => modes().then(({ passages }) => passages());
  }

  // Puts stored questions and points into the page, if their passages are found. Questions with blocks of their own can
  // come before the widget; the others need what it found. Those not found wait in the library.
  async show(kept, widget) {
    const missing = kept.filter(({ id }) => !this.#shown.has(id));
    if (!missing.length) return;
    const { findPassage } = await this.#passages();
    for (const own of missing) {
      const article = read();
      const [before, passage] = findPassage(article.text, JSON.stringify(own.target));
      if (!passage) continue;
      const places = [before.length, before.length + passage.length];
      if (own.title && !own.quoted) this.#add(own, markBlocks(own, article, ...places));
      else if (widget) await this.#put(own, own.title ? quoteBelow : addPoint, widget, article, places);
    }
  }

  // The question whose answer a range is in; `undefined` if it is in none, or in several.
  questionOf(range, outline) {
    const article = read(range.startContainer);
    const [start, end] = placesOf(article, range);
    const found = blocksOf(article, start, end).map((block) => pointAt(block, outline)?.question);
    return found[0] && found.every((question) => question === found[0]) ? found[0] : undefined;
  }

  // Makes a question of a range, or without a title a point of the answer it is in. Returns what to store, or a falsy
  // value if the page cannot have it.
  async make(range, title, widget) {
    const { quotePassage } = await this.#passages();
    const article = read(range.startContainer);
    const places = placesOf(article, range);
    const { text } = article;
    const target = quotePassage(text.slice(0, places[0]), text.slice(...places), text.slice(places[1]));
    if (!target) return undefined;
    const own = { id: `own-${Date.now().toString(36)}`, title, target: JSON.parse(target) };
    if (!widget) return this.#add(own, markBlocks(own, article, ...places)) && own;
    if (!title) return await this.#put(own, addPoint, widget, article, places) && own;
    const isAnswer = this.questionOf(range, widget.outline);
    if (!isAnswer && await this.#put(own, markBlocks, widget, article, places)) return own;
    own.quoted = true;
    return await this.#put(own, quoteBelow, widget, article, places) && own;
  }

  // The id of the question or point that a node is in.
  at(node) {
    for (const [id, { made }] of this.#shown) if (made.contains(node)) return id;
    return undefined;
  }

  // Forgets those that the host removed by re-rendering; returns whether there were any.
  areLost() {
    const gone = [...this.#shown].filter(([, { made }]) => !made.isConnected);
    for (const [id] of gone) this.remove(id);
    return gone.length > 0;
  }

  has(id) { return this.#shown.has(id); }

  remove(id) {
    this.#shown.get(id)?.undo();
    this.#shown.delete(id);
  }

  // Removes them all from the page.
  leave() {
    for (const id of [...this.#shown.keys()].reverse()) this.remove(id);
  }

  #add({ id }, added) {
    if (added) this.#shown.set(id, added);
    return Boolean(added);
  }

  // Adds one to a page that the widget has read; removes it again if the widget does not find it, or then finds fewer
  // of the other points.
  async #put(own, how, widget, article, places) {
    const before = widget.outline;
    const added = how(own, article, ...places, before);
    if (!added) return false;
    for (let looks = 0; looks < 100; looks += 1) {
      await soon();
      if (widget.outline && isIn(widget.outline, own.id)) break;
    }
    const after = widget.outline;
    if (after && isIn(after, own.id) && isWhole(before, after)) return this.#add(own, added);
    added.undo();
    return false;
  }
}
