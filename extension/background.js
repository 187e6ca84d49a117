// The background script: the toolbar button, its keyboard shortcut and the menus. It keeps no state of its own;
// everything is in the browser's permissions, registered scripts and storage.
import { t } from "./texts.js";

const api = globalThis.browser ?? chrome;

const put = async (script, tab) => {
  try {
    await api.scripting.executeScript({ target: { tabId: tab.id }, files: [script] });
  } catch (error) {
    // The browser lets no extension into its own pages and its extension store.
    await say(tab.id, "–", t("mayNot"));
  }
};

const say = async (tabId, text, title) => {
  await api.action.setBadgeText({ tabId, text });
  await api.action.setTitle({ tabId, title });
};

api.action.onClicked.addListener((tab) => put("content.js", tab));

api.runtime.onMessage.addListener(({ put: script, texts, questions, missing }, { tab }, answer) => {
  if (!tab) return undefined;
  if (script) {
    put(script, tab).then(answer);
    return true;
  }
  if (texts) {
    fetch(`study-widget.${texts}.txt`).then((file) => file.text()).then(answer);
    return true;
  }
  const more = missing ? `\n${t("missing", missing)}` : "";
  if (questions === 0) say(tab.id, "0", t("noQuestions") + more);
  else if (questions) say(tab.id, String(questions), t("leave") + more);
  else say(tab.id, "", t("study"));
  return undefined;
});

const MENUS = [
  ["study", "study", ["page"]],
  ["point", "makePoint", ["selection"]],
  ["library", "library", ["action"]],
  ["always", "always", ["action"]],
  ["no-longer", "noLonger", ["action"]],
];

api.runtime.onInstalled.addListener(async () => {
  await api.contextMenus.removeAll();
  for (const [id, text, contexts] of MENUS) api.contextMenus.create({ id, title: t(text), contexts });
  // An update of the extension drops its registered scripts but not the permissions that the reader granted, so
  // register them again.
  const { origins } = await api.permissions.getAll();
  const { host_permissions: required = [] } = api.runtime.getManifest();
  for (const pattern of origins) if (!required.includes(pattern)) await register(pattern);
});

// Permissions are given for a host without its port.
const everywhereOn = (address) => {
  const { protocol, hostname } = new URL(address);
  return /^https?:$/.test(protocol) ? `${protocol}//${hostname}/*` : undefined;
};

const always = async (pattern) => {
  // Requested in the same turn as the click: later the browser refuses to ask.
  if (pattern && await api.permissions.request({ origins: [pattern] })) await register(pattern);
};

const register = async (pattern) => {
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

// When the reader revokes a permission in the browser's settings, unregister its script.
api.permissions.onRemoved.addListener(({ origins = [] }) => origins.forEach(never));
