import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkEnvironment } from '@fairlead/k8s/check';
import { resolve } from '@fairlead/model';
import { expect, test } from 'vitest';
import { compilers } from '../packages/cli/src/compilers.js';
import { areas } from '../packages/k8s/src/features/table.js';
import { notAllowed } from '../packages/k8s/src/testing/allowed.js';
import { checkedOf, filesOf, manifestsOf, objectsOf, platformIn, root } from './testing/rendered.js';
import { unused } from './testing/uses.js';

const folder = 'playhouse';
const platform = await platformIn(folder);
const resolution = resolve(platform);
const { environments } = resolution;
const manifests = new Map(environments.map((each) => [each.name, manifestsOf(resolution, each)]));

const objects = environments.flatMap(objectsOf);

/** Lines that say something. */
const linesOf = (text: string) => text.split('\n').filter((line) => line.trim() !== '').length;

test.each(environments)('nothing is wrong in $name but what is waived with a reason', (environment) => {
  const author = (service: string, path: string) => environment.traces.get(service)?.author(path);
  const { findings, waived } = checkEnvironment(checkedOf(environment), { today: '2026-11-26', author });
  expect(findings.map(({ file, path, what }) => `${file} ${path} ${what}`)).toEqual([]);
  for (const { service, rule } of waived) {
    const waiver = environment.services.get(service)?.waivers[rule];
    expect(waiver?.reason.length).toBeGreaterThan(20);
  }
});

test.each(environments)('the project of $name lets everything of its services be applied', (environment) => {
  const { services, shared } = checkedOf(environment);
  const projects = shared.filter(({ kind }) => kind === 'AppProject');
  expect(projects).toHaveLength(1);
  for (const project of projects) {
    expect(services.flatMap(({ objects: own }) => notAllowed(own, project))).toEqual([]);
  }
});

test('what fills the search may reach it', () => {
  const policy = (name: string) =>
    objects.find((each) => each['kind'] === 'NetworkPolicy' && Object(each['metadata']).name === name);
  const pods = (component: string) => ({
    podSelector: {
      matchLabels: { 'app.kubernetes.io/name': 'search', 'app.kubernetes.io/component': component },
    },
  });
  expect(policy('search-reindex')).toMatchObject({
    spec: {
      egress: expect.arrayContaining([
        expect.objectContaining({ to: [expect.objectContaining(pods('node'))] }),
      ]),
    },
  });
  expect(policy('search-node')).toMatchObject({
    spec: {
      ingress: expect.arrayContaining([
        expect.objectContaining({ from: expect.arrayContaining([expect.objectContaining(pods('reindex'))]) }),
      ]),
    },
  });
});

test.each(compilers)(
  '$writes of every environment are written',
  async ({ writes, load }) => {
    const { synth } = await load();
    const written = environments.filter((each) => synth(filesOf(resolution, each)).size > 0);
    // Where there is no cloud, there is nothing to build.
    const inClouds = environments.filter(({ environment }) => environment.cloud.provider !== 'none');
    expect(written).toEqual(writes === 'infra' ? inClouds : environments);
  },
  30_000,
);

test.each(areas)('every feature of $name is used', ({ features }) => {
  expect(unused(features, { platform, objects })).toEqual([]);
});

test('a tenth of what is rendered is written, at most', () => {
  const written = readdirSync(join(root, 'examples', folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => linesOf(readFileSync(join(parentPath, name), 'utf8')));
  const rendered = [...manifests.values()].flatMap((files) => [...files.values()].map(linesOf));
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
  expect(sum(rendered)).toBeGreaterThanOrEqual(10 * sum(written));
});

test('the same definitions give the same bytes', async () => {
  const again = resolve(await platformIn(folder));
  const second = new Map(again.environments.map((each) => [each.name, manifestsOf(again, each)]));
  expect(second).toEqual(manifests);
}, 30_000);

test('the overview names every environment and every service', () => {
  const overview = readFileSync(join(root, 'examples/README.md'), 'utf8');
  const rows = [...overview.matchAll(/^\| \[([a-z-]+)\]\(playhouse\//gm)].map(([, name]) => name);
  expect(rows).toEqual([
    ...environments.map(({ name }) => name),
    ...platform.services.map(({ name }) => name),
  ]);
});
