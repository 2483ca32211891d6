import type { JsonObject } from '@fairlead/model';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { printYaml } from './print.js';

const versions = ['1.1', '1.2'] as const;

/** As both schemas read it. `yaml` keeps `<<` of 1.1 as a key unless it is told to merge. */
function read(text: string): readonly unknown[] {
  return versions.map((version) => parse(text, { version, merge: false }));
}

test.each([
  ...[
    '00690e9',
    '1e10',
    '0123',
    '12345678',
    'e123456',
    'E0',
    '1.10',
    '0o7',
    '0x1f',
    '1_000',
    '12:30:45',
    '2026-11-20',
    '.5',
    '.inf',
  ],
  ...[
    'yes',
    'No',
    'y',
    'n',
    'on',
    'OFF',
    'true',
    'null',
    'Null',
    '~',
    '',
    '=',
    '<<',
    '-',
    '?',
    ':',
    '%',
    '@',
    '`',
  ],
  ...[
    ' lead',
    'trail ',
    'a: b',
    'a #b',
    '#a',
    '- a',
    '{a',
    '[a',
    '*a',
    '&a',
    '!a',
    '|',
    '>',
    "'",
    '"',
    '\\',
    '---',
  ],
  ...[
    'a\u0085b',
    'a\u2028b',
    'a\u2029b',
    '\ufeff',
    'a\tb',
    '\u0000',
    '\u007f',
    '\ud83d\ude00',
    'ä',
    'a\r\nb',
    '\n',
    '\n\n',
  ],
  ...[
    'a\nb',
    'a\nb\n',
    'a\nb\n\n',
    ' a\nb',
    'a \nb',
    '\na',
    'a\n\n  b\n',
    'a\n\tb\n',
    '#!/bin/sh\nset -e\n',
    '---\na: b\n',
  ],
])('the text %j reads back as itself, as a value and as a key', (text) => {
  const value = { key: text, list: [text, { [text]: text }] };
  for (const back of read(printYaml(value))) expect(back).toEqual(value);
});

test.each([0, -1, 1.5, 1e21, 1e-7, -2.5e-9, 2 ** 53, 288, true, false, null])(
  '%j keeps its type',
  (value) => {
    for (const back of read(printYaml({ value }))) expect(back).toEqual({ value });
  },
);

test('what is no number in JSON is not written', () => {
  expect(() => printYaml({ value: Number.NaN })).toThrow('NaN');
});

const texts = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.stringMatching(/^[0-9a-f]{7}$/),
  fc.stringMatching(/^[0-9.:eE+_-]{1,8}$/),
  fc.stringMatching(/^[A-Za-z_/][A-Za-z0-9_/.@=:-]{0,12}$/),
  fc.array(fc.stringMatching(/^[ \t#:-]?[a-z ]{0,4}$/), { maxLength: 5 }).map((lines) => lines.join('\n')),
);

test('every value reads back unchanged in both versions of YAML', () => {
  const { object } = fc.letrec((tie) => ({
    leaf: fc.oneof(
      texts,
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
    ),
    list: fc.array(tie('any'), { maxLength: 3 }),
    object: fc.dictionary(
      texts.filter((key) => key !== '__proto__'),
      tie('any'),
      { maxKeys: 4 },
    ),
    any: fc.oneof({ maxDepth: 4 }, tie('leaf'), tie('list'), tie('object')),
  }));
  fc.assert(
    fc.property(object, (value) => {
      const wanted: unknown = JSON.parse(JSON.stringify(value));
      for (const back of read(printYaml(value as JsonObject))) expect(back).toEqual(wanted);
    }),
    { numRuns: 500 },
  );
});

test('keys are ordered for a reader, whatever their order was', () => {
  const text = printYaml({
    spec: { b: 1, image: 'i', a: [], name: 'x' },
    metadata: {},
    kind: 'K',
    apiVersion: 'v1',
  });
  expect(text).toBe(
    [
      'apiVersion: v1',
      'kind: K',
      'metadata: {}',
      'spec:',
      '  name: x',
      '  image: i',
      '  a: []',
      '  b: 1',
      '',
    ].join('\n'),
  );
});

test('a script of several lines stands as it was written', () => {
  const text = printYaml({ args: ['-ec', 'set -e\n\necho "$1"\n'], data: { 'a.conf': 'x {\n  y\n}' } });
  expect(text).toBe(
    [
      'args:',
      '  - "-ec"',
      '  - |',
      '    set -e',
      '',
      '    echo "$1"',
      'data:',
      '  a.conf: |-',
      '    x {',
      '      y',
      '    }',
      '',
    ].join('\n'),
  );
});
