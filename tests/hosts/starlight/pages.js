// Starlight wants a page's title before its text, and links to where its neighbours are built.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';

mkdirSync('src/content/docs', { recursive: true });
for (const name of readdirSync('pages')) {
  const text = readFileSync(`pages/${name}`, 'utf8')
    .replace(/^# (.*)\n/, (_, title) => `---\ntitle: ${JSON.stringify(title)}\n---\n`)
    .replace(/\((\w+)\.md\)/g, '(../$1/)');
  writeFileSync(`src/content/docs/${name}`, text);
}
