// Renders each page to a file, and bundles what wakes it up.
import { build } from 'esbuild';
import { mkdirSync, writeFileSync } from 'node:fs';

const usual = { bundle: true, minify: true, jsx: 'automatic', loader: { '.md': 'text' }, define: { 'process.env.NODE_ENV': '"production"' } };
await build({ ...usual, entryPoints: ['client.jsx'], outfile: 'site/client.js' });
await build({ ...usual, entryPoints: ['server.jsx'], outfile: 'server.mjs', platform: 'node', format: 'esm', packages: 'external' });

const { pages } = await import('./server.mjs');
for (const [path, html] of pages) {
  const folder = path.replace('/hosts/react', 'site');
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}index.html`, `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>React</title><meta name="viewport" content="width=device-width">
<style>:root[data-theme=dark] { background: #111; color: #eee } body { max-width: 50rem; margin: auto } header { position: sticky; top: 0; background: Canvas }</style>
<script src="/hosts/react/client.js" defer></script>
<script type="module" src="/embed/study-widget.js"></script>
</head><body><div id="root">${html}</div></body></html>
`);
}
