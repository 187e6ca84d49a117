// The study modes, fetched when a reader first asks for one, and what else a page seldom asks for.
import init, { everything, library, open, readAhead, importProgress as merge } from "study-desk/glue";
import { idle } from "study-widget/page";
import { camera } from "./camera.js";
import { follow, keptFile, updateSoon } from "./kept-file.js";
import { present } from "./modal.js";
import { remind, remindInLibrary } from "./reminder.js";
import { since } from "./since.js";

let module;

// A failed download is forgotten, so that the next wish tries again.
const load = () => (module ??= init({ module_or_path: fetch(new URL("study-desk.wasm", import.meta.url), { integrity: WASM_INTEGRITY }) })
  .catch((error) => {
    module = undefined;
    throw error;
  }));

// Who is told of what the desk writes.
let tell;
const wrote = (key) => {
  tell(key);
  updateSoon();
};
const script = () => ({ written: wrote, app, squeeze, unsqueeze, present, since, ...camera, ...keptFile });

export const openDesk = async (widget, mode, written) => {
  await load();
  tell = written;
  open(widget, mode, script());
  follow(everything);
};

const prepare = async (widget) => {
  if (navigator.connection?.saveData || !/"reviews"/.test(JSON.stringify(widget.progress))) return;
  await load();
  idle(() => readAhead(widget, script()));
};

// For a reader who comes back: a desk that opens at once, where they rated answers to this article, and a word of backups.
export const welcome = (widget) => {
  idle(() => prepare(widget).catch(() => {}));
  return remind(widget);
};

// Where the app of this site has a guide that stands on another page; nowhere, where it has none or may not be asked.
const versioned = /\/embed\/\d[^/]*\/[^/]*$/.test(import.meta.url);
const home = new URL(versioned ? "../../" : "../", import.meta.url).href;
const app = async (guide) => {
  if (location.href.startsWith(home)) return undefined;
  const guides = await (await fetch(`${home}guides.json`)).json();
  const found = guides.find(({ id }) => id === guide);
  return found && home + found.url;
};

// A text by DEFLATE, and back. Both fail where the browser knows none; bytes that are no text of at most `limit` come to nothing.
const squeeze = async (text) => {
  const squeezed = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(squeezed).arrayBuffer());
};

const unsqueeze = async (bytes, limit) => {
  const inflate = new DecompressionStream("deflate-raw");
  // In sips: each may come out a thousand times as long, and at once.
  const sips = new ReadableStream({
    pull(to) {
      if (!bytes.length) return to.close();
      to.enqueue(bytes.slice(0, 4096));
      bytes = bytes.subarray(4096);
    },
  });
  const reader = sips.pipeThrough(inflate).getReader();
  const letters = new TextDecoder("utf-8", { fatal: true });
  try {
    for (let text = ""; ; ) {
      const { done, value } = await reader.read();
      if (done) return text + letters.decode();
      limit -= value.length;
      if (limit < 0) return undefined;
      text += letters.decode(value, { stream: true });
    }
  } catch {
    return undefined;
  } finally {
    reader.cancel().catch(() => {});
  }
};

// The library's page: what the reader did with each guide, and a search in all of them.
export const openLibrary = async (catalogue) => {
  const [text] = await Promise.all([fetch(catalogue).then((answer) => answer.text()), load()]);
  library(text);
  remindInLibrary();
  follow(everything);
};

export const importProgress = async (host, text) => {
  await load();
  const [added, updated, unchanged, rejected] = merge(host, text);
  return { added, updated, unchanged, rejected };
};
