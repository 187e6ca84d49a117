// Measures a page from within: first in it, so that nothing happens before it looks.
"use strict";
const ruler = { ready: 0, compiled: 0, longest: 0, shift: 0 };
{
  const watch = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  watch("longtask", (entry) => { ruler.longest = Math.max(ruler.longest, entry.duration); });
  watch("layout-shift", (entry) => { if (!entry.hadRecentInput) ruler.shift += entry.value; });

  const note = () => { ruler.ready ||= performance.now(); };
  for (const event of ["study-ready", "rival-ready"]) document.addEventListener(event, note);

  const compile = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (...given) => {
    const made = await compile.apply(WebAssembly, given);
    ruler.compiled = performance.now();
    return made;
  };

  // The main thread is free, and what was done is on the screen.
  ruler.rest = () => new Promise((rested) =>
    requestAnimationFrame(() => requestIdleCallback(() => requestAnimationFrame(() => setTimeout(rested)))));
  ruler.frame = () => new Promise((painted) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = painted;
    channel.port2.postMessage(null);
  }));

  // The first control of a kind, once there is one: those of the widget mount as they near the screen.
  const first = async (own, control) => {
    for (;;) {
      const mounted = [...document.querySelectorAll(own)].find((element) => element.shadowRoot?.querySelector(control));
      const found = mounted?.shadowRoot.querySelector(control) ?? document.querySelector(`article span > ${control}`);
      if (found) return found;
      await ruler.frame();
    }
  };
  ruler.openFirst = async () => {
    (await first("study-fold", "button")).click();
    await ruler.rest();
  };
  // The time from each of some ticks to the frame that shows it.
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
}
