// The language of the controls: that of the element, else of the page. Its texts come beside the compiled half, which is there
// no sooner; English needs none.
import { fetchTexts } from "study-widget/texts";

const texts = {};

// A failed download is forgotten, so that the next asks again.
const fetched = async (code) => {
  try {
    const answer = await fetchTexts(code, LANGUAGES[code]);
    if (answer.ok) return await answer.text();
  } catch {}
  delete texts[code];
};

// What `speak` takes: a well-formed tag, and the file of its texts. English where there is none, or it cannot be had.
export const languageOf = async (element) => {
  const tag = (element.closest("[lang]") ?? document.documentElement).lang;
  const [code] = tag.toLowerCase().split(/[-_]/, 1);
  if (!Object.hasOwn(LANGUAGES, code)) return ["en", ""];
  const file = await (texts[code] ??= fetched(code));
  if (!file) return ["en", ""];
  // The reader's region where the tag is one that the browser takes.
  try {
    return [new Intl.Locale(tag).baseName, file];
  } catch {
    return [code, file];
  }
};
