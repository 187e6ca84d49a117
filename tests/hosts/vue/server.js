import { renderToString } from 'vue/server-renderer';
import { page, paths } from './page.js';

export const pages = await Promise.all(Object.keys(paths).map(async (path) => [path, await renderToString(page(path))]));
