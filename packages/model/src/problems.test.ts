import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FairleadError, type Problem, renderProblem } from './problem.js';
import { environmentOf, inProd, platformOf, problemsOf, serverOf, serviceOf } from './testing/platforms.js';
import { apiFile } from './testing/wrong.js';
import { wrongClaims } from './testing/wrong-claims.js';
import { wrongDatabases } from './testing/wrong-databases.js';
import { wrongEnvironments } from './testing/wrong-environments.js';
import { wrongFacets } from './testing/wrong-facets.js';
import { wrongNames } from './testing/wrong-names.js';
import { wrongReferences } from './testing/wrong-references.js';
import { wrongRollouts } from './testing/wrong-rollouts.js';
import { wrongSecrets } from './testing/wrong-secrets.js';
import { wrongShapes } from './testing/wrong-shapes.js';
import { wrongStructure } from './testing/wrong-structure.js';
import { wrongWorkloads } from './testing/wrong-workloads.js';

const wrongs = [
  ...wrongClaims,
  ...wrongDatabases,
  ...wrongEnvironments,
  ...wrongNames,
  ...wrongWorkloads,
  ...wrongFacets,
  ...wrongReferences,
  ...wrongRollouts,
  ...wrongSecrets,
  ...wrongShapes,
  ...wrongStructure,
];

test.each(wrongs)('$code: $because', ({ code, file, path, value, platform }) => {
  const problems = problemsOf(platform);
  const found = problems.map((problem) => ({
    code: problem.code,
    file: problem.file,
    path: problem.path,
    value: problem.value,
  }));
  expect(found).toContainEqual({ code, file, path, value } satisfies Partial<Problem>);
  expect(new Set(problems.map((problem) => problem.code))).toEqual(new Set([code]));
});

test('every problem that a definition can have is tried here', () => {
  const source = new URL('.', import.meta.url);
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('testing'))
    // What is wrong with files that were written, and with questions, is tried beside them.
    .filter((file) => !/^(release|hold)/.test(file) && !/resolve.(read|explain)\.ts$/.test(file));
  const texts = files.map((file) => readFileSync(new URL(file, source), 'utf8'));
  const codes = new Set(texts.flatMap((text) => text.match(/(?<=')FL_[A-Z_]+(?=')/g) ?? []));
  expect(new Set(wrongs.map(({ code }) => code))).toEqual(codes);
});

test('all problems of a run come together, sorted by file and path', () => {
  const problems = problemsOf(
    platformOf(
      [
        serverOf('web', {
          scaling: { min: 3, max: 2 },
          routes: { public: { hosts: ['A', 'B'], port: 'http' } },
        }),
        serviceOf('api', { enviroments: [], calls: { nobody: 'server.http' }, environments: ['qa', 'prod'] }),
        serviceOf('k8s'),
      ],
      [environmentOf('dev', { tier: 'live' }), environmentOf('prod')],
    ),
  );
  expect(problems.map(({ code, file, path, value }) => [code, file, path, value])).toEqual([
    ['FL_TIER', 'apps/environments/dev/environment.ts', 'tier', 'live'],
    ['FL_CALL', apiFile, 'calls.nobody', 'nobody'],
    ['FL_FIELD_UNKNOWN', apiFile, 'enviroments', []],
    ['FL_ENVIRONMENT', apiFile, 'environments', 'qa'],
    ['FL_NAME_RESERVED', 'apps/services/k8s/service.ts', 'name', 'k8s'],
    ['FL_HOST', 'apps/services/web/service.ts', 'workloads.server.routes.public.hosts', 'A'],
    ['FL_HOST', 'apps/services/web/service.ts', 'workloads.server.routes.public.hosts', 'B'],
    ['FL_SCALING_RANGE', 'apps/services/web/service.ts', 'workloads.server.scaling.max', 2],
  ]);
});

test('a mistake that three environments share is said once', () => {
  expect(problemsOf(platformOf([serverOf('api', { scaling: { min: -1 } })]))).toHaveLength(1);
});

test('what is wrong in some environments says in which', () => {
  const borrower = { config: { mine: { borrow: { service: 'web', set: 'its' } } } };
  const said = (environments: readonly string[]) =>
    problemsOf(
      platformOf([serviceOf('api', borrower), serviceOf('web', { config: { its: {} }, environments })]),
    );
  expect(said(['dev'])).toMatchObject([{ what: 'no such set is there to borrow in prod and stg' }]);
  expect(said(['dev', 'stg'])).toMatchObject([{ what: 'no such set is there to borrow in prod' }]);
  expect(said([])).toMatchObject([{ what: 'no such set is there to borrow in dev, prod and stg' }]);
});

test('a value that an environment default made wrong is mended in its file', () => {
  const prod = environmentOf('prod', { defaults: { server: { scaling: { max: 1 } } } });
  const [problem] = problemsOf(platformOf([serverOf('api', {})], [prod]));
  expect(problem).toMatchObject({
    code: 'FL_SCALING_RANGE',
    file: 'apps/environments/prod/environment.ts',
    path: 'defaults.server.scaling.max',
  });
});

test('a default that an override made wrong is mended in the override', () => {
  const probes = { startup: { check: { tcp: 'http' } } };
  const [problem] = problemsOf(
    platformOf([serverOf('api', { probes }, inProd({ probes: { startup: { periodSeconds: 1 } } }))]),
  );
  expect(problem).toMatchObject({
    code: 'FL_PROBE_TIMEOUT',
    path: 'overrides.prod.workloads.server.probes.startup.timeoutSeconds',
  });
});

test('a reference from a variable is wrong at the variable', () => {
  const env = { LEVEL: { set: 'nothing', key: 'LEVEL' } };
  const [problem] = problemsOf(platformOf([serverOf('api', { env })]));
  expect(problem).toMatchObject({ code: 'FL_SET_UNKNOWN', path: 'workloads.server.env.LEVEL' });
});

test('a shared set of an environment is checked as a set of a service is', () => {
  const dev = environmentOf('dev', { sets: { shared: { values: { 'a b': 1 } } } });
  const [problem] = problemsOf(platformOf([serverOf('api', { envFrom: [{ set: 'shared' }] })], [dev]));
  expect(problem).toMatchObject({
    code: 'FL_CONFIG_KEY',
    file: 'apps/environments/dev/environment.ts',
    path: 'sets.shared.values.a b',
  });
});

test('a problem is two lines: where and what is found, then what is wrong and how to mend it', () => {
  const problem: Problem = {
    code: 'FL_SCALING_RANGE',
    file: apiFile,
    path: 'workloads.server.scaling.max',
    value: 2,
    what: 'below min (3)',
    mend: 'set max to 3 or more',
  };
  const text = `FL_SCALING_RANGE ${apiFile} workloads.server.scaling.max = 2\n  below min (3); set max to 3 or more`;
  expect(renderProblem(problem)).toBe(text);
  expect(new FairleadError([problem, problem]).message).toBe(text);
  expect(renderProblem({ ...problem, value: 'x'.repeat(500) }).split('\n')[0]?.length).toBeLessThan(200);
});
