import { renderToString } from 'react-dom/server';
import { Page, paths } from './page.jsx';

export const pages = Object.keys(paths).map((path) => [path, renderToString(<Page start={path} />)]);
