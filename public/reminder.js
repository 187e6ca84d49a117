// A quiet word outside the desk: work that is in this browser and nowhere else is getting old.
import { sheet } from "study-widget/page";
import { kept, keepIn } from "./room.js";

const OURS = "study-widget:";
const LONG = 12096e5; // two weeks, as `Your data` counts them
const BACKUP = "backed-up";
// Names that make sense where the line is not read.
const BACK = "Back it up: opens your data";

// A stamp in milliseconds; its count, which puts what was done in one of them in order, counts for less.
const when = ([, at, count]) => at + count / 1000;

const stampsIn = ({ ticks, open, texts, reviews }) => {
  const named = [ticks, texts, reviews].flatMap((part) => Object.entries(part ?? {}));
  return named.filter(([name]) => name !== BACKUP).map(([, value]) => when(value)).concat(open ? when(open) : []);
};

const readable = (text) => {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
};

// When the oldest thing was done that no backup has; `undefined` where there is none.
const oldestUnsaved = (lastWritten) => {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(OURS));
  const records = keys.map((key) => readable(localStorage.getItem(key)));
  const backups = records.map(({ texts }) => texts?.[BACKUP]).filter(Boolean);
  const last = Math.max(lastWritten, ...backups.map(when));
  return records.flatMap(stampsIn).filter((at) => at > last).sort((one, next) => one - next)[0];
};

// How many days it is old; 0 where nothing needs to be said.
const days = async () => {
  const [file, silent] = await Promise.all([kept("file"), kept("silent-until")]);
  if (Date.now() < silent) return 0;
  const at = oldestUnsaved(file?.at ?? 0);
  const age = at === undefined ? 0 : Date.now() - at;
  return age > LONG ? Math.floor(age / 864e5) : 0;
};

const make = (name, text, more) => Object.assign(document.createElement(name), { textContent: text }, more);

// The line, with `way` to the reader's data in it.
const line = (days, way) => {
  const line = make("p", `${days} days of work are in this browser only.`, { className: "reminder" });
  const ariaLabel = "Not now: no word of backups for two weeks";
  const later = make("button", "Not now", { type: "button", className: "quiet", ariaLabel });
  later.addEventListener("click", () => {
    line.remove();
    keepIn("silent-until", Date.now() + LONG).catch(() => {});
  });
  line.append(way, later);
  return line;
};

// Where the reader looks nothing may move: so once it is out of sight, or the page is.
const unseen = (element) => new Promise((done) => {
  const see = new IntersectionObserver(([{ isIntersecting }]) => isIntersecting || end());
  const end = () => {
    see.disconnect();
    document.removeEventListener("visibilitychange", hide);
    done();
  };
  const hide = () => document.visibilityState === "hidden" && end();
  document.addEventListener("visibilitychange", hide);
  see.observe(element);
});

// The panel's own rules come with the first load; this line seldom comes.
const LOOK = `.reminder { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 8px; margin: 8px 0 0; color: var(--muted) }
.reminder button { min-block-size: 32px; margin: 0; padding: 2px 10px; border: 1px solid var(--line); border-radius: 8px; background: none; color: var(--ink); font-size: 15px }`;

/** Puts the line into a panel. */
export const remind = async (widget) => {
  const root = widget.shadowRoot;
  const panel = root.querySelector("section");
  const age = await days();
  if (!age) return;
  await unseen(panel);
  if (!panel.isConnected || root.querySelector(".reminder")) return;
  const way = make("button", "Back it up", { type: "button", className: "quiet", ariaLabel: BACK });
  const said = line(age, way);
  way.addEventListener("click", () => {
    said.remove();
    widget.study("data");
  });
  const look = sheet(LOOK);
  if (look) root.adoptedStyleSheets.push(look);
  const before = panel.getBoundingClientRect();
  panel.append(said);
  // Safari does not hold still what it shows.
  if (before.bottom < 0 && !CSS.supports("overflow-anchor", "auto")) scrollBy(0, panel.getBoundingClientRect().height - before.height);
};

/** Puts the line under the library's list; its way leads to the first guide that was studied. */
export const remindInLibrary = async () => {
  const list = document.querySelector(".guides");
  const studied = list?.querySelector(".mine")?.closest("li").querySelector("a[href]");
  const age = studied ? await days() : 0;
  if (!age || document.querySelector(".reminder")) return;
  const href = `${studied.getAttribute("href")}?study=data`;
  list.after(line(age, make("a", "Back it up", { href, ariaLabel: BACK })));
};
