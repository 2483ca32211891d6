/** The configuration of formatter and linter. What is generated is left to its generator. */
export function biomeJson(): object {
  return {
    root: true,
    vcs: { enabled: true, clientKind: 'git', useIgnoreFile: true },
    files: { includes: ['**/*.ts', '**/*.mjs', '**/*.js', '!**/dist'] },
    formatter: { indentStyle: 'space', indentWidth: 2, lineWidth: 110 },
    javascript: { formatter: { quoteStyle: 'single', semicolons: 'always' } },
    linter: {
      rules: {
        preset: 'recommended',
        complexity: {
          // An index signature says that a name may be absent; the dot would hide that.
          useLiteralKeys: 'off',
        },
        performance: { noReExportAll: 'error' },
        style: {
          noNonNullAssertion: 'warn',
          useImportType: 'error',
          useNodejsImportProtocol: 'error',
          // 1.3 s and 468 MB at every start, for a handful of resources.
          noRestrictedImports: {
            level: 'error',
            options: {
              paths: {
                '@cdktf/provider-google': 'Import from @cdktf/provider-google/lib/<resource>/index.js',
              },
            },
          },
          useFilenamingConvention: {
            level: 'error',
            options: { filenameCases: ['kebab-case'] },
          },
        },
        suspicious: { noExplicitAny: 'error' },
      },
    },
  };
}
