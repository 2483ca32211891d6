import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const system = '**/*.system.test.ts';
const elsewhere = ['**/node_modules/**', '**/dist/**', '**/.nx/**'];

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    coverage: { provider: 'v8', include: ['packages/*/src/**/*.ts'], exclude: ['**/*.test.ts'] },
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['**/*.test.ts'], exclude: [system, ...elsewhere] },
      },
      {
        extends: true,
        // Real programs in temporary clones: one after the other, with time for a cold cache.
        test: {
          name: 'system',
          include: [system],
          exclude: elsewhere,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
