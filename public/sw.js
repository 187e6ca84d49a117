// The service worker: after one visit the whole site works without a network.
//
// What is listed is answered from the cache and never from the network, so a page and its files are always of one release,
// and a network that hangs, answers 503 or welcomes the guests of a hotel makes no difference. What is not listed is left
// to the browser. A new release is kept beside the one in use until the reader asks for it (app.js); sw-off.js ends it all.
"use strict";

// `study-widget press` puts every file and its hash here: a change of any file changes this one.
const FILES = {};
const RELEASE = "none";

const { scope } = self.registration;
// Projects of one owner share an origin. A space cannot be part of an address, so no scope begins another's name.
const OURS = `study-widget ${scope} `;
const CACHE = OURS + RELEASE;

// A page is asked for by its folder: some hosts redirect from its file.
const address = (file) => scope + file.replace(/(^|\/)index\.html$/, "$1");

const listed = (path) => {
  const file = /(^|\/)$/.test(path) ? `${path}index.html` : path;
  return Object.hasOwn(FILES, file) ? file : undefined;
};

// Half a deployment or a portal's page has other bytes than the listed ones, and the browser refuses it.
const fetched = async (file) => {
  const response = await fetch(address(file), { cache: "reload", integrity: FILES[file] });
  // What was redirected may not answer for a page; a copy may.
  return response.redirected ? new Response(response.body, response) : response;
};

const kept = (file) => caches.match(address(file), { cacheName: CACHE, ignoreVary: true });

// WebKit empties the cache of a round that failed, and then loses what is put there: another takes its place.
const opened = async () => {
  const cache = await caches.open(CACHE);
  if ((await cache.keys()).length > 0) return cache;
  await caches.delete(CACHE);
  return caches.open(CACHE);
};

// All or nothing. What an interrupted round kept was checked on its way in and is not fetched again.
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
  // Somebody emptied the cache under us.
  mending ??= keepAll().finally(() => { mending = undefined; });
  const mended = await mending.then(() => kept(file)).catch(() => undefined);
  if (mended) return mended;
  const response = await fetch(request);
  // Another release is on the air: nothing of this one may stand beside it.
  if (response.ok) await caches.delete(CACHE);
  return response;
};

self.addEventListener("install", (event) => event.waitUntil(keepAll(tellPages)));

self.addEventListener("activate", (event) => event.waitUntil((async () => {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(OURS) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  // The first page a reader sees can also be the last before the network goes.
  await self.clients.claim();
})()));

// Chromium forgets to change workers where a request wakes the old one at that moment: it is asked until it has.
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
