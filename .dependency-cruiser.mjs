/** No module may need itself, however long the way round. */
export default {
  forbidden: [
    { name: 'no-circle', severity: 'error', comment: 'Move what both need into a third file.', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '/dist/'] },
    exclude: { path: ['node_modules', '/dist/', '\\.spec\\.tsx?$', 'web-client/public'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { conditionNames: ['@vigie/source', 'import', 'default'], extensions: ['.ts', '.tsx', '.js', '.mjs'], exportsFields: ['exports'] },
  },
};
