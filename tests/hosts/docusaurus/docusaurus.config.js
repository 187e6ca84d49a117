module.exports = {
  title: 'A night shift',
  url: 'http://127.0.0.1',
  baseUrl: '/hosts/docusaurus/',
  onBrokenLinks: 'ignore',
  scripts: [{ src: '/embed/study-widget.js', type: 'module' }],
  presets: [['classic', { docs: { path: 'pages', routeBasePath: '/' }, blog: false, pages: false }]],
};
