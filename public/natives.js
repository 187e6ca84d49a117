// The browser's own classes: a page about lists may have a `class Node` of its own, and all our code would take it for the
// browser's. Bundled in their place.
const of = Object.getPrototypeOf;
const element = of(document.createElement("i"));

export const HTMLElement = element.constructor;
export const Element = of(element).constructor;
export const Node = of(of(element)).constructor;

// A page's own `class Map` or `const Date` is not in the window but hides what is.
export const { Date, Map, Response, WeakSet, Window } = globalThis;

// Old polyfills put their own into the window.
export const CustomEvent = of(document.createEvent("CustomEvent")).constructor;
