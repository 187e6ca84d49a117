// The kill switch. Put this in the place of `sw.js` and publish: each browser that was here fetches it on its reader's next
// visit, throws away everything that the other kept, and has a worker that does nothing. What readers ticked is not touched.
// Publish the other `sw.js` again to take it back.
"use strict";

// Chromium forgets to change workers where a request wakes the old one at that moment: it is asked until it has.
const takeOver = () => {
  self.skipWaiting();
  setTimeout(() => self.registration.waiting && takeOver(), 1_000);
};

self.addEventListener("install", takeOver);

self.addEventListener("activate", (event) => event.waitUntil((async () => {
  const names = await caches.keys();
  const ours = names.filter((name) => name.startsWith(`study-widget ${self.registration.scope} `));
  await Promise.all(ours.map((name) => caches.delete(name)));
  const pages = await self.clients.matchAll({ type: "window" });
  for (const page of pages) page.navigate(page.url).catch(() => {});
})()));
