/** The repository's nx.json. It names no project: a new environment or service leaves it as it is. */
export function nxJson(): object {
  return {
    $schema: './node_modules/nx/schemas/nx-schema.json',
    analytics: false,
    neverConnectToCloud: true,
    tui: { enabled: false },
    useDaemonProcess: false,
    defaultBase: 'main',
    // By default the cache is shared by every checkout with the same remote.
    cacheDirectory: '.nx/cache',
    // By default any change of the lock file selects every task.
    pluginsConfig: {
      '@nx/js': { projectsAffectedByDependencyUpdates: 'auto', analyzeSourceFiles: false },
    },
    namedInputs: {
      source: [
        '{projectRoot}/src/**/*.{json,ts}',
        '!{projectRoot}/src/**/*.test.ts',
        '!{projectRoot}/src/**/testing/**',
        '{projectRoot}/package.json',
      ],
      definition: ['{projectRoot}/environment.json'],
      services: ['{projectRoot}/services/*.json'],
      needs: ['{projectRoot}/needs.json'],
      releases: ['{projectRoot}/releases/*.json'],
    },
  };
}
