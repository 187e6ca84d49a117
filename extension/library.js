// The library's page: what was studied on every site, shown as the app shows its own guides.
import { modes } from "./page.js";
import { guides, openStorage } from "./storage.js";
import { t } from "./texts.js";

const element = (name, text, ...children) => {
  const element = document.createElement(name);
  element.append(...(text ? [text] : []), ...children);
  return element;
};
const link = (text, href) => Object.assign(element("a", text), { href });

// An entry leads to the guide's page in the library, with its questions and points, and to the original page with the
// whole text.
const entry = ({ title, url, address, questions }) => {
  const facts = element("p", "", element("span", t("questions", questions.length)));
  facts.className = "facts";
  const site = element("p", "", link(new URL(address).host, address));
  site.className = "site-of";
  return element("li", "", element("h3", "", link(title, url)), site, facts);
};

globalThis.studyStorage = await openStorage();
const known = (await guides()).map((guide) => ({
  ...guide,
  title: guide.title || guide.url,
  address: guide.url,
  url: `guide.html?guide=${encodeURIComponent(guide.id)}`,
}));
document.querySelector(".guides").append(...known.map(entry));
document.querySelector(".none").hidden = known.length > 0;
if (known.length) {
  const start = document.querySelector(".start");
  start.hidden = false;
  start.firstElementChild.href = known[0].url;
  start.querySelector("span").textContent = known[0].title;
  const { openLibrary } = await modes();
  await openLibrary(URL.createObjectURL(new Blob([JSON.stringify(known)])));
}
