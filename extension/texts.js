// What readers are told, in the language of their browser: the browser looks it up in `_locales`.
const { i18n } = (globalThis.browser ?? chrome);
export const t = (name, ...values) => i18n.getMessage(name, values.map(String));
