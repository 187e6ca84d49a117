import { hydrateRoot } from 'react-dom/client';
import { BASE, Page } from './page.jsx';

// After `?late=3000` milliseconds; `&ticks` has everything rendered again each second.
const asked = new URLSearchParams(location.search);
const start = location.pathname.includes('elsewhere') ? `${BASE}elsewhere/` : BASE;
setTimeout(() => {
  hydrateRoot(document.getElementById('root'), <Page start={start} asked={location.search} />);
  window.hydrated = true;
}, Number(asked.get('late') ?? 0));
