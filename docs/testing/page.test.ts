import { expect, test } from 'vitest';
import { edited } from './edit.js';
import { stepsOf } from './page.js';
import { unseen } from './seen.js';

const fenced = (language: string, ...lines: readonly string[]) =>
  [`\`\`\`${language}`, ...lines, '```'].join('\n');

test('every line of an sh block is a command, and a comment says how it ends', () => {
  const page = fenced(
    'sh',
    'npx fairlead diff   # what changed',
    '# only words',
    'npx fairlead check  # exit code 3',
  );
  expect(stepsOf(page)).toEqual([
    { kind: 'run', line: 2, command: 'npx fairlead diff', exit: 0 },
    { kind: 'run', line: 4, command: 'npx fairlead check', exit: 3 },
  ]);
});

test('a comment needs a space on both sides, so an address keeps its part', () => {
  expect(stepsOf(fenced('sh', 'open https://example.com/#part'))).toMatchObject([
    { command: 'open https://example.com/#part' },
  ]);
});

test('a block is a file where the line above ends in its path', () => {
  const file = fenced('ts', 'export {};');
  expect(stepsOf(`Write \`apps/names.ts\`:\n\n${file}\n`)).toEqual([
    { kind: 'write', line: 3, path: 'apps/names.ts', text: 'export {};\n' },
  ]);
  expect(stepsOf(`As in \`apps/names.ts\`.\n\n${file}`)).toEqual([]);
});

test('text right after commands is what they say', () => {
  const page = [fenced('sh', 'npx fairlead deploy'), fenced('text', 'prod: …'), fenced('text', 'else')].join(
    '\n\n',
  );
  expect(stepsOf(page)).toMatchObject([{ kind: 'run' }, { kind: 'see', shown: ['prod: …'] }]);
});

test('what is seen may be shortened, but neither changed nor moved', () => {
  const said = 'one\n  two (2)\nthree\n';
  expect(unseen(said, ['one', '…', 'three'])).toBeUndefined();
  expect(unseen(said, ['two (…)'])).toBeUndefined();
  expect(unseen(said, ['two'])).toBe('two');
  expect(unseen(said, ['three', 'one'])).toBe('one');
});

test('commits have other names each time', () => {
  expect(
    unseen('prod: is delivered at 0123456789ab', ['prod: is delivered at 2f0418093a30']),
  ).toBeUndefined();
});

test('a diff is an edit, and what is shown as text is neither', () => {
  const above = 'In `apps/names.ts`:\n';
  expect(stepsOf(above + fenced('diff', '-a', '+b'))).toMatchObject([{ kind: 'edit', diff: ['-a', '+b'] }]);
  expect(stepsOf(above + fenced('text', 'a'))).toEqual([]);
});

test('an edit takes away, adds and keeps', () => {
  expect(edited('one\ntwo\nthree\n', [' one', '-two', '+2', '+2.5'])).toBe('one\n2\n2.5\nthree\n');
});

test('an edit has several places', () => {
  expect(edited('one\ntwo\nthree\n', ['-one', '+1', '@@', '-three', '+3'])).toBe('1\ntwo\n3\n');
});

test('an edit of lines that are not there, or there twice, is refused', () => {
  expect(() => edited('one\n', ['-two', '+2'])).toThrow('0 times');
  expect(() => edited('one\none\n', ['-one', '+1'])).toThrow('2 times');
});

test('a part of a line is not that line', () => {
  expect(() => edited('  one\n', ['-one', '+1'])).toThrow('0 times');
});
