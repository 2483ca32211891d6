import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lengthen } from '@fairlead/pipeline/testing';
import { expect, test } from 'vitest';
import { server } from '../testing/definitions.js';
import { type Harbour, merging, promoting } from './testing/harbour.js';
import { harbours } from './testing/harbours.js';

// Whole bodies of requests, from commits, migrations and objects as they are read from Git and rendered.

const harbour = harbours();
const golden = fileURLToPath(new URL('../../golden/bodies', import.meta.url));
const rewrite = process.env['GOLDEN'] === 'write';
if (rewrite && process.env['CI']) throw new Error('golden files are written by people, not by CI');

const api = {
  databases: {
    moorings: { engine: 'postgres', connection: { kind: 'host', host: 'db.example.com', port: 5432 } },
  },
  migrations: { moorings: { hook: 'migrate' } },
  workloads: { server, migrate: { kind: 'hook', run: { args: ['migrate'] }, job: { deadlineSeconds: 300 } } },
};
const source = 'apps/services/api';

/** What differs from run to run, by names that do not: commits that the test knows, digests in their order. */
function settled(text: string, { registry }: Harbour, commits: readonly string[]): string {
  const digests = [...new Set(text.match(/sha256:[0-9a-f]{64}/g))];
  const named = [
    [registry.host, 'registry.example.com'],
    ...commits.flatMap((commit, at) => {
      const name = (at + 1).toString(16);
      return [
        [commit, name.repeat(40)],
        [commit.slice(0, 7), name.repeat(7)],
      ];
    }),
    ...digests.map((digest, at) => [digest, `sha256:${'abcdef'.charAt(at).repeat(64)}`]),
  ] as const;
  return named.reduce((body, [was = '', is = '']) => body.replaceAll(was, is), text);
}

function expectGolden(name: string, text: string): void {
  const file = `${golden}/${name}.md`;
  if (rewrite) writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
}

async function bodyOf(quay: Harbour, number: number): Promise<string> {
  const { json } = await quay.fairlead('request', 'show', `${number}`);
  return (json as { readonly body: string }).body;
}

/** Merges a branch as a host does it: the merge has the host's words, and ours below. */
async function merge({ bare }: Harbour, branch: string, message: string): Promise<string> {
  const parents = [await bare.tip('main'), await bare.tip(branch)];
  const tree = await bare.git.run(['merge-tree', '--write-tree', ...parents]);
  const who = { GIT_AUTHOR_NAME: 'Kim', GIT_AUTHOR_EMAIL: 'kim@example.com' };
  const by = { GIT_COMMITTER_NAME: 'Kim', GIT_COMMITTER_EMAIL: 'kim@example.com' };
  const args = ['commit-tree', tree, ...parents.flatMap((each) => ['-p', each])];
  const made = await bare.git.run(args, { input: message, env: { ...who, ...by } });
  await bare.git.run(['update-ref', 'refs/heads/main', made]);
  return made;
}

test('a body says what is new since what runs: commits of the service alone, migrations, the definition, objects', async () => {
  const quay = await harbour({
    environments: { dev: merging, prod: promoting('dev') },
    define: () => ({ api }),
  });
  const runs = await quay.edit({ [`${source}/migrations/0001_berths.sql`]: 'select 1;\n' }, 'feat: berths');
  await quay.build(runs, 'api');
  await quay.does('promote', '--service', 'api');
  const first = await bodyOf(quay, 1);
  await quay.does('request', 'merge', '1');

  const ships = { [`${source}/migrations/0002_ships.sql`]: 'select 2;\n' };
  await quay.edit(ships, 'wip', 'ships');
  await quay.edit({ [`${source}/main.txt`]: 'ships\n' }, 'more', 'ships');
  const merged = await merge(
    quay,
    'ships',
    'Merge pull request #7 from kim/ships\n\nfeat: ships | and *masts*\n',
  );
  await quay.edit({ 'apps/services/web/main.txt': 'other\n' }, 'fix: nothing of api');
  const definition = 'apps/environments/prod/services/api.json';
  const text = (await quay.files(definition)).get(definition) ?? '';
  const edited = await quay.edit({ [definition]: text.replace(/\n/, '\n ') }, 'three pods at least');
  const fix = await quay.edit({ [`${source}/main.txt`]: 'fixed\n' }, 'fix: `masts` of @ships');
  await quay.build(fix, 'api');
  await quay.does('promote', '--service', 'api');
  const commits = [runs, fix, merged, edited];
  expectGolden('first-release', settled(first, quay, commits));
  expectGolden('one-service', settled(await bodyOf(quay, 2), quay, commits));
});

test('a body counts what it does not show, however much that is', async () => {
  const quay = await harbour({ environments: { dev: merging, prod: promoting('dev') }, services: ['api'] });
  const runs = await quay.ship('api');
  await quay.does('promote');
  await quay.does('request', 'merge', '1');
  const newest = await lengthen(quay.bare, {
    branch: 'main',
    path: `${source}/main.txt`,
    message: 'fix: berth',
    count: 555,
  });
  const commits = (await quay.bare.git.run(['rev-list', '--max-count=30', 'main'])).split('\n');
  await quay.build(newest, 'api');
  await quay.does('promote');
  const body = await bodyOf(quay, 2);
  expect(body).toContain('- … and 525 more\n');
  const shown = [...body.matchAll(/^- `([0-9a-f]{7})` fix&#58; berth (\d+) \(Ada\)$/gm)];
  expect(shown.map(([, commit]) => commit)).toEqual(commits.map((commit) => commit.slice(0, 7)));
  expect(body).toContain(`--to ${runs.slice(0, 7)} `);
});

test('every golden body is one of a test', () => {
  expect(readdirSync(golden).sort()).toEqual(['first-release.md', 'one-service.md']);
});
