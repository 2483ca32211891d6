import { expect, test } from 'vitest';
import { type Harbour, merging, promoting } from '../testing/harbour.js';
import { harbours } from '../testing/harbours.js';

// Where the ledger is a branch, a definition reaches an environment with the release, and leaves it with the release.

const harbour = harbours();
const on = (branch: string) => ({ ledger: { kind: 'branch', branch } });
const dev = { ...merging, ...on('env/dev') };
const prod = { ...promoting('dev'), ...on('env/prod') };
const short = (commit: string) => commit.slice(0, 7);
const why = ['--reason', 'berths are double-booked'] as const;

/** What an author commits who wants another number of pods in some environments. */
async function scale(quay: Harbour, replicas: number, ...environments: readonly string[]): Promise<string> {
  const files = environments.map((environment) => `apps/environments/${environment}/services/api.json`);
  const edited = files.map(async (file) => {
    const definition = JSON.parse((await quay.files(file)).get(file) ?? '');
    definition.workloads.server.replicas = { count: replicas, owner: 'git' };
    return [file, `${JSON.stringify(definition, undefined, 2)}\n`] as const;
  });
  return quay.edit(Object.fromEntries(await Promise.all(edited)), `${replicas} pods`);
}

/** The image and the number of pods of what Argo CD reads, and the definition that the release names. */
async function stands(quay: Harbour, environment: string, branch = `env/${environment}`) {
  const folder = `apps/environments/${environment}/manifests/api`;
  const files = await quay.files(folder, branch);
  const release = await quay.release(`${environment}/api`, branch);
  const { source, renderedFrom } = release ?? {};
  const tag = /newTag: "?([0-9a-f]+)/.exec(files.get(`${folder}/kustomization.yaml`) ?? '')?.[1];
  if (tag !== source?.commit) throw new Error(`${tag} is not what the release names`);
  const replicas = /replicas: (\d+)/.exec(files.get(`${folder}/objects.yaml`) ?? '')?.[1];
  return { commit: source?.commit, replicas: Number(replicas), renderedFrom };
}

/** What Argo CD reads of the service, and its release. */
const bytes = async (quay: Harbour, environment: string) => [
  ...(await quay.files(`apps/environments/${environment}`, `env/${environment}`)),
];

test('a rollback brings the definition back with the image, and the next release brings the new one', async () => {
  const quay = await harbour({ environments: { dev }, services: ['api'] });
  const first = await quay.bare.tip('main');
  const good = await quay.ship('api');
  await quay.does('promote');
  const before = await bytes(quay, 'dev');
  expect(await stands(quay, 'dev')).toEqual({ commit: good, replicas: 1, renderedFrom: first });
  const seven = await scale(quay, 7, 'dev');
  const bad = await quay.ship('api');
  await quay.does('promote');
  expect(await stands(quay, 'dev')).toEqual({ commit: bad, replicas: 7, renderedFrom: seven });
  await quay.does('rollback', '--env', 'dev', '--service', 'api', ...why);
  expect((await bytes(quay, 'dev')).filter(([path]) => !path.includes('/holds/'))).toEqual(before);
  // Neither a run nor a lifted pause brings the bad one back.
  await quay.does('promote');
  await quay.does('hold', '--env', 'dev', '--service', 'api', '--lift');
  expect(await quay.does('promote')).toContain('skip    dev/api (held)');
  expect(await stands(quay, 'dev')).toEqual({ commit: good, replicas: 1, renderedFrom: first });
  // With another definition it is still what was rolled back.
  const three = await scale(quay, 3, 'dev');
  expect(await quay.does('promote')).toContain('skip    dev/api (held)');
  const fix = await quay.ship('api');
  await quay.does('promote');
  expect(await stands(quay, 'dev')).toEqual({ commit: fix, replicas: 3, renderedFrom: three });
});

test('in this tree an edit of its definition does not bring back what was rolled back', async () => {
  const quay = await harbour({ environments: { dev: merging }, services: ['api'] });
  const good = await quay.ship('api');
  await quay.does('promote');
  await quay.ship('api');
  await quay.does('promote');
  await quay.does('rollback', '--env', 'dev', '--service', 'api', ...why);
  await quay.does('hold', '--env', 'dev', '--service', 'api', '--lift');
  await scale(quay, 7, 'dev');
  expect(await quay.does('promote')).toContain('skip    dev/api (held)');
  expect(await quay.runs('dev/api')).toBe(good);
});

