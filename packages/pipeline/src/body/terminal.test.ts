import fc from 'fast-check';
import { expect, test } from 'vitest';
import { terminalText } from './terminal.js';
import { code, oneLine, plainText } from './text.js';

test('whatever somebody wrote is read at a terminal as it was written', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('feat: a <b>berth</b> | two', '&#58;', '&amp;#58;', 'www.example.com', '@kim `x` #1'),
  );
  fc.assert(fc.property(texts, (text) => terminalText(`- ${plainText(text)}`) === `- ${oneLine(text)}`));
  fc.assert(fc.property(texts, (text) => terminalText(`${code(text)}: x`).includes(oneLine(text))));
});

test('folds are open, what is hidden is not shown, and code stays as it is', () => {
  const body = [
    '<details><summary>1 object changes&#58;</summary>',
    '',
    '```diff',
    '- title: a &#58; b',
    '</details>',
    '```',
    '',
    '</details>',
    '`a &#58; b` feat&#58; moor',
    '<!-- fairlead {"set":"x"} -->',
  ].join('\n');
  expect(terminalText(body).split('\n')).toEqual([
    '1 object changes:',
    '',
    '```diff',
    '- title: a &#58; b',
    '</details>',
    '```',
    '',
    '`a &#58; b` feat: moor',
  ]);
});

test('a terminal is told nothing that it would carry out', () => {
  expect(terminalText('red \u001b[31m, \u202eback\nnext')).toBe('red [31m, back\nnext');
});
