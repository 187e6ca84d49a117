// The kill switch. Publish this file in place of `sw.js`: each browser that knows the site fetches it on its reader's
// next visit, deletes everything that the other worker cached, and has a worker that does nothing. What readers ticked
// is not touched. Publish the other `sw.js` again to undo it.
"use strict";

// Chromium forgets to switch workers if a request wakes the old one at that moment, so this asks until it has switched.
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
