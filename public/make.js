// An element of a kind such as "button type=button aria-label=Hide all", with a text.
export const make = (kind, text) => {
  const [tag, ...attributes] = kind.split(/ (?=[a-z-]+=)/);
  const made = document.createElement(tag);
  for (const attribute of attributes) made.setAttribute(...attribute.split("="));
  made.textContent = text;
  return made;
};
