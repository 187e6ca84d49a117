module.exports = {
  title: 'An app',
  url: 'http://127.0.0.1',
  baseUrl: '/',
  onBrokenLinks: 'ignore',
  clientModules: ['./main.ts'],
  presets: [['classic', { docs: { path: 'pages', routeBasePath: '/' }, blog: false, pages: false }]],
};
