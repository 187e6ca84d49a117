import { defineConfig, passthroughImageService } from 'astro/config';
import starlight from '@astrojs/starlight';

export default defineConfig({
  site: 'http://127.0.0.1',
  base: '/hosts/starlight/',
  outDir: 'site',
  image: { service: passthroughImageService() },
  integrations: [
    starlight({
      title: 'A night shift',
      sidebar: ['article', 'elsewhere'],
      disable404Route: true,
      head: [{ tag: 'script', attrs: { type: 'module', src: '/embed/study-widget.js' } }],
    }),
  ],
});
