import { existsSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, test } from 'vitest';
import { headingsOf } from './generate/headings.js';
import { readText, root } from './generate/program.js';

const pages = [
  ...['README.md', 'CONTRIBUTING.md'],
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).map(
    (path) => `docs/${path.replaceAll('\\', '/')}`,
  ),
].filter((path) => path.endsWith('.md') && existsSync(join(root, path)));

/** Where the links of a page lead to, from the root, with their anchors. */
const links = (path: string) =>
  [...readText(path).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, to = '']) =>
    to.startsWith('#') ? `${path}${to}` : posix.join(posix.dirname(path), to),
  );

test('every link between pages leads to a file that is there, and to a heading of it', () => {
  const broken = pages.flatMap((page) =>
    links(page)
      .filter((to) => !isThere(to))
      .map((to) => `${page}: ${to}`),
  );
  expect(broken).toEqual([]);
});

test('a heading is found by the anchor that a host gives it', () => {
  const page = ['# A `b`, c', '```sh', '# no heading', '```', '## 1. X_y', '## 1. X_y'].join('\n');
  expect([...headingsOf(page).keys()]).toEqual(['a-b-c', '1-x_y', '1-x_y-1']);
});

test.each(['docs/how-to', 'docs/reference', 'docs/reference/commands', 'docs/explanation'])(
  'the table of contents of %s leads to each of its pages',
  (folder) => {
    const linked = new Set(links(`${folder}/README.md`));
    const beside = pages.filter((page) => posix.dirname(page) === folder && !page.endsWith('/README.md'));
    expect(beside.length).toBeGreaterThan(1);
    expect(beside.filter((page) => !linked.has(page))).toEqual([]);
  },
);

function isThere(to: string): boolean {
  const [path = '', at] = to.split('#');
  if (!existsSync(join(root, path))) return false;
  return at === undefined || headingsOf(readText(path)).has(at);
}