test('a definition that is bad by itself is rolled back, also by a request that says so', async () => {
  const quay = await harbour({ environments: { dev }, services: ['api'] });
  const runs = await quay.ship('api');
  await quay.does('promote');
  const before = await bytes(quay, 'dev');
  const seven = await scale(quay, 7, 'dev');
  expect(await quay.does('promote')).toContain(`dev/api: ${short(runs)} with another definition`);
  expect(await stands(quay, 'dev')).toEqual({ commit: runs, replicas: 7, renderedFrom: seven });
  await quay.does('rollback', '--env', 'dev', '--service', 'api', ...why, '--request');
  const body = await quay.does('request', 'show', '1');
  expect(body).toContain(`taken out of the definition: \`${short(seven)}\` 7 pods`);
  expect(body).toContain('+   spec.replicas: 1');
  await quay.does('request', 'merge', '1');
  expect((await bytes(quay, 'dev')).filter(([path]) => !path.includes('/holds/'))).toEqual(before);
  expect(await quay.does('promote')).toContain('skip    dev/api (held)');
  expect(await quay.does('history', '--env', 'dev')).toContain(short(runs));
});

test('what an earlier version wrote returns as it was, though nothing says what it was rendered from', async () => {
  const quay = await harbour({ environments: { dev }, services: ['api'] });
  await quay.ship('api');
  await quay.does('promote');
  const folder = 'apps/environments/dev';
  const [file, objects] = [`${folder}/releases/api.json`, `${folder}/manifests/api/objects.yaml`];
  const there = await quay.files(folder, 'env/dev');
  const release = (there.get(file) ?? '').replace(/,\n {2}"renderedFrom": "[0-9a-f]+"/, '');
  const earlier = { [file]: release, [objects]: `${there.get(objects)}# as it was written then\n` };
  await quay.edit(earlier, 'an earlier version', 'env/dev');
  expect((await quay.release('dev/api', 'env/dev'))?.renderedFrom).toBeUndefined();
  // That alone is no reason to release it again.
  expect(await quay.does('promote')).toContain('skip    dev/api (unchanged)');
  await scale(quay, 7, 'dev');
  await quay.ship('api');
  await quay.does('promote');
  await quay.does('rollback', '--env', 'dev', '--service', 'api', ...why);
  const after = await quay.files(folder, 'env/dev');
  expect([after.get(file), after.get(objects)]).toEqual([earlier[file], earlier[objects]]);
});

test('a promotion ships the definition that was tested, and an edit of it follows by the same way', async () => {
  const quay = await harbour({ environments: { dev, prod }, services: ['api'] });
  const first = await quay.bare.tip('main');
  const runs = await quay.ship('api');
  await quay.does('promote');
  await quay.does('hold', '--env', 'dev', '--service', 'api', '--reason', 'load test');
  const seven = await scale(quay, 7, 'dev', 'prod');
  const head = (await quay.bare.tip('fairlead/promote/prod/api')) ?? '';
  await quay.does('promote');
  expect(await quay.bare.tip('fairlead/promote/prod/api')).toBe(head);
  await quay.does('request', 'merge', '1');
  expect(await stands(quay, 'prod')).toEqual({ commit: runs, replicas: 3, renderedFrom: first });
  const edited = 'its definition was edited: that arrives with the next release';
  expect((await quay.does('status')).match(new RegExp(edited, 'g'))).toHaveLength(2);
  expect(await quay.does('promote')).not.toContain('request');
  expect(await stands(quay, 'dev')).toEqual({ commit: runs, replicas: 1, renderedFrom: first });

  await quay.does('hold', '--env', 'dev', '--service', 'api', '--lift');
  await quay.does('promote');
  expect(await stands(quay, 'dev')).toEqual({ commit: runs, replicas: 7, renderedFrom: seven });
  const body = await quay.does('request', 'show', '2');
  expect(body).toContain(`api: \`${short(runs)}\` with another definition`);
  expect(body).toContain(`definition: \`${short(seven)}\` 7 pods`);
  expect(body).not.toContain('was edited since');
  await quay.does('request', 'merge', '2');
  expect(await stands(quay, 'prod')).toEqual({ commit: runs, replicas: 7, renderedFrom: seven });
  expect(await quay.does('status')).not.toContain('edited');
  expect(await quay.does('promote')).toContain('skip    prod/api (unchanged)');
});

