import { EleventyHtmlBasePlugin, InputPathToUrlTransformPlugin } from '@11ty/eleventy';

const page = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ page.fileSlug }}</title><meta name="viewport" content="width=device-width">
<style>li > :first-child { margin-top: 0 } h2 + * { margin-top: 0 } main { display: grid; gap: 4px; max-width: 45rem; margin: auto }</style>
<script type="module" src="../../../embed/study-widget.js"></script>
</head><body><main>{{ content }}</main></body></html>`;

export default (config) => {
  config.addPlugin(InputPathToUrlTransformPlugin);
  config.addPlugin(EleventyHtmlBasePlugin);
  config.addTemplate('_includes/page.liquid', page);
  config.addGlobalData('layout', 'page.liquid');
  return { dir: { input: 'pages', output: 'site' }, pathPrefix: '/hosts/eleventy/' };
};
