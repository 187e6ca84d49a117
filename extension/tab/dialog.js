// A small dialog of the extension in another site's page: some words, perhaps a field, and buttons.
import { attach } from "./look.js";

const RULES = `
  :host { inset: auto 16px 16px auto; max-inline-size: min(26rem, calc(100vw - 32px)) }
  form { padding: 16px; border: 1px solid var(--line); border-radius: 12px; background: var(--paper); color: var(--ink); box-shadow: 0 8px 32px #0003 }
  p, label { display: block; margin: 0 0 12px; overflow-wrap: anywhere }
  p:first-child { color: var(--muted) }
  label { font-weight: 550 }
  input { box-sizing: border-box; inline-size: 100%; min-block-size: 40px; margin-block-start: 6px; padding: 6px 12px; border: 1px solid var(--muted); border-radius: 8px; background: var(--paper); color: inherit; font: inherit; font-size: 16px; font-weight: 400 }
  div { display: flex; flex-wrap: wrap; gap: 8px }
  .main { border-color: var(--accent); background: var(--accent); color: var(--paper); font-weight: 550 }`;

const element = (name, text, members) => Object.assign(document.createElement(name), { textContent: text, ...members });

// Shows the dialog. Resolves to what was typed, to an empty text by `instead` or if there is no field, and to
// `undefined` if the reader declines.
export const ask = ({ words, field, yes, no, instead }) => new Promise((answer) => {
  const host = document.createElement("study-guest");
  const root = attach(host, RULES);
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
  if (yes) row.append(element("button", yes, { className: "main" }));
  row.append(button(no, () => close(undefined)));
  form.append(element("p", words), ...(instead ? [element("p", "")] : []), ...(input ? [label] : []), row);
  if (instead) form.querySelector("p + p").append(button(instead, () => close("")));
  form.onsubmit = (event) => {
    event.preventDefault();
    close(input?.value.trim() ?? "");
  };
  // Keys that are pressed here must not reach the page's shortcuts.
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
