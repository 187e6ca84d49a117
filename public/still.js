// Nothing the reader looks at moves, unless they asked for it. A framework on the screen that closes unasked would pull up
// what follows: its slot takes over the room it had, and gives it back once out of sight. A slot that would push something
// down stands over the page instead. What closes above the screen is made up for by scrolling.
import { after, fit } from "./page.js";

const ROOM = "--study-room";

// Where an element begins on the screen, in CSS pixels from its top.
export const top = (element) => element.getBoundingClientRect().top;

export const screenHeight = () => innerHeight;

const isShown = (element) => element.getClientRects().length > 0;
const placed = (element) => element && { element, was: top(element) };

// What follows a run of blocks, or its own text if it is open, and its top; nothing where none of the run is on the screen.
export const still = (blocks, open) => {
  const [first, last] = [blocks[0], blocks.at(-1)];
  const { width, top } = first.getBoundingClientRect();
  const isSeen = width > 0 && top < innerHeight && last.getBoundingClientRect().bottom > 0;
  return isSeen ? placed(open ? first : after(last)) : undefined;
};

// Whether the panel stands before all questions, and not among them; one that stands nowhere yet will.
export const leads = (panel, [first]) => !panel.isConnected || first && top(panel) <= top(first);

// What follows the panel, with its top before the panel is filled, and the room the panel has until then.
export const pushed = (panel, [first]) => {
  const next = placed(panel.isConnected ? after(panel) : first);
  return next && { ...next, room: panel.getBoundingClientRect().height };
};

// Makes up for what was moved by controls, by folds with these slots, of which `stills` were read before, and by the panel.
export const makeUp = (panel, controls, stills, slots, pushed) => {
  const moved = pushed ? top(pushed.element) - pushed.was : 0;
  const covers = pushed && reaches(panel, moved);
  fit(controls);
  // What the panel moved, it gives back, or the browser scrolls by as much.
  hold(stills, slots, moved);
  if (pushed) dock(panel, pushed, moved, covers);
};

// Whether the page, without how far the panel moved it, reaches below a panel that waits at the screen's edge.
const reaches = (panel, moved) =>
  document.body.getBoundingClientRect().bottom - moved > innerHeight - panel.shadowRoot?.firstElementChild.getBoundingClientRect().height;

// A waiting panel covers the end of a page that is too short to scroll its place out of sight: then let it be scrolled so far.
export const makeWay = (panel) => {
  if (panel.matches("[data-docked]:not([data-way])")) panel.toggleAttribute("data-way", reaches(panel, 0));
};

// Gives each slot the room that keeps what follows it where it was, but for how far the panel moved it. Reads all, then
// writes all.
const hold = (stills, slots, moved) => {
  const read = stills.map(({ element, was }, at) => ({ slot: slots[at], was, top: top(element) - moved, height: slots[at].getBoundingClientRect().height }));
  let given = 0;
  for (const { slot, was, top, height } of read) {
    const now = top + given;
    // What stood below the screen's edge may come up to it, and go further down.
    const room = Math.min(was, innerHeight) - now;
    const isUnseen = now >= innerHeight && was >= innerHeight;
    if (Math.abs(room) < 0.5 || room < 0 && isUnseen) continue;
    if (room < 0) slot.setAttribute("data-over", "");
    const kept = Math.max(0, height + room);
    keep(slot, kept);
    given += kept - height;
  }
};

// Where the panel pushed down what the reader sees, it waits at the screen's edge, and what it found in its place keeps its
// room, until that place is out of sight.
const dock = (panel, { was, room }, moved, covers) => {
  if (was <= 0 || was >= innerHeight || Math.abs(moved) < 1) return;
  panel.setAttribute("data-docked", room > 0 ? "room" : "");
  panel.toggleAttribute("data-way", covers);
  keep(panel, room);
};

// Keeps an element of ours a room of so many pixels, as long as it is seen.
const keep = (element, room) => {
  element.setAttribute("data-room", "");
  element.style.setProperty(ROOM, `${Math.round(room)}px`);
  seen.observe(element);
};

const seen = /* @__PURE__ */ new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) isIntersecting || release(target);
});

// Takes the room of a slot or of the panel back.
export const release = (element) => {
  seen.unobserve(element);
  for (const name of ["data-over", "data-docked", "data-room", "data-way"]) element.removeAttribute(name);
  element.style.removeProperty(ROOM);
  if (!element.getAttribute("style")) element.removeAttribute("style");
};

// What the reader looks at, and its top, where anything stands above it and the browser does not keep it in place itself.
export const held = (root, headings) => {
  if (CSS.supports("overflow-anchor", "auto") || scrollY <= 0) return undefined;
  const { left, width } = root.getBoundingClientRect();
  const middle = document.elementFromPoint(left + width / 2, innerHeight / 3);
  const heading = headings.find((heading) => isShown(heading) && top(heading) >= 0 && top(heading) < innerHeight);
  return placed(heading ?? (middle !== root && root.contains(middle) ? middle : undefined));
};

// Scrolls by as much as it moved while blocks out of sight opened and closed, unless it was closed itself.
export const letGo = (held) => {
  if (held && isShown(held.element)) scrollBy(0, top(held.element) - held.was);
};

// The first of these headings below the top of the screen, else the first of all; of those that are shown.
export const nextBelow = (headings) => {
  const JUST_BELOW_THE_TOP = 120;
  const shown = headings.filter(isShown);
  return shown.find((heading) => top(heading) > JUST_BELOW_THE_TOP) ?? shown[0];
};
