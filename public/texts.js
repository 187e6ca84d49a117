// Where the texts of a language are: beside the file that a site includes.
export const textsOf = (code) => new URL(`study-widget.${code}.txt`, import.meta.url);
