// Makes the site's pages an app: registers the service worker for use without a network, offers new versions, and asks
// the browser for persistent storage. The pages work without it, and a page that embeds the widget never loads it.
const site = new URL("./", import.meta.url).href;
const workers = navigator.serviceWorker;
const HOUR = 3_600_000;
const A_WHILE = 3_000;

// Shows a status message at the bottom of the window. The element is added empty, because screen readers announce only
// what changes in it.
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

// A new version reloads all tabs of the site. If another tab has the desk open, perhaps in the middle of a rehearsal,
// the reader is asked again first.
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
  // If no worker is waiting, another tab has already switched to the new version.
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

// The browser tries again whenever a page of the site is opened; each tab tells its reader once.
const NOT_KEPT = "study-widget:not-kept";
const tellNotKept = (file) => {
  console.warn(`study-widget: ${file}: it does not come as it was built, so nothing is kept for use without a network; have the host send it unchanged`);
  if (sessionStorage.getItem(NOT_KEPT)) return;
  sessionStorage.setItem(NOT_KEPT, "told");
  say("This site could not be kept for use without a network. With one all works, and keeping it is tried again at your next visit.");
  setTimeout(() => line.replaceChildren(), 5 * A_WHILE);
};

// Shows the progress of the first installation if it takes a while. Later workers install beside the version in use,
// unreported.
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
  // Looks for a new version, at most once an hour: browsers look on each visit, some of them late, and installed apps
  // stay open for days.
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
  // The first worker takes control of pages of its own release; each later one, of pages of the release before, which
  // are reloaded once.
  let controlled = Boolean(workers.controller);
  let leaving = false;
  workers.addEventListener("controllerchange", () => {
    if (controlled && !leaving) location.reload();
    leaving = controlled;
    controlled = true;
  });
  // Not before the page has loaded. Without a worker it is a page like any other.
  const begin = () => keep().catch((error) => console.info(`study-widget: not kept for use without a network; ${error.message}`));
  if (document.readyState === "complete") begin();
  else addEventListener("load", begin, { once: true });
}

// Writes this site's address into the tag to copy.
for (const code of document.querySelectorAll("code.embed")) code.textContent = code.textContent.replace("embed/", `${site}embed/`);

// Asks for persistent storage at the first tick, when there is something to lose: some browsers ask their reader.
addEventListener("study-progress", async ({ detail }) => {
  if (detail.ticked === 1 && !(await navigator.storage?.persisted?.())) navigator.storage?.persist?.();
});

// On the library's page: shows progress and the search. They are a module of their own, so that the page does not wait
// for them.
if (document.querySelector("main.library")) {
  const { openLibrary } = await import(`${site}embed/study-desk.js`);
  openLibrary(`${site}guides.json`).catch((error) => console.info(`study-widget: the library shows no progress; ${error.message}`));
}

// Shows how many questions are due on the icon of the installed app. A browser tab has no such icon, and loads nothing
// for it.
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
