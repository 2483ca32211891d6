import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const system = '**/*.system.test.ts';
const endurance = '**/*.endurance.test.ts';
const pages = '**/*.pages.test.ts';
const conformance = '**/*.conformance.test.ts';
const elsewhere = ['**/node_modules/**', '**/dist/**', '**/.nx/**'];

/** Real programs, each file in a clone of its own, with time for a cold cache. */
const patient = { testTimeout: 240_000, hookTimeout: 240_000 };

// Where a run's results are wanted as JSON, for example to count several runs together.
const results = process.env['TEST_RESULTS'];

// What the conformance lane skips is named one by one, for it depends on the machine.
const shown = process.argv.includes('conformance') ? 'verbose' : 'default';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    reporters: results === undefined ? [shown] : [shown, ['json', { outputFile: results }]],
    // Every core: most of the time goes to programs that a test waits for.
    maxWorkers: '100%',
    coverage: {
      provider: 'v8',
      include: ['packages/*/src/**/*.ts'],
      exclude: ['**/*.test.ts', '**/testing/**'],
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: [system, endurance, pages, conformance, ...elsewhere],
          // What is pure keeps no state, so each module is read once for all files: half of the lane's time was that.
          isolate: false,
          // No test is judged by the clock: a property of thousands of cases takes its time on a busy machine.
          testTimeout: 60_000,
        },
      },
      // In temporary clones of the repository.
      { extends: true, test: { name: 'system', include: [system], exclude: elsewhere, ...patient } },
      // What takes minutes: one change after the other, one round after the other.
      { extends: true, test: { name: 'endurance', include: [endurance], exclude: elsewhere, ...patient } },
      // What readers are told to run.
      { extends: true, test: { name: 'pages', include: [pages], exclude: elsewhere, ...patient } },
      // With the field's own tools, where they are on PATH and KUBECONFIG names a cluster.
      {
        extends: true,
        test: {
          name: 'conformance',
          include: [conformance],
          exclude: elsewhere,
          globalSetup: 'packages/cli/src/conformance/setup.ts',
          ...patient,
        },
      },
    ],
  },
});
