/** A command that pages show and that no temporary clone can run, and the file that runs it. */
interface Elsewhere {
  readonly command: string;
  /** From the root. */
  readonly file: string;
  /** What that file says where it runs it. */
  readonly says: string;
}

export const runElsewhere: readonly Elsewhere[] = [
  // A clone's packages are linked, so there is nothing to install.
  { command: 'npm ci', file: '.github/workflows/ci.yml', says: 'run: npm ci' },
  { command: 'npm run demo', file: '.ci/run', says: "step 'npm run demo' npm run demo" },
  // Into a registry that a test starts, for the sample's is nowhere.
  {
    command: 'npx fairlead image push',
    file: 'packages/cli/src/commands/image.system.test.ts',
    says: "json('image', 'push', ...plain)",
  },
  // The tests that this one is among.
  { command: 'npm test', file: '.github/workflows/ci.yml', says: 'run: npm test' },
];
