// Writes down what happens on a page, from before its first element to its end. The server puts it first in every page.
'use strict';
{
  const recorder = (window.recorder = { events: [], violations: [], errors: [], mutations: [], shift: 0, articleShift: 0, shifts: [], html: null });
  // The desk's script is asked for by a link, which alone can pin it by its hash.
  const ours = (node) => node.nodeType === 1 && (node.localName.startsWith('study-') || node.matches('[rel=modulepreload][href$="/study-desk.js"]'));
  const called = (node) => node.nodeType === 1 ? node.outerHTML.slice(0, 80) : String(node.data).slice(0, 80);

  // A site's own bars may move with the wheel, once in each frame that the browser has time for.
  const inArticle = (node) => ours(node) || [...document.querySelectorAll('main, article, study-widget')].some((part) => part.contains(node) || node.contains(part));

  for (const type of ['study-ready', 'study-progress', 'study-problem']) {
    addEventListener(type, (event) => recorder.events.push({ type, detail: event.detail }));
  }
  addEventListener('securitypolicyviolation', (event) => recorder.violations.push(`${event.effectiveDirective} ${event.blockedURI}`));
  addEventListener('error', (event) => recorder.errors.push(String(event.message)));
  addEventListener('unhandledrejection', (event) => recorder.errors.push(String(event.reason)));

  addEventListener('scroll', () => { recorder.scrolled = performance.now(); }, true);
  addEventListener('pageshow', (event) => { recorder.cameBack = event.persisted; });

  // The page as its author wrote it: parsed, and no module has run yet.
  document.addEventListener('readystatechange', () => {
    if (document.readyState !== 'interactive') return;
    recorder.html = document.body.outerHTML;
    new MutationObserver((records) => {
      for (const record of records) {
        if (record.type === 'characterData') recorder.mutations.push(`text changed: ${called(record.target)}`);
        for (const node of record.removedNodes) if (!ours(node)) recorder.mutations.push(`removed: ${called(node)}`);
      }
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });

  const watch = (type, note) => {
    if (!PerformanceObserver.supportedEntryTypes.includes(type)) return;
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  };
  watch('layout-shift', (entry) => {
    if (entry.hadRecentInput) return;
    recorder.shift += entry.value;
    if (entry.sources.some(({ node }) => !node || inArticle(node))) recorder.articleShift += entry.value;
    for (const { node, previousRect, currentRect } of entry.sources) {
      recorder.shifts.push(`${node && called(node)} from ${JSON.stringify(previousRect)} to ${JSON.stringify(currentRect)}`);
    }
  });
}
