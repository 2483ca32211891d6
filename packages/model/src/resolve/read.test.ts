import { expect, test } from 'vitest';
import { FairleadError, type Problem } from '../problem.js';
import { filesOf, platformOf, resolvedIn, serviceOf } from '../testing/platforms.js';
import { parseEnvironment, parseNeeds, parseService } from './read.js';

const platform = platformOf([serviceOf('api')]);
const texts = filesOf(platform);
const dev = resolvedIn(platform, 'dev');
const folder = 'environments/dev';

const readers = [
  ['environment.json', parseEnvironment, dev.environment],
  ['needs.json', parseNeeds, dev.needs],
  ['services/api.json', parseService, dev.services.get('api')],
] as const;

function problemsOf(read: () => unknown): readonly Problem[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof FairleadError) return error.problems;
    throw error;
  }
}

test.each(readers)('%s reads back as what was resolved', (name, parse, value) => {
  expect(parse(name, texts[`${folder}/${name}`] ?? '')).toEqual(value);
});

test.each(readers)('%s of another version is refused, and who writes it is said', (name, parse) => {
  const schema = JSON.parse(texts[`${folder}/${name}`] ?? '').schema.replace('/1', '/0');
  expect(problemsOf(() => parse(name, JSON.stringify({ schema })))).toEqual([
    expect.objectContaining({
      ...{ code: 'FL_RESOLVED_VERSION', file: name, path: 'schema', value: schema },
      mend: expect.stringContaining('npx projen'),
    }),
  ]);
});

test.each(['', '{', '<<<<<<< HEAD'])('%j is refused as no JSON', (text) => {
  expect(problemsOf(() => parseService('api.json', text))).toEqual([
    expect.objectContaining({ code: 'FL_RESOLVED_JSON', file: 'api.json', path: '' }),
  ]);
});

test.each(['[]', 'null', '"x"', '{}'])('%s has no version', (text) => {
  const [problem] = problemsOf(() => parseService('api.json', text));
  expect(problem).toMatchObject({ code: 'FL_RESOLVED_VERSION', value: undefined });
});

test.each([
  ['a field that is missing', 'cluster', undefined, 'is missing'],
  ['a value of another kind', 'domain', 5, 'is not a text'],
  ['a word that there is not', 'tier', 'live', 'is none of development, production, staging'],
  ['a field that there is not', 'colour', 'red', 'is not a field of this'],
])('%s is refused at its place, and who writes it is said', (_, path, value, what) => {
  const content = JSON.stringify({ ...JSON.parse(texts[`${folder}/environment.json`] ?? ''), [path]: value });
  expect(problemsOf(() => parseEnvironment('environment.json', content))).toEqual([
    expect.objectContaining({
      ...{ code: 'FL_RESOLVED_FIELD', file: 'environment.json', path, value, what },
      mend: expect.stringContaining('npx projen'),
    }),
  ]);
});

test('a file mode that is none is refused at its place', () => {
  const service = JSON.parse(texts[`${folder}/services/api.json`] ?? '');
  const tmp = {
    from: { empty: { size: '1Mi' } },
    at: '/tmp',
    subPath: '',
    readOnly: false,
    items: {},
    mode: '9',
  };
  const workloads = { server: { ...service.workloads.server, volumes: { tmp } } };
  expect(problemsOf(() => parseService('api.json', JSON.stringify({ ...service, workloads })))).toEqual([
    expect.objectContaining({
      ...{ code: 'FL_RESOLVED_FIELD', file: 'api.json', what: 'is not a file mode' },
      ...{ path: 'workloads.server.volumes.tmp.mode', value: '9' },
    }),
  ]);
});

test.each(readers)('%s with nothing but its version lacks all the rest', (name, parse) => {
  const { schema } = JSON.parse(texts[`${folder}/${name}`] ?? '');
  const problems = problemsOf(() => parse(name, JSON.stringify({ schema })));
  expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['FL_RESOLVED_FIELD']));
});
