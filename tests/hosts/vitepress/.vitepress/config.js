export default {
  title: 'A night shift',
  base: '/hosts/vitepress/',
  srcDir: 'pages',
  outDir: 'site',
  head: [['script', { type: 'module', src: '/embed/study-widget.js' }]],
  themeConfig: {
    search: { provider: 'local' },
    sidebar: [{ text: 'Pages', items: [{ text: 'Eight questions', link: '/article' }, { text: 'One more', link: '/elsewhere' }] }],
  },
};
