import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { problemPlaces } from './generate/problem-docs.js';
import { root } from './generate/program.js';

/**
 * Where something on the way to an environment says no: all of pipeline and of the command line, and the files that
 * promotions read and write. What is refused before that, in a definition, is mended where the message says.
 */
const onTheWay = [
  /^packages\/(pipeline|cli)\/src\//,
  /^packages\/model\/src\/(release|hold|freeze)\//,
  /^packages\/model\/src\/resolve\/read\.ts$/,
];
/** Commands that are about definitions, or show something: nothing is on its way when they say no. */
const elsewhere =
  /^packages\/cli\/src\/(check|demo|edit|explain|git|new)\/|^packages\/cli\/src\/commands\/check\.ts$/;

const text = readFileSync(join(root, 'docs/runbook.md'), 'utf8');
const sections = text.split(/^### /m).slice(1);
const named = sections.map((section) => section.slice(0, section.indexOf('\n')));

test('every code that refuses something on its way to an environment has its section, and no other has', () => {
  const raised = problemPlaces().filter(
    ({ file }) => onTheWay.some((each) => each.test(file)) && !elsewhere.test(file),
  );
  expect([...named].sort()).toEqual([...new Set(raised.map(({ code }) => code))].sort());
}, 60_000);

test('every section says what it means and what to do', () => {
  const brief = sections.filter((section) => section.split(/\.(?:\s|$)/).length < 3);
  expect(brief.map((section) => section.slice(0, section.indexOf('\n')))).toEqual([]);
});
