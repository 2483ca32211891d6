/** What Git leaves alone. Names no environment and no service, so that adding one leaves the file as it is. */
export const ignored: readonly string[] = [
  '.dist-*/',
  'dist/',
  '/.nx/cache/',
  '/.nx/workspace-data/',
  // Values for one machine; `.env` itself holds settings of Nx and no secrets.
  '.env.local',
  '.env.*.local',
  // Rebuilt by synth-infra; the provider lock file beside it is committed.
  '/apps/environments/*/infra/cdk.tf.json',
  '.terraform/',
  '*.tfstate',
  '*.tfstate.*',
  '*.tfplan',
];

/** What projen ignores by default and a repository of this kind may well name a folder or a file. */
export const notIgnored: readonly string[] = [
  '*.lcov',
  '*.pid',
  '*.pid.lock',
  '*.seed',
  '.eslintcache',
  '.nyc_output',
  '.yarn-integrity',
  'build/Release',
  'jspm_packages/',
  'lerna-debug.log*',
  'lib-cov',
  'logs',
  'pids',
  'report.[0-9]*.[0-9]*.[0-9]*.[0-9]*.json',
  'yarn-debug.log*',
  'yarn-error.log*',
];

/**
 * Generated files that a reviewer need not read, for all projects below the root. Resolved files and
 * manifests are generated too, but are what a reviewer came for.
 */
export const generated: readonly string[] = [
  '/packages/*/package.json',
  '/packages/*/tsconfig.json',
  '/packages/*/.projen/**',
  '/apps/environments/*/project.json',
  '/apps/environments/*/.projen/**',
];
