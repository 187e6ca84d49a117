// The service worker: after one visit the whole site works without a network.
//
// Listed files are answered from the cache, so a page and its files are always of one release, and a network that
// hangs, answers 503 or shows a hotel's login page makes no difference. Other requests are left to the browser. A new
// release is cached beside the one in use until the reader asks for it (app.js); sw-off.js is the kill switch.
"use strict";

// `study-widget press` inserts every file and its hash here, so a change of any file changes this one.
const FILES = {};
const RELEASE = "none";

const { scope } = self.registration;
// The projects of one owner may share an origin. A URL has no spaces, so no scope's prefix begins another's.
const OURS = `study-widget ${scope} `;
const CACHE = OURS + RELEASE;

// A page is requested by its folder, because some hosts redirect from its file.
const address = (file) => scope + file.replace(/(^|\/)index\.html$/, "$1");

const listed = (path) => {
  const file = /(^|\/)$/.test(path) ? `${path}index.html` : path;
  return Object.hasOwn(FILES, file) ? file : undefined;
};

// Part of another release or a login page has other bytes than listed, and `integrity` makes the browser refuse them.
const fetched = async (file) => {
  const response = await fetch(address(file), { cache: "reload", integrity: FILES[file] });
  // A redirected response may not answer for a page; a copy of it may.
  return response.redirected ? new Response(response.body, response) : response;
};

const kept = (file) => caches.match(address(file), { cacheName: CACHE, ignoreVary: true });

// WebKit empties the cache of an installation that failed, and then loses what is put there, so an empty cache is
// deleted and opened anew.
const opened = async () => {
  const cache = await caches.open(CACHE);
  if ((await cache.keys()).length > 0) return cache;
  await caches.delete(CACHE);
  return caches.open(CACHE);
};

// Caches all files or fails. What an interrupted installation cached was checked then, and is not fetched again.
const keepAll = async (tell) => {
  const cache = await opened();
  const files = Object.keys(FILES);
  let done = 0;
  const keep = async (file) => {
    if (!(await kept(file))) await cache.put(address(file), await fetched(file));
    done += 1;
    tell?.({ done, of: files.length });
  };
  await Promise.all(files.map((file) => keep(file).catch(async (error) => {
    await tell?.({ failed: address(file) });
    throw error;
  })));
};

const tellPages = async (news) => {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  for (const page of pages) if (page.url.startsWith(scope)) page.postMessage(news);
};

let mending;
const answer = async (file, request) => {
  const found = await kept(file).catch(() => undefined);
  if (found) return found;
  // The cache was emptied behind our back: fill it again.
  mending ??= keepAll().finally(() => { mending = undefined; });
  const mended = await mending.then(() => kept(file)).catch(() => undefined);
  if (mended) return mended;
  const response = await fetch(request);
  // The server has another release by now: nothing of this one may be served beside it.
  if (response.ok) await caches.delete(CACHE);
  return response;
};

self.addEventListener("install", (event) => event.waitUntil(keepAll(tellPages)));

self.addEventListener("activate", (event) => event.waitUntil((async () => {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(OURS) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  // Controls open pages at once: the first page a reader opens can be the last before the network goes.
  await self.clients.claim();
})()));

// Chromium forgets to switch workers if a request wakes the old one at that moment, so this asks until it has switched.
const takeOver = () => {
  self.skipWaiting();
  setTimeout(() => self.registration.waiting && takeOver(), 1_000);
};

self.addEventListener("message", ({ data }) => { if (data === "take over") takeOver(); });

self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const [bare] = url.split(/[?#]/, 1);
  if (method !== "GET" || !bare.startsWith(scope)) return;
  const path = bare.slice(scope.length);
  const file = listed(path);
  if (file) event.respondWith(answer(file, event.request));
  else if (mode === "navigate" && listed(`${path}/`)) event.respondWith(Response.redirect(`${bare}/${url.slice(bare.length)}`));
});
