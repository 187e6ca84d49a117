// Measures a page from within. It is the page's first script, so that it sees everything.
"use strict";
const ruler = { ready: 0, compiled: 0, read: 0, longest: 0, blocking: 0, shift: 0, memory: null };
{
  const watch = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  watch("longtask", ({ duration }) => {
    ruler.longest = Math.max(ruler.longest, duration);
    ruler.blocking += duration - 50;
  });
  watch("layout-shift", (entry) => { if (!entry.hadRecentInput) ruler.shift += entry.value; });

  const note = () => { ruler.ready ||= performance.now(); };
  for (const event of ["study-ready", "rival-ready"]) document.addEventListener(event, note);

  const compile = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (...given) => {
    const made = await compile.apply(WebAssembly, given);
    ruler.compiled = performance.now();
    ruler.memory = made.instance.exports.memory;
    return made;
  };

  // The widget opens the storage as soon as it has read the page, so the first access marks that moment.
  const { get } = Object.getOwnPropertyDescriptor(window, "localStorage");
  Object.defineProperty(window, "localStorage", {
    get() {
      if (ruler.compiled) ruler.read ||= performance.now();
      return get.call(window);
    },
  });

  // Waits until the main thread is idle and the page is painted.
  ruler.rest = () => new Promise((rested) =>
    requestAnimationFrame(() => requestIdleCallback(() => requestAnimationFrame(() => setTimeout(rested)))));
  ruler.frame = () => new Promise((painted) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = painted;
    channel.port2.postMessage(null);
  }));

  // The first control of a kind, once there is one; the widget's controls mount when they near the viewport.
  const first = async (own, control) => {
    for (;;) {
      const mounted = [...document.querySelectorAll(own)].find((element) => element.shadowRoot?.querySelector(control));
      const found = mounted?.shadowRoot.querySelector(control) ?? document.querySelector(`article span > ${control}`);
      if (found) return found;
      await ruler.frame();
    }
  };
  // The point to click to open the first framework.
  ruler.firstFold = async () => {
    const { left, top, width, height } = (await first("study-fold", "button")).getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  };
  // The time from each of several ticks to the frame that shows it.
  ruler.tickSome = async (times) => {
    const box = await first("study-tick", "input");
    const taken = [];
    for (let time = 0; time < times; time += 1) {
      await ruler.rest();
      const start = performance.now();
      box.click();
      await ruler.frame();
      taken.push(performance.now() - start);
    }
    return taken;
  };

  // Waits until no work is left: the browser was idle for some time, or 100 looks have passed.
  ruler.settled = async () => {
    for (let idle = 0, looks = 0; idle < 6 && looks < 100; looks += 1) {
      // Without a frame, Chromium may not report that it is idle.
      await new Promise(requestAnimationFrame);
      const left = await new Promise((told) => requestIdleCallback((deadline) => told(deadline.timeRemaining()), { timeout: 500 }));
      idle = left > 2 ? idle + 1 : 0;
      await new Promise((passed) => setTimeout(passed, 50));
    }
  };

  // Scrolls by whole screens, to the end or at most 200 of them: the percentage of late frames, and the layout shift.
  const SCREENS = 200;
  ruler.scrollThrough = async () => {
    const shift = ruler.shift, frame = () => new Promise(requestAnimationFrame);
    let frames = 0, late = 0, last = await frame();
    for (let screen = 0; screen < SCREENS && scrollY + innerHeight < document.scrollingElement.scrollHeight - 1; screen += 1) {
      scrollBy({ top: innerHeight, behavior: "instant" });
      const now = await frame(), passed = Math.max(1, Math.round((now - last) / (1000 / 60)));
      frames += passed;
      late += passed - 1;
      last = now;
    }
    await ruler.settled();
    return [(100 * late) / frames, ruler.shift - shift];
  };

  // The time to the frame that shows every framework on the screen.
  ruler.showAll = async () => {
    scrollTo({ top: 0, behavior: "instant" });
    await ruler.settled();
    const start = performance.now(), widget = document.querySelector("study-widget");
    if (widget) widget.showAll();
    else for (const button of document.querySelectorAll("article span > button")) button.click();
    await ruler.frame();
    const taken = performance.now() - start;
    await ruler.settled();
    return taken;
  };

  // Stores a tick on every other point, in the contender's own format.
  ruler.tickHalf = () => {
    const guide = document.querySelector("study-widget")?.outline;
    const isOdd = (_, at) => at % 2;
    if (!guide) {
      const boxes = [...document.querySelectorAll("h2")].flatMap(({ id }) => Array.from({ length: 9 }, (_, at) => `${id}:${at}`));
      return localStorage.setItem("rival", JSON.stringify(boxes.filter(isOdd)));
    }
    for (const { id, points, followUps } of guide.questions) {
      const ticks = Object.fromEntries([...points, ...followUps].filter(isOdd).map((item) => [item.id, [true, Date.now(), 0, 1]]));
      localStorage.setItem(`study-widget:${guide.guide}:${id}`, JSON.stringify({ v: 2, title: "", ticks }));
    }
  };

  // Waits until the page is ready and the returning reader's desk is preloaded.
  ruler.idle = async () => {
    const isLoaded = () => performance.getEntriesByType("resource").some(({ name }) => name.endsWith("study-desk.wasm"));
    while (!ruler.ready || !isLoaded()) await ruler.rest();
    for (let nth = 0; nth < 9; nth += 1) await ruler.rest();
  };

  // Stores a history with so many reviews; the last of each question is some weeks old.
  ruler.remember = (questions, reviews) => {
    const day = 864e5, today = Math.floor(Date.now() / day);
    for (let question = 1; question <= questions; question += 1) {
      const texts = {};
      const count = Math.floor((question * reviews) / questions) - Math.floor(((question - 1) * reviews) / questions);
      for (let nth = 0; nth < count; nth += 1) {
        const on = today - 60 + Math.floor((40 * nth) / count), at = on * day + question;
        texts[`${at}-0-1`] = [`${1 + ((question + nth) % 4)} ${on} ${on + 1 + ((question * 7 + nth) % 30)}`, at, 0, 1];
      }
      localStorage.setItem(`study-widget:${location.pathname}:case-${question}`, JSON.stringify({ v: 2, title: "", reviews: texts }));
    }
  };

  // The time until the desk is on the screen, until its first question shows and has the focus, and until the desk is
  // modal; then closes it again.
  ruler.openDesk = async () => {
    const start = performance.now(), passed = () => performance.now() - start, later = window.setTimeout;
    await document.querySelector("study-widget").study("review");
    // Once its frame is painted, the desk may read the article in a task of its own.
    let painted = false, seen = 0;
    requestAnimationFrame(() => { painted = true; });
    const look = () => { if (painted) seen ||= passed(); };
    window.setTimeout = (work, ...rest) => later(() => { look(); work(); }, ...rest);
    ruler.frame().then(look);
    const desk = document.querySelector("study-desk").shadowRoot;
    const isAsked = () => desk.activeElement?.matches("dialog h2");
    if (!isAsked()) await new Promise((asked) => desk.addEventListener("focusin", () => isAsked() && asked()));
    await ruler.frame();
    const furnished = passed(), dialog = desk.querySelector("dialog");
    while (!dialog.matches(":modal")) await ruler.frame();
    const modal = passed();
    window.setTimeout = later;
    dialog.close();
    await ruler.rest();
    return [seen, furnished, modal];
  };
}
