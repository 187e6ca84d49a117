export default {
  title: 'A night shift',
  base: '/hosts/vitepress/',
  srcDir: 'pages',
  outDir: 'site',
  // here goes the recipe
  // here goes the recipe for an element of one's own
  themeConfig: {
    search: { provider: 'local' },
    sidebar: [{ text: 'Pages', items: [{ text: 'Eight questions', link: '/article' }, { text: 'One more', link: '/elsewhere' }] }],
  },
};
