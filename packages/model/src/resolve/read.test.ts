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
