// What a person can see and reach on the page, the widget's controls included.
const folded = (text) => (text ?? '').replace(/\s+/g, ' ').trim();

const hosts = ['study-widget', 'study-guest', 'study-status', 'study-fold', 'study-tick', 'study-sketch'];

// Every control in the shadow roots of `host` elements: [{ host, element, name }].
const controls = (selector, host = hosts.join()) =>
  [...document.querySelectorAll(host)].flatMap((host) =>
    [...(host.shadowRoot?.querySelectorAll(selector) ?? [])].map((element) => ({ host, element, name: name(element) })));

const name = (element) => {
  const root = element.getRootNode();
  const by = (element.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => id && root.getElementById(id)?.textContent).join(' ');
  const labels = [...(element.labels ?? [])].map((label) => label.textContent).join(' ');
  return folded(element.getAttribute('aria-label')) || folded(by) || folded(labels) || folded(element.textContent);
};

const parent = (node) => node.assignedSlot ?? node.parentNode ?? node.host;

// Whether the reader can see the element's words: rendered, and in nothing that hides its content.
const shown = (element) => {
  if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
  for (let at = element; at; at = parent(at)) {
    if (at.nodeType === 1 && getComputedStyle(at).contentVisibility === 'hidden') return false;
  }
  return element.getClientRects().length > 0;
};

// Whether the element's text holds `words`. Most do not, which is cheaper to see than to fold a long text.
const says = (element, words) => {
  const text = element.textContent;
  return words.split(' ').every((word) => text.includes(word)) && folded(text).includes(words);
};

// The innermost elements of the author's page whose text holds `words`, in order.
const holding = (words, element = document.body) => {
  const inner = [...element.children].filter((child) => says(child, words));
  if (inner.length) return inner.flatMap((child) => holding(words, child));
  return element === document.body || element.matches('script, style, template, noscript') ? [] : [element];
};

const control = (selector, words, host) => {
  const found = controls(selector, host).filter(({ name }) => words.every((part) => name.includes(part)));
  return (found.find(({ element }) => shown(element)) ?? found[0])?.element;
};

// The heading (or summary) that bears the words.
const heading = (words) => holding(words).map((element) => element.closest('h1, h2, h3, h4, h5, h6, summary')).find(Boolean);

const inPanel = (selector) => document.querySelector('study-widget, study-guest')?.shadowRoot?.querySelector(selector);
const panelText = () => folded(document.querySelector('study-widget, study-guest')?.shadowRoot?.textContent);

// What is on the desk: the first that a selector finds, and all of them.
const desk = (selector) => document.querySelector('study-desk')?.shadowRoot?.querySelector(selector) ?? null;
desk.all = (selector) => document.querySelector('study-desk')?.shadowRoot?.querySelectorAll(selector) ?? [];

// Where the keys go.
const focused = () => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
};
