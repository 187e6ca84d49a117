// The same study page written by hand, without any library.
import { mount } from "./article.js";

const add = (slot, name, properties) => slot.appendChild(Object.assign(document.createElement(name), properties));

mount({
  tick(slot, model) {
    add(slot, "input", { type: "checkbox", checked: model.on, onchange: () => model.toggle() });
  },
  fold(slot, model) {
    const button = add(slot, "button", { textContent: "Show framework" });
    button.onclick = () => {
      model.toggle();
      button.textContent = model.open ? "Hide framework" : "Show framework";
    };
  },
  panel(slot, model) {
    const words = add(slot, "span", {});
    const picture = add(slot, "progress", {});
    const draw = () => {
      words.textContent = model.words;
      picture.value = model.part;
    };
    model.watch(draw);
    draw();
  },
});
