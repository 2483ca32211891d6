import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './generate/program.js';
import { promotionCases } from './generate/promotion-cases.js';

const titlesIn = (file: string): readonly string[] =>
  [
    ...readFileSync(join(root, file), 'utf8').matchAll(
      /^test(?:\.each\([^\n]*\))?\(\s*'((?:[^'\\]|\\.)+)'/gm,
    ),
  ].map(([, title = '']) => title);

const shown = promotionCases.flatMap(({ name, shown = [] }) => shown.map((file) => [name, file] as const));

test.each(shown)('%s has a test of its name in %s', (name, file) => {
  const own = titlesIn(file).filter((title) => title === name || title.startsWith(`${name}: `));
  expect(own).not.toEqual([]);
});

test('every case is shown, or says what it waits for', () => {
  const silent = promotionCases.filter(
    ({ shown, comesWith }) => shown === undefined && comesWith === undefined,
  );
  expect(silent.map(({ name }) => name)).toEqual([]);
});

test('no case is told twice', () => {
  const names = promotionCases.map(({ name }) => name);
  expect(names).toEqual([...new Set(names)]);
});

// A title is no case because it looks like one: these files are about cases alone.
test.each([
  'packages/pipeline/src/plan/cases.test.ts',
  'packages/cli/src/promotion/cases/cases.system.test.ts',
  'packages/cli/src/promotion/cases/again.system.test.ts',
])('every test of %s is named after a case', (file) => {
  const names = promotionCases.map(({ name }) => name);
  const others = titlesIn(file).filter((title) => !names.some((name) => title.startsWith(`${name}: `)));
  expect(others).toEqual([]);
});
