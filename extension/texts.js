// The extension's texts in the language of the browser, which looks them up in `_locales`.
const { i18n } = (globalThis.browser ?? chrome);
export const t = (name, ...values) => i18n.getMessage(name, values.map(String));
