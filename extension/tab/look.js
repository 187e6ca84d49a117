// The style of the extension's own controls in other sites' pages: like the widget's, in the reader's colour scheme.
const LOOK = `
  :host { all: initial; --accent: light-dark(#0b5c55, #6fd3c4); --ink: light-dark(#1d2126, #e8e6e1); --muted: light-dark(#5a626b, #a5adb5); --line: light-dark(#c9ced4, #454c54); --paper: light-dark(#fff, #16191d); position: fixed; z-index: 2147483647; color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif }
  :host([hidden]) { display: none }
  button { min-block-size: 36px; max-inline-size: 100%; padding: 4px 14px; border: 1px solid var(--line); border-radius: 8px; background: var(--paper); color: var(--ink); font: inherit; text-align: start; cursor: pointer }
  button:hover { border-color: var(--accent) }
  :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }`;

// Attaches a shadow root with this style and the caller's own rules.
export const attach = (host, rules) => {
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(LOOK + rules);
  root.adoptedStyleSheets = [sheet];
  return root;
};
