// One guide of the library as a page of its own: its questions and points with `data-study` marks, so that the widget
// reads it like any other page.
import { putHalf } from "./page.js";
import { guides, openStorage, ownOf, removeOwn } from "./storage.js";
import { t } from "./texts.js";

const id = new URL(location).searchParams.get("guide");
const guide = (await guides()).find((guide) => guide.id === id);

const marked = (name, mark, id, ...content) => {
  const element = document.createElement(name);
  if (mark) element.dataset.study = mark;
  if (id) element.dataset.studyId = id;
  element.append(...content);
  return element;
};

const items = (list, mark, each) => marked("ul", list, "", ...each.map(({ id, text }) => marked("li", mark, id, text)));

const section = ({ id, title, intent, points, followUps }) => marked("section", "question", id,
  marked("h2", "", "", title),
  ...(intent ? [marked("p", "intent", "", intent)] : []),
  items("framework", "point", points),
  ...(followUps.length ? [items("follow-ups", "follow-up", followUps)] : []));

// Lists the reader's own questions and points that the guide no longer has, each with a button that deletes it for
// good.
const listOrphans = async (storage) => {
  const shown = new Set(guide.questions.flatMap(({ id, points }) => [id, ...points.map(({ id }) => id)]));
  const list = document.querySelector(".orphans ul");
  for (const own of await ownOf(storage, guide.url)) {
    if (shown.has(own.id)) continue;
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: t("remove", own.title || own.target.exact) });
    const item = marked("li", "", "", ...(own.title ? [marked("strong", "", "", own.title), " "] : []), `“${own.target.exact}” `, button);
    button.onclick = () => {
      removeOwn(storage, own.id);
      item.remove();
    };
    list.append(item);
  }
  list.parentElement.hidden = !list.childElementCount;
};

if (!guide) {
  document.querySelector("h1").textContent = t("notInLibrary");
  document.querySelector(".standfirst").remove();
} else {
  document.title = guide.title || guide.url;
  document.querySelector("h1").textContent = document.title;
  document.querySelector(".standfirst a").href = guide.url;
  document.querySelector("meta[name=study-guide]").content = guide.id;
  document.querySelector(".text").append(...guide.questions.map(section));
  const storage = (globalThis.studyStorage = await openStorage());
  await putHalf("study-widget.js");
  await listOrphans(storage);
}
