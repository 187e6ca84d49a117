import { readFileSync } from 'node:fs';
import Link from 'next/link';
import Markdown from 'react-markdown';
import raw from 'rehype-raw';

// The article's own places have no address.
const A = ({ href, id, children }) => (href ? <Link href={`/${href.replace('.md', '/')}`}>{children}</Link> : <a id={id} />);

export const Guide = ({ name }) => (
  <Markdown rehypePlugins={[raw]} components={{ a: A }}>{readFileSync(`pages/${name}.md`, 'utf8')}</Markdown>
);
