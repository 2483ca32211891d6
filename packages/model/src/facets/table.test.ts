import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tiers, workloadKinds } from '../kinds.js';
import { type AnyFacet, resolveFacet } from '../resolve/facet.js';
import { Trace } from '../resolve/trace.js';
import { environmentOf, platformOf, problemsOf, serviceOf } from '../testing/platforms.js';
import { facetsOfKind } from './of-kind.js';
import { serviceFacets, workloadFacets } from './table.js';

/** Names of the facets that the files of a folder define. */
function definedIn(folder: string): readonly string[] {
  const place = new URL(`${folder}/`, import.meta.url);
  const files = readdirSync(place).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  return files.flatMap((file) => {
    const text = readFileSync(new URL(file, place), 'utf8');
    return [...text.matchAll(/^export const (\w+)(?:: Facet<| = facet<)/gm)].map(([, name = '']) => name);
  });
}

test.each([
  ['service', serviceFacets],
  ['workload', workloadFacets],
])('every facet of a %s stands in the table once', (folder, table) => {
  expect([...definedIn(folder)].sort()).toEqual(Object.keys(table).sort());
});

test.each(['service', 'workload'])('every file of a %s facet defines one', (folder) => {
  const files = readdirSync(new URL(`${folder}/`, import.meta.url)).filter(
    (file) => !file.endsWith('.test.ts'),
  );
  // Init containers and sidecars are nearly the same, and share a file.
  expect(definedIn(folder)).toHaveLength(files.length + (folder === 'workload' ? 1 : 0));
});

const rows = [
  ...Object.entries(serviceFacets).map(([name, facet]) => ({ name, facet, kind: undefined })),
  ...workloadKinds.flatMap((kind) =>
    facetsOfKind(kind).map((name) => ({ name, facet: workloadFacets[name], kind })),
  ),
];

test.each(tiers)('a facet of which nothing is said holds in %s', (tier) => {
  for (const { name, facet, kind } of rows) {
    const owner = { tier, service: 'api', file: 'service.ts', trace: new Trace() };
    const { problems } = resolveFacet(
      facet as unknown as AnyFacet,
      { name, layers: [], at: name, kind },
      owner,
    );
    const codes = problems.map(({ code, path }) => `${kind} ${code} ${path}`);
    // A schedule is the one thing that cannot be guessed and has no entries to be asked of.
    expect(codes).toEqual(name === 'schedule' ? ['cron FL_MISSING schedule.cron'] : []);
  }
});

test('a facet that knows the name of the service is not shared between services', () => {
  const [api, web] = ['api', 'web'].map((service) => {
    const owner = { tier: 'staging', service, file: '', trace: new Trace() } as const;
    return resolveFacet(
      serviceFacets.namespace as unknown as AnyFacet,
      { name: 'namespace', layers: [], at: 'namespace', kind: undefined },
      owner,
    ).value;
  });
  expect([api, web]).toEqual([
    { name: 'api', owner: true, quota: {}, limits: {} },
    { name: 'web', owner: true, quota: {}, limits: {} },
  ]);
});

const least: { readonly [kind: string]: object } = {
  server: { ports: { http: { port: 8080 } } },
  stateful: { ports: { http: { port: 8080 } } },
  cron: { schedule: { cron: '0 3 * * *' } },
};

test.each(workloadKinds)('a facet that a %s does not have is refused wherever it is written', (kind) => {
  const others = Object.keys(workloadFacets).filter(
    (name) => !(facetsOfKind(kind) as readonly string[]).includes(name),
  );
  const foreign = Object.fromEntries(others.map((name) => [name, {}]));
  const workloads = { it: { kind, ...least[kind], ...foreign } };
  const api = serviceOf('api', { workloads, overrides: { dev: { workloads: { it: foreign } } } });
  const problems = problemsOf(platformOf([api], [environmentOf('dev', { defaults: { [kind]: foreign } })]));
  const places = [`defaults.${kind}`, 'overrides.dev.workloads.it', 'workloads.it'];
  expect(problems.map(({ code, path }) => `${code} ${path}`)).toEqual(
    places.flatMap((place) => others.map((name) => `FL_FIELD_UNKNOWN ${place}.${name}`)),
  );
});
