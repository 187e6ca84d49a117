// The desk's dialog can be seen and used before it is modal: for that the browser goes through the whole page, which takes it
// a while in a long article.
import { focus, idle } from "study-widget/page";

const focused = () => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
};

// Makes an open dialog modal once it is painted. When it closes, the focus goes back to where it is now.
export const present = (dialog) => {
  const before = focused();
  const makeModal = () => {
    if (!dialog.open || !dialog.isConnected || dialog.matches(":modal")) return;
    const at = focused();
    dialog.removeAttribute("open");
    dialog.showModal();
    focus(at);
  };
  // Keys that lead out of it need to find it modal.
  dialog.addEventListener("keydown", ({ key }) => /^(Tab|Escape)$/.test(key) && makeModal());
  dialog.addEventListener("close", () => focus(before));
  requestAnimationFrame(() => idle(makeModal, { timeout: 200 }));
};
