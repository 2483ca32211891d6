import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { defaultValues } from './generate/defaults.js';
import { facetDocs } from './generate/facet-docs.js';
import { literal } from './generate/literal.js';
import { folder, pages } from './generate/pages.js';
import { problemPlaces } from './generate/problem-docs.js';
import { root, sourceFiles } from './generate/program.js';
import { shapeFiles } from './generate/shape-files.js';

const textOf = (path: string) => readFileSync(join(root, path), 'utf8');

test.each(Object.entries(pages))(
  '%s is what the sources say; else run npm run docs',
  async (name, render) => {
    expect(textOf(join(folder, name))).toBe(await render());
  },
  60_000,
);

test('the shapes of definitions are what the types say; else run npm run docs', () => {
  const files = Object.entries(shapeFiles());
  expect(files).toHaveLength(2);
  for (const [path, text] of files) expect(textOf(path), path).toBe(text);
}, 60_000);

test('every page of the reference is generated, apart from its table of contents', () => {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.md'));
  expect(files.sort()).toEqual(['README.md', ...Object.keys(pages)].sort());
});

test('a default that a comment names is the default that resolution gives', () => {
  const lies = facetDocs().flatMap(({ name, fields }) =>
    fields
      .filter(({ path, default: tag }) => isValue(tag ?? '') && !path.includes('['))
      .flatMap((field) => {
        const values = defaultValues(name, fields, field).filter(isPlain).map(literal);
        const untold = values.filter((value) => !tells(field.default ?? '', value));
        return untold.map((value) => `${name}.${field.path} is ${value}, not ${field.default}`);
      }),
  );
  expect(lies).toEqual([]);
}, 60_000);

test('every problem says what is wrong and how to mend it', () => {
  const silent = problemPlaces().filter(({ what, mend }) => what.length === 0 || mend.length === 0);
  expect(silent.map(({ code, file }) => `${code} in ${file}`)).toEqual([]);
});

test('no code is hidden from the page: each that a source names is on it', () => {
  const shown = new Set(problemPlaces().map(({ code }) => code));
  const named = sourceFiles().flatMap((file) => textOf(file).match(/\bFL_[A-Z][A-Z0-9_]*[A-Z0-9]\b/g) ?? []);
  expect([...new Set(named)].filter((code) => !shown.has(code)).sort()).toEqual([]);
});

const isPlain = (value: unknown): boolean =>
  ['boolean', 'number', 'string'].includes(typeof value) && value !== '';

/** What begins with words depends on something else, and the words say on what. */
const isValue = (tag: string): boolean => /^('|\d|true|false)/.test(tag);

/** Text may stand without quotes, and what depends on a name is told in words. */
function tells(tag: string, value: string): boolean {
  const words = tag.replaceAll(/['`]/g, '').split(/[^\w./-]+/);
  return words.includes(value.replaceAll("'", '')) || value === "'<service>'";
}
