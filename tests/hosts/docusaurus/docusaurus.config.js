module.exports = {
  title: 'A night shift',
  url: 'http://127.0.0.1',
  baseUrl: '/hosts/docusaurus/',
  onBrokenLinks: 'ignore',
  // here goes the recipe
  presets: [['classic', { docs: { path: 'pages', routeBasePath: '/' }, blog: false, pages: false }]],
};
