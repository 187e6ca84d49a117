// The same study page with Preact.
import { h, render } from "preact";
import { useEffect, useReducer } from "preact/hooks";
import { mount } from "./article.js";

const useRedraw = () => useReducer((count) => count + 1, 0)[1];

const Tick = ({ model }) => {
  const redraw = useRedraw();
  return h("input", { type: "checkbox", checked: model.on, onChange: () => { model.toggle(); redraw(); } });
};

const Fold = ({ model }) => {
  const redraw = useRedraw();
  return h("button", { onClick: () => { model.toggle(); redraw(); } }, model.open ? "Hide framework" : "Show framework");
};

const Panel = ({ model }) => {
  const redraw = useRedraw();
  useEffect(() => model.watch(redraw), []);
  return [h("span", null, model.words), h("progress", { value: model.part })];
};

mount({
  tick: (slot, model) => render(h(Tick, { model }), slot),
  fold: (slot, model) => render(h(Fold, { model }), slot),
  panel: (slot, model) => render(h(Panel, { model }), slot),
});
