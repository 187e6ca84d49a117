// What makes the pages an app: they are kept for use without a network, a new version of them is offered, and the browser is
// asked to keep what the reader ticks. No page needs it, and no stranger's page gets it.
const site = new URL("./", import.meta.url).href;
const workers = navigator.serviceWorker;
const HOUR = 3_600_000;
const A_WHILE = 3_000;

// One quiet line at the end of the window. It is put there empty, because only what changes in a line is read aloud.
let line;
const say = (words, button) => {
  if (!line) {
    line = document.createElement("div");
    line.className = "news";
    line.setAttribute("role", "status");
    document.body.append(line);
  }
  setTimeout(() => line.replaceChildren(...[words, button].filter(Boolean)), 100);
};

// All tabs of the site load a new version together. Where a reader is at the desk in another one, perhaps in the middle of a
// rehearsal, they are asked once more.
const tabs = globalThis.BroadcastChannel && new BroadcastChannel(`study-widget ${site}`);
tabs?.addEventListener("message", ({ data }) => data === "busy?" && document.querySelector("study-desk") && tabs.postMessage("busy"));
const isAnotherBusy = () => new Promise((answer) => {
  const onMessage = ({ data }) => data === "busy" && answer(true);
  tabs?.addEventListener("message", onMessage);
  tabs?.postMessage("busy?");
  setTimeout(() => {
    tabs?.removeEventListener("message", onMessage);
    answer(false);
  }, tabs ? 300 : 0);
});

const offer = (registration) => {
  // Where nobody waits any more, another tab was faster.
  const load = () => registration.waiting ? registration.waiting.postMessage("take over") : location.reload();
  const button = (words, press) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words;
    button.addEventListener("click", press);
    return button;
  };
  const loadAll = button("Load it all the same", load);
  const ask = async () => await isAnotherBusy()
    ? say("In another tab you are at the desk; what you rate and write is kept, a rehearsal there would begin anew.", loadAll)
    : load();
  say("A new version is ready.", button("Load it", ask));
};

// The browser tries again whenever a page of ours is opened; the reader is told once.
const NOT_KEPT = "study-widget:not-kept";
const tellNotKept = (file) => {
  console.warn(`study-widget: ${file}: it does not come as it was built, so nothing is kept for use without a network; have the host send it unchanged`);
  if (sessionStorage.getItem(NOT_KEPT)) return;
  sessionStorage.setItem(NOT_KEPT, "told");
  say("This site could not be kept for use without a network. With one all works, and keeping it is tried again at your next visit.");
  setTimeout(() => line.replaceChildren(), 5 * A_WHILE);
};

// The first worker reports how far it is; that is worth a word where it takes a while. Later ones work beside what is there.
const follow = (registration) => {
  if (registration.active) return;
  let words = "";
  let late = false;
  const tell = () => late && words && say(words);
  const onMessage = ({ data: { done, of, failed } }) => {
    if (failed) {
      workers.removeEventListener("message", onMessage);
      return tellNotKept(failed);
    }
    if (!of) return;
    words = `Keeping everything here for use without a network: ${done} of ${of}.`;
    if (done === of) words = "Everything here now works without a network.";
    tell();
    if (done < of) return;
    words = "";
    workers.removeEventListener("message", onMessage);
    if (late) setTimeout(() => registration.waiting || line.replaceChildren(), 3 * A_WHILE);
  };
  workers.addEventListener("message", onMessage);
  setTimeout(() => {
    late = true;
    tell();
  }, A_WHILE);
};

const keep = async () => {
  const registration = await workers.register(`${site}sw.js`, { scope: site, updateViaCache: "none" });
  const watch = (arriving) => arriving?.addEventListener("statechange", () => {
    if (arriving.state === "installed" && registration.active) offer(registration);
  });
  follow(registration);
  watch(registration.installing);
  registration.addEventListener("updatefound", () => watch(registration.installing));
  if (registration.waiting && registration.active) offer(registration);
  // Browsers look for a new version on each visit, some of them late; and installed apps stay open for days.
  let asked = 0;
  const look = () => {
    if (document.hidden || Date.now() - asked < HOUR) return;
    asked = Date.now();
    registration.update().catch(() => {});
  };
  document.addEventListener("visibilitychange", look);
  if (registration.active) look();
};

if (workers) {
  // The first worker finds a page of its own release; each later one, pages of the last, and those are loaded anew, once.
  let controlled = Boolean(workers.controller);
  let leaving = false;
  workers.addEventListener("controllerchange", () => {
    if (controlled && !leaving) location.reload();
    leaving = controlled;
    controlled = true;
  });
  // Not before the page is there. Without a worker it is a page like any other.
  const begin = () => keep().catch((error) => console.info(`study-widget: not kept for use without a network; ${error.message}`));
  if (document.readyState === "complete") begin();
  else addEventListener("load", begin, { once: true });
}

// A tag to copy names its place on this site.
for (const code of document.querySelectorAll("code.embed")) code.textContent = code.textContent.replace("embed/", `${site}embed/`);

// Asked once, when there is something to lose, because some browsers ask their reader.
addEventListener("study-progress", async ({ detail }) => {
  if (detail.ticked === 1 && !(await navigator.storage?.persisted?.())) navigator.storage?.persist?.();
});

// On the library's page: what the reader did, and the search. A module of its own, so that the page does not wait for it.
if (document.querySelector("main.library")) {
  const { openLibrary } = await import(`${site}embed/study-desk.js`);
  openLibrary(`${site}guides.json`).catch((error) => console.info(`study-widget: the library shows no progress; ${error.message}`));
}

// What is due, on the icon of the installed app. In a browser's tab there is no icon, and nothing is loaded for it.
if (navigator.setAppBadge && matchMedia("(display-mode: standalone)").matches) {
  let waiting;
  const count = async () => {
    const { countDue } = await import(`${site}embed/study-desk.js`);
    await navigator.setAppBadge(await countDue(`${site}guides.json`));
  };
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => count().catch(() => {}), A_WHILE);
  };
  soon();
  for (const event of ["study-progress", "visibilitychange", "storage"]) addEventListener(event, soon);
}
