import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { problemPlaces } from './generate/problem-docs.js';
import { root } from './generate/program.js';

/** Where promotions say no: what is refused before that, in a definition, is mended where the message says. */
const promotions = /^packages\/(pipeline\/src|cli\/src\/(promotion|request))\//;

const text = readFileSync(join(root, 'docs/runbook.md'), 'utf8');
const sections = text.split(/^### /m).slice(1);
const named = sections.map((section) => section.slice(0, section.indexOf('\n')));

test('every code that a promotion refuses with has its section, and no other has', () => {
  const raised = problemPlaces().filter(({ file }) => promotions.test(file));
  expect([...named].sort()).toEqual([...new Set(raised.map(({ code }) => code))].sort());
}, 60_000);

test('every section says what it means and what to do', () => {
  const brief = sections.filter((section) => section.split(/\.(?:\s|$)/).length < 3);
  expect(brief.map((section) => section.slice(0, section.indexOf('\n')))).toEqual([]);
});
