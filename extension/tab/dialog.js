// A small dialog of the extension in a stranger's page: some words, perhaps a field, and buttons.
const RULES = `
  :host { position: fixed; inset: auto 16px 16px auto; z-index: 2147483647; max-inline-size: min(26rem, calc(100vw - 32px)); color-scheme: light dark }
  form { padding: 16px; border: 1px solid #8888; border-radius: 8px; background: Canvas; color: CanvasText; font: 15px/1.45 system-ui, sans-serif; box-shadow: 0 4px 24px #0004 }
  p, label { display: block; margin: 0 0 12px }
  input { box-sizing: border-box; inline-size: 100%; margin-block-start: 4px; min-block-size: 32px; font: inherit }
  button { margin-inline-end: 8px; min-block-size: 32px; padding-inline: 12px; font: inherit; max-inline-size: 100% }`;

const element = (name, text, members) => Object.assign(document.createElement(name), { textContent: text, ...members });

// Asks once. Resolves to what was typed, to an empty text by `instead` or where there is no field, or to nothing where the
// reader would not.
export const ask = ({ words, field, yes, no, instead }) => new Promise((answer) => {
  const host = document.createElement("study-guest");
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(RULES);
  root.adoptedStyleSheets = [sheet];
  const form = element("form", "", { role: "dialog", ariaLabel: "Study Widget", dir: "auto" });
  const input = field && element("input", "", { required: true, maxLength: 300 });
  const label = element("label", field ?? "");
  if (input) label.append(input);
  const close = (value) => {
    host.remove();
    answer(value);
  };
  const button = (text, press) => element("button", text, { type: "button", onclick: press });
  const row = element("div");
  if (yes) row.append(element("button", yes));
  row.append(button(no, () => close(undefined)));
  form.append(element("p", words), ...(instead ? [element("p", "")] : []), ...(input ? [label] : []), row);
  if (instead) form.querySelector("p + p").append(button(instead, () => close("")));
  form.onsubmit = (event) => {
    event.preventDefault();
    close(input?.value.trim() ?? "");
  };
  // What is typed here is no shortcut of the page's.
  for (const name of ["keydown", "keypress", "keyup"]) {
    host.addEventListener(name, (event) => {
      event.stopPropagation();
      if (name === "keydown" && event.key === "Escape") close(undefined);
    });
  }
  root.append(form);
  document.documentElement.append(host);
  (input && !instead ? input : form.querySelector("button")).focus();
});
