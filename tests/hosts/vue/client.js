import { BASE, page } from './page.js';

// After `?late=3000` milliseconds; `&ticks` has everything rendered again each second.
const asked = new URLSearchParams(location.search);
const start = location.pathname.includes('elsewhere') ? `${BASE}elsewhere/` : BASE;
setTimeout(() => {
  page(start, location.search).mount('#root');
  window.hydrated = true;
}, Number(asked.get('late') ?? 0));
