// Whether what the desk has read is good for the next time it opens.
import { changes, guideId } from "study-widget/page";

let last;

const forget = () => {
  last?.watch.disconnect();
  last = undefined;
};

const records = () => {
  const found = new Map();
  for (let at = localStorage.length; at--; ) {
    const key = localStorage.key(at);
    if (key.startsWith("study-widget:")) found.set(key, localStorage.getItem(key));
  }
  return found;
};

// The keys of what was stored since this was last asked; nothing where the article is to be read anew, and all that is stored.
export const since = (host, root) => {
  const before = last;
  forget();
  const page = [host, root, guideId(), ...host.constructor.observedAttributes.map((name) => host.getAttribute(name))];
  const stored = records();
  last = { page, stored, watch: changes(root, forget) };
  if (page.some((sign, at) => sign !== before?.page[at])) return;
  for (const key of before.stored.keys()) if (!stored.has(key)) return;
  return [...stored.keys()].filter((key) => stored.get(key) !== before.stored.get(key));
};
