export default { output: 'export', distDir: 'site', basePath: '/hosts/next', trailingSlash: true };
