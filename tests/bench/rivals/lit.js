// The same study page with Lit's templates.
import { html, render } from "lit";
import { mount } from "./article.js";

const drawn = (slot, template) => {
  const draw = () => render(template(draw), slot);
  draw();
  return draw;
};

mount({
  tick: (slot, model) => drawn(slot, () => html`<input type="checkbox" .checked=${model.on} @change=${() => model.toggle()}>`),
  fold: (slot, model) => drawn(slot, (draw) => html`<button @click=${() => { model.toggle(); draw(); }}>${model.open ? "Hide framework" : "Show framework"}</button>`),
  panel: (slot, model) => model.watch(drawn(slot, () => html`<span>${model.words}</span><progress .value=${model.part}></progress>`)),
});
