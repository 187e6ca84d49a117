// The browser's own classes, which the bundler puts in place of the global names: a page about lists may define its own
// `class Node`, and our code would use that.
const of = Object.getPrototypeOf;
const element = of(document.createElement("i"));

export const HTMLElement = element.constructor;
export const Element = of(element).constructor;
export const Node = of(of(element)).constructor;

// A page's own `class Map` or `const Date` hides the global one but is no property of the window, which still has the
// real one.
export const { Date, Map, Response, WeakSet, Window } = globalThis;

// Old polyfills replace `CustomEvent` in the window.
export const CustomEvent = of(document.createEvent("CustomEvent")).constructor;
