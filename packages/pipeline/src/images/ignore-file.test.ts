import { expect, test } from 'vitest';
import { parseIgnoreFile, sentBelow } from './ignore-file.js';

test.each([
  ['', [], ['a', 'a/b']],
  ['# a\n\n  \n', [], ['a', '# a']],
  ['a', ['a', 'a/b/c'], ['b/a', 'ab']],
  ['/a/', ['a', 'a/b'], ['b/a']],
  ['./a/../b', ['b'], ['a']],
  ['*/temp*', ['x/temp', 'x/temporary.txt', 'x/temp/y'], ['temp', 'x/y/temp']],
  ['temp?', ['tempa', 'tempb/c'], ['temp', 'x/tempa', 'tempaa']],
  ['**/*.test.ts', ['a.test.ts', 'x/y/a.test.ts'], ['a.ts', 'x/a.test.tsx']],
  ['**/node_modules', ['node_modules/a', 'x/node_modules/y/z'], ['node_module']],
  ['x/**', ['x/a', 'x/a/b'], ['y/x']],
  ['x/**/z', ['x/z', 'x/a/b/z'], ['x/zz']],
  ['*\n!keep', ['a', 'x/keep'], ['keep', 'keep/b']],
  ['*.md\n!README*.md\nREADME-secret.md', ['a.md', 'README-secret.md'], ['README.md', 'x/a.md']],
  ['*.md\nREADME-secret.md\n!README*.md', ['a.md'], ['README.md', 'README-secret.md']],
  ['!a\na', ['a'], []],
  ['[ab].txt', ['a.txt', 'b.txt'], ['c.txt', '[ab].txt']],
  ['a+(b)', ['a+(b)'], ['aab']],
  ['\\*', ['*'], ['a']],
  ['a\r\nb\r\n', ['a', 'b'], ['c']],
])('%j keeps some and sends the rest', (text, kept, sent) => {
  const ignores = parseIgnoreFile(text);
  expect([...kept, ...sent].filter(ignores)).toEqual(kept);
});

test.each([
  [
    '*\n!package.json\n!apps/services/api\napps/services/api/dist\n**/*.test.ts',
    ['apps/services/api', 'package.json'],
  ],
  ['**\n!a/b/\n!a', ['a', 'a/b']],
  ['*\n!libs/*/src/**\n!a/b?c', ['a', 'libs']],
  ['*', []],
  ['', undefined],
  ['dist\n*\n!a', ['a']],
  ['!a\n*\n!b', ['b']],
  ['dist', undefined],
  ['*\n!**/main.go', undefined],
  ['*\n!*.md', undefined],
  ['*\n!\\*', undefined],
  ['*.md\n!a', undefined],
  ['**/*\n!a', ['a']],
  ['*/*\n!a', undefined],
])('%j lets through only what is below %j', (text, below) => {
  expect(sentBelow(text)).toEqual(below);
});
