import { EleventyHtmlBasePlugin, InputPathToUrlTransformPlugin } from '@11ty/eleventy';

export default (config) => {
  config.addPlugin(InputPathToUrlTransformPlugin);
  config.addPlugin(EleventyHtmlBasePlugin);
  config.addGlobalData('layout', 'article.njk');
  return { dir: { input: 'pages', includes: '../_includes', output: 'site' }, pathPrefix: '/hosts/eleventy/' };
};
