// A page of a site in React: an article, a palette, a search on "/", and links that load no page.
import { createContext, useContext, useEffect, useState } from 'react';
import Markdown from 'react-markdown';
import raw from 'rehype-raw';
import article from './pages/article.md';
import elsewhere from './pages/elsewhere.md';

export const BASE = '/hosts/react/';
export const paths = { [BASE]: article, [`${BASE}elsewhere/`]: elsewhere };

// The path, how to go to another, and the seconds that went by.
const Site = createContext();

const components = {
  a: function Link({ href, children, id }) {
    const { go } = useContext(Site);
    if (!href) return <a id={id}>{children}</a>;
    const to = href === 'article.md' ? BASE : `${BASE}elsewhere/`;
    return <a href={to} onClick={(event) => { event.preventDefault(); history.pushState(null, '', to); go(to); scrollTo(0, 0); }}>{children}</a>;
  },
  li: function Item({ children }) {
    return <li className={useContext(Site).second % 2 ? 'odd' : 'even'}>{children}</li>;
  },
  ul: function List({ node, children }) {
    return <ul>{useContext(Site).second > 1 && <li>What came later to line {node.position.start.line}.</li>}{children}</ul>;
  },
};

export function Page({ start, asked = '' }) {
  const [path, go] = useState(start);
  const [dark, setDark] = useState(false);
  const [second, setSecond] = useState(0);
  useEffect(() => {
    const back = () => go(location.pathname);
    const search = ({ key, target }) => {
      if (key === '/' && target.localName !== 'input') document.querySelector('input').focus();
    };
    addEventListener('popstate', back);
    document.addEventListener('keydown', search);
    // Asked for by the address: everything is rendered again each second, and points come and go.
    const ticks = asked.includes('ticks') && setInterval(() => setSecond((second) => second + 1), 1000);
    return () => {
      removeEventListener('popstate', back);
      document.removeEventListener('keydown', search);
      clearInterval(ticks);
    };
  }, []);
  useEffect(() => { document.documentElement.dataset.theme = dark ? 'dark' : 'light'; }, [dark]);
  return (
    <main>
      <header>
        <input placeholder="Search" /> <button onClick={() => setDark(!dark)}>Palette</button> <output>{second}</output>
      </header>
      <Site value={{ go, second }}>
        <article><Markdown rehypePlugins={[raw]} components={components}>{paths[path]}</Markdown></article>
      </Site>
    </main>
  );
}
