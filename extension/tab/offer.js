// A button beside the reader's selection, while the page is studied.
import { attach } from "./look.js";

const RULES = "button { box-shadow: 0 2px 12px #0004 }";
// How long a selection must rest before the button comes, in milliseconds.
const REST = 300;
const SPACE = 8;
// In these elements a selection is no passage of the page.
const ELSEWHERE = "input, textarea, [contenteditable], study-desk, study-guest";

export class Offer {
  #host = document.createElement("study-guest");
  #button = document.createElement("button");
  #wordsOn;
  #resting;

  // `wordsOn` returns the button's words for a selection that begins in a node.
  constructor(press, wordsOn) {
    this.#wordsOn = wordsOn;
    const root = attach(this.#host, RULES);
    this.#button.type = "button";
    root.append(this.#button);
    // Without this, a press would clear the selection.
    this.#host.addEventListener("pointerdown", (event) => event.preventDefault());
    this.#host.addEventListener("mousedown", (event) => event.preventDefault());
    this.#button.addEventListener("click", () => {
      this.#host.hidden = true;
      press();
    });
    document.addEventListener("selectionchange", () => this.#rest());
    document.addEventListener("scroll", () => this.#rest(), { capture: true, passive: true });
    this.show();
  }

  show() {
    this.#host.hidden = true;
    document.documentElement.append(this.#host);
  }

  leave() {
    this.#host.remove();
  }

  #rest() {
    if (!this.#host.isConnected) return;
    this.#host.hidden = true;
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.#place(), REST);
  }

  #place() {
    const selection = getSelection();
    const node = selection.anchorNode;
    const around = node?.nodeType === 1 ? node : node?.parentElement;
    if (selection.isCollapsed || !around || around.closest(ELSEWHERE) || !/[\p{L}\p{N}]/u.test(String(selection))) return;
    const box = [...selection.getRangeAt(0).getClientRects()].at(-1);
    if (!box || box.bottom < 0 || box.top > innerHeight) return;
    this.#button.textContent = this.#wordsOn(selection.getRangeAt(0).startContainer);
    this.#host.hidden = false;
    const { width, height } = this.#button.getBoundingClientRect();
    const isBelow = box.bottom + SPACE + height < innerHeight;
    const left = Math.min(Math.max(box.right - width / 2, SPACE), innerWidth - width - SPACE);
    const top = isBelow ? box.bottom + SPACE : box.top - SPACE - height;
    Object.assign(this.#host.style, { left: `${left}px`, top: `${top}px` });
  }
}
