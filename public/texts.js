// The texts of a language: beside the file that a site includes, or in a page that has everything in it.
const textsOf = (code) => {
  const inside = document.querySelector("meta[name=study-texts]")?.content;
  return new URL(inside ?? `study-widget.${code}.txt`, import.meta.url);
};
export const fetchTexts = (code, integrity) => fetch(textsOf(code), { integrity });
