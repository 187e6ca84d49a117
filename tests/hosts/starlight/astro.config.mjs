import { defineConfig, passthroughImageService } from 'astro/config';
import starlight from '@astrojs/starlight';

export default defineConfig({
  site: 'http://127.0.0.1',
  base: '/hosts/starlight/',
  outDir: 'site',
  image: { service: passthroughImageService() },
  integrations: [
    // here goes the recipe
  ],
});
