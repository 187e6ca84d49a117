// Fetches the texts of a language: from beside the file that a site includes, or from the page that has everything in
// it.
const textsOf = (code) => {
  const inside = document.querySelector("meta[name=study-texts]")?.content;
  return new URL(inside ?? `study-widget.${code}.txt`, import.meta.url);
};
export const fetchTexts = (code, integrity) => fetch(textsOf(code), { integrity });
