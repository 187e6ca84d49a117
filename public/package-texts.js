// texts.js for bundlers: addresses that a bundler can read and rewrite.
const texts = {
  ar: () => new URL("./study-widget.ar.txt", import.meta.url),
  de: () => new URL("./study-widget.de.txt", import.meta.url),
  es: () => new URL("./study-widget.es.txt", import.meta.url),
  fr: () => new URL("./study-widget.fr.txt", import.meta.url),
  it: () => new URL("./study-widget.it.txt", import.meta.url),
  ja: () => new URL("./study-widget.ja.txt", import.meta.url),
  ko: () => new URL("./study-widget.ko.txt", import.meta.url),
  nl: () => new URL("./study-widget.nl.txt", import.meta.url),
  pl: () => new URL("./study-widget.pl.txt", import.meta.url),
  pt: () => new URL("./study-widget.pt.txt", import.meta.url),
  ru: () => new URL("./study-widget.ru.txt", import.meta.url),
  tr: () => new URL("./study-widget.tr.txt", import.meta.url),
  zh: () => new URL("./study-widget.zh.txt", import.meta.url),
};
export const fetchTexts = (code, integrity) => fetch(texts[code](), { integrity });