test('an edit of one environment moves that one alone, and a branch that moves on moves none', async () => {
  const quay = await harbour({ environments: { dev, prod }, services: ['api', 'web'] });
  const runs = await quay.ship(['api', 'web']);
  await quay.does('promote');
  for (const number of ['1', '2']) await quay.does('request', 'merge', number);
  const tips = () => Promise.all(['env/dev', 'env/prod'].map((branch) => quay.bare.tip(branch)));
  const before = await tips();
  await quay.edit({ 'README.md': 'a quay\n' });
  await quay.does('promote');
  expect(await tips()).toEqual(before);
  expect(await quay.does('request', 'list')).toBe('no request is open');

  const nine = await scale(quay, 9, 'prod');
  await quay.does('promote');
  expect(await tips()).toEqual(before);
  await quay.does('request', 'merge', '3');
  expect(await stands(quay, 'prod')).toEqual({ commit: runs, replicas: 9, renderedFrom: nine });

  const two = await scale(quay, 2, 'dev');
  await quay.does('promote');
  expect(await stands(quay, 'dev')).toEqual({ commit: runs, replicas: 2, renderedFrom: two });
  expect(await quay.does('request', 'list')).toBe('no request is open');
  expect(await quay.does('promote')).toContain('skip    prod/api (unchanged)');
});

test('a proposal from this tree has the definition of its day, is brought up to date, and a rejected one stays so', async () => {
  const quay = await harbour({ environments: { dev: merging, prod }, services: ['api'] });
  const runs = await quay.ship('api');
  await quay.does('promote');
  const tip = () => quay.bare.tip('fairlead/promote/prod/api');
  const head = await tip();
  await quay.edit({ 'README.md': 'a quay\n' });
  await quay.does('promote');
  expect(await tip()).toBe(head);
  const five = await scale(quay, 5, 'prod');
  expect(await quay.does('promote')).toContain('request 1');
  expect(await quay.does('request', 'show', '1')).toContain('first release');
  await quay.does('request', 'merge', '1');
  expect(await stands(quay, 'prod')).toEqual({ commit: runs, replicas: 5, renderedFrom: five });
  expect((await quay.release('dev/api'))?.renderedFrom).toBeUndefined();

  await scale(quay, 9, 'prod');
  await quay.does('promote');
  await quay.does('request', 'close', '2');
  await quay.edit({ 'README.md': 'a quay with berths\n' });
  expect(await quay.does('promote')).toContain('skip    prod/api (rejected)');
  await scale(quay, 6, 'prod');
  await quay.does('promote');
  expect(await quay.does('request', 'list')).toContain('3');
});

test('release by version: an edit of the definition arrives without a new version, and an earlier one returns with its own', async () => {
  const prod = { delivery: { strategy: 'version-release' }, ...on('env/prod') };
  const quay = await harbour({ environments: { prod }, services: ['api'] });
  const first = await quay.bare.tip('main');
  const tagged = async (version: string) => {
    const commit = await quay.commit('api');
    await quay.build(commit, 'api', 'prod');
    await quay.bare.git.run(['tag', `v${version}`, commit]);
    return commit;
  };
  const one = await tagged('1.0.0');
  await quay.does('promote');
  const seven = await scale(quay, 7, 'prod');
  expect(await quay.does('promote')).toContain('prod/api: 1.0.0 with another definition');
  const two = await tagged('1.1.0');
  await quay.does('promote');
  expect(await stands(quay, 'prod')).toEqual({ commit: two, replicas: 7, renderedFrom: seven });
  const back = ['rollback', '--env', 'prod', '--service', 'api', ...why] as const;
  await quay.does(...back, '--to', '1.0.0');
  expect(await stands(quay, 'prod')).toEqual({ commit: one, replicas: 7, renderedFrom: seven });
  await quay.does(...back.slice(0, -1), 'seven are too many');
  expect(await stands(quay, 'prod')).toEqual({ commit: one, replicas: 3, renderedFrom: first });
});
