// The code that all rivals share: finds the questions, folds their frameworks, stores the ticks in one record.
// Rendering a control is the rival's own: `mount(draw)` gives it a place and a model for each.

const KEY = "rival";
const ticked = new Set(JSON.parse(localStorage.getItem(KEY) ?? "[]"));
const watchers = new Set();
let total = 0;

const changed = () => {
  localStorage.setItem(KEY, JSON.stringify([...ticked]));
  for (const watch of watchers) watch();
};

const place = (parent, before) => {
  const slot = document.createElement("span");
  parent.insertBefore(slot, before);
  return slot;
};

const tick = (id) => ({
  get on() { return ticked.has(id); },
  toggle() { ticked.delete(id) || ticked.add(id); changed(); },
});

const fold = (blocks) => ({
  open: false,
  toggle() { this.open = !this.open; for (const block of blocks) block.hidden = !this.open; },
});

const panel = {
  get words() { return `${ticked.size} of ${total} ticked`; },
  get part() { return total && ticked.size / total; },
  watch(draw) { watchers.add(draw); },
};

const section = (heading) => {
  const blocks = [];
  for (let next = heading.nextElementSibling; next && next.localName !== "h2"; next = next.nextElementSibling) blocks.push(next);
  return blocks;
};

export const mount = (draw) => {
  const article = document.querySelector("article");
  const headings = [...article.querySelectorAll("h2")];
  for (const heading of headings) {
    const [, label, framework, , followUps] = section(heading);
    const items = [...framework.children, ...followUps.children];
    total += items.length;
    items.forEach((item, at) => draw.tick(place(item, item.firstChild), tick(`${heading.id}:${at}`)));
    const model = fold([framework]);
    framework.hidden = true;
    draw.fold(place(article, label.nextSibling), model);
  }
  draw.panel(place(article, headings[0]), panel);
  document.dispatchEvent(new Event("rival-ready", { bubbles: true }));
};
