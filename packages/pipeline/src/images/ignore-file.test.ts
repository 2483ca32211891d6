import { expect, test } from 'vitest';
import { parseIgnoreFile } from './ignore-file.js';

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
