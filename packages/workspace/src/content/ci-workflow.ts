import { actions } from './actions.js';

/** Versions on which an install is tried. */
const versions = { node: ['20', '22', '24'], npm: ['10.9.9', '11.19.1'] } as const;

/**
 * The workflow that checks a pull request and the main branch.
 *
 * @param lanes names of npm scripts that run after `npm test`
 */
export function ciWorkflow(lanes: readonly string[] = []): object {
  return {
    name: 'ci',
    on: { pull_request: {}, push: { branches: ['main'] } },
    permissions: {},
    concurrency: {
      group: `ci-${expression('github.ref')}`,
      'cancel-in-progress': expression("github.event_name == 'pull_request'"),
    },
    jobs: { verify: verify(lanes), install: install() },
  };
}

function verify(lanes: readonly string[]): object {
  return {
    name: 'Generated files, lint, types, tests',
    ...machine({ minutes: 40 }),
    steps: [
      ...checkout({ node: '22' }),
      { run: 'npm ci' },
      { name: 'Write what is generated', run: 'npx projen' },
      { name: 'Write what is synthesized', run: 'npx nx run-many -t synth' },
      {
        name: 'Nothing generated differs from what is committed',
        run: 'git add --all --intent-to-add && git diff --exit-code',
      },
      { run: 'npm test' },
      ...lanes.map((lane) => ({ run: `npm run ${lane}` })),
    ],
  };
}

function install(): object {
  return {
    name: `Install on Node ${expression('matrix.node')} with npm ${expression('matrix.npm')}`,
    ...machine({ minutes: 10 }),
    strategy: { 'fail-fast': false, matrix: versions },
    steps: [
      ...checkout({ node: expression('matrix.node') }),
      { run: 'npm install --global "npm@$NPM_VERSION"', env: { NPM_VERSION: expression('matrix.npm') } },
      { run: 'npm ci' },
      { run: 'npx fairlead --version' },
    ],
  };
}

function machine({ minutes }: { readonly minutes: number }): object {
  return { 'runs-on': 'ubuntu-24.04', 'timeout-minutes': minutes, permissions: { contents: 'read' } };
}

function checkout({ node }: { readonly node: string }): readonly object[] {
  return [
    {
      uses: actions.checkout.uses,
      // The whole history: what a change affects is asked of Git.
      with: { 'fetch-depth': 0, 'persist-credentials': false },
    },
    { uses: actions.setupNode.uses, with: { 'node-version': node, 'package-manager-cache': false } },
  ];
}

/** What GitHub fills in when the workflow runs. */
function expression(text: string): string {
  return `\${{ ${text} }}`;
}
