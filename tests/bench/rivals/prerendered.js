// The fairest rival: the controls are already in the HTML, and the browser lays out only what is near the viewport.
const KEY = "rival";
const ticked = new Set(JSON.parse(localStorage.getItem(KEY) ?? "[]"));
const article = document.querySelector("article");
const [words, picture] = article.querySelectorAll(".words, progress");
const total = article.querySelectorAll("input").length;

const draw = () => {
  words.textContent = `${ticked.size} of ${total} ticked`;
  picture.value = ticked.size / total;
};

article.addEventListener("change", ({ target }) => {
  ticked.delete(target.name) || ticked.add(target.name);
  localStorage.setItem(KEY, JSON.stringify([...ticked]));
  draw();
});
article.addEventListener("click", ({ target }) => {
  if (target.localName !== "button") return;
  const framework = target.closest("section").querySelector("ul");
  framework.hidden = !framework.hidden;
  target.textContent = framework.hidden ? "Show framework" : "Hide framework";
});
for (const id of ticked) article.querySelector(`[name="${id}"]`).checked = true;
draw();
document.dispatchEvent(new Event("rival-ready", { bubbles: true }));
