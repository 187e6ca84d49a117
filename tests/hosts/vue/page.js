// A page of a site in Vue, rendered before it is sent: an article, a palette, a search on "/", and links that load no page.
import { createSSRApp, onMounted, onUnmounted, ref, watchEffect } from 'vue';
import markdown from 'markdown-it';
import article from './pages/article.md';
import elsewhere from './pages/elsewhere.md';

export const BASE = '/hosts/vue/';
export const paths = { [BASE]: article, [`${BASE}elsewhere/`]: elsewhere };

// As a template, so that each element is a node of Vue's own; points come and go, and change, as the seconds do.
let late = 0;
const template = (text) => markdown({ html: true }).render(text)
  .replaceAll('<li>', `<li :class="second % 2 ? 'odd' : 'even'">`)
  .replaceAll('<ul>', () => `<ul><li v-if="second > 1">What came later to list ${late += 1}.</li>`)
  .replaceAll('href="elsewhere.md"', `href="${BASE}elsewhere/" @click.prevent="$emit('go', '${BASE}elsewhere/')"`)
  .replaceAll('href="article.md"', `href="${BASE}" @click.prevent="$emit('go', '${BASE}')"`);
const articles = Object.fromEntries(Object.entries(paths).map(([path, text]) => [path, { props: ['second'], emits: ['go'], template: template(text) }]));

export const page = (start, asked = '') => createSSRApp({
  setup() {
    const [path, dark, second] = [ref(start), ref(false), ref(0)];
    const go = (to) => { history.pushState(null, '', to); path.value = to; scrollTo(0, 0); };
    const back = () => { path.value = location.pathname; };
    const search = ({ key, target }) => { if (key === '/' && target.localName !== 'input') document.querySelector('input').focus(); };
    let ticks;
    onMounted(() => {
      addEventListener('popstate', back);
      document.addEventListener('keydown', search);
      if (asked.includes('ticks')) ticks = setInterval(() => { second.value += 1; }, 1000);
      watchEffect(() => { document.documentElement.dataset.theme = dark.value ? 'dark' : 'light'; });
    });
    onUnmounted(() => { removeEventListener('popstate', back); document.removeEventListener('keydown', search); clearInterval(ticks); });
    return { path, dark, second, go, articles };
  },
  template: `<main>
    <header><input placeholder="Search"> <button @click="dark = !dark">Palette</button> <output>{{ second }}</output></header>
    <article><component :is="articles[path]" :second="second" @go="go" /></article>
  </main>`,
});
