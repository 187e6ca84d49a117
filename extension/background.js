// The button, the key chord and the menus. It holds nothing: all that is kept is in the browser's own lists and storage.
const api = globalThis.browser ?? chrome;

const put = async (script, tab) => {
  try {
    await api.scripting.executeScript({ target: { tabId: tab.id }, files: [script] });
  } catch (error) {
    // The browser's own pages and its store let nobody in.
    await say(tab.id, "–", "Extensions may not change this page");
  }
};

const say = async (tabId, text, title) => {
  await api.action.setBadgeText({ tabId, text });
  await api.action.setTitle({ tabId, title });
};

api.action.onClicked.addListener((tab) => put("content.js", tab));

api.runtime.onMessage.addListener(({ put: script, questions }, { tab }, answer) => {
  if (!tab) return undefined;
  if (script) {
    put(script, tab).then(answer);
    return true;
  }
  if (questions === 0) say(tab.id, "0", "No questions found on this page");
  else if (questions) say(tab.id, String(questions), "Leave this page as it was");
  else say(tab.id, "", "Study this page");
  return undefined;
});

const MENUS = [
  ["study", "Study this page", ["page"]],
  ["point", "Make it a point", ["selection"]],
  ["library", "My library", ["action"]],
  ["always", "Always on this site", ["action"]],
  ["no-longer", "No longer by itself on this site", ["action"]],
];

api.runtime.onInstalled.addListener(() => {
  for (const [id, title, contexts] of MENUS) api.contextMenus.create({ id, title, contexts });
});

// Ports are no part of what a permission is given for.
const everywhereOn = (address) => {
  const { protocol, hostname } = new URL(address);
  return /^https?:$/.test(protocol) ? `${protocol}//${hostname}/*` : undefined;
};

const always = async (pattern) => {
  // Asked in the very turn of the click: later the browser refuses to ask.
  if (!pattern || !await api.permissions.request({ origins: [pattern] })) return;
  await never(pattern);
  await api.scripting.registerContentScripts([{ id: pattern, matches: [pattern], js: ["content.js"], runAt: "document_idle" }]);
};

const never = async (pattern) => {
  const known = await api.scripting.getRegisteredContentScripts();
  const ids = known.map(({ id }) => id).filter((id) => id === pattern);
  if (ids.length) await api.scripting.unregisterContentScripts({ ids });
};

api.contextMenus.onClicked.addListener(({ menuItemId }, tab) => {
  if (menuItemId === "study") put("content.js", tab);
  if (menuItemId === "point") put("point.js", tab);
  if (menuItemId === "library") api.runtime.openOptionsPage();
  if (menuItemId === "always") always(everywhereOn(tab.url));
  if (menuItemId === "no-longer") {
    const pattern = everywhereOn(tab.url);
    never(pattern).then(() => api.permissions.remove({ origins: [pattern] }));
  }
});

// Taken back in the browser's own settings, it is taken back here.
api.permissions.onRemoved.addListener(({ origins = [] }) => origins.forEach(never));
