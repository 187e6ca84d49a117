// The language of the controls: the `lang` of the element, else of the page. Its texts load in parallel with the
// WebAssembly, so they delay nothing; English needs none.
import { fetchTexts } from "study-widget/texts";

const texts = {};

// A failed download is forgotten, so that the next call tries again.
const fetched = async (code) => {
  try {
    const answer = await fetchTexts(code, LANGUAGES[code]);
    if (answer.ok) return await answer.text();
  } catch {}
  delete texts[code];
};

// The arguments of `speak`: a well-formed language tag, and the text of its language file. English if there is no such
// file, or it fails to load.
export const languageOf = async (element) => {
  const tag = (element.closest("[lang]") ?? document.documentElement).lang;
  const [code] = tag.toLowerCase().split(/[-_]/, 1);
  if (!Object.hasOwn(LANGUAGES, code)) return ["en", ""];
  const file = await (texts[code] ??= fetched(code));
  if (!file) return ["en", ""];
  // The whole tag, with its region, if the browser accepts it.
  try {
    return [new Intl.Locale(tag).baseName, file];
  } catch {
    return [code, file];
  }
};
