import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { printFile } from './file.js';

/** Texts that some reader of YAML takes for something else. */
const words = fc.oneof(
  fc.stringMatching(/^[0-9]{1,6}e[0-9]{1,3}$/),
  fc.stringMatching(/^0[0-9]{3,6}$/),
  fc.stringMatching(/^[0-9a-f]{7}$/),
  fc.stringMatching(/^[0-9]{1,3}\.[0-9]{1,2}(\.[0-9]{1,2})?$/),
  fc.stringMatching(/^[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?$/),
  fc.stringMatching(/^0[xob][0-9a-f_]{1,6}$/),
  fc.stringMatching(/^[+-]?(\.inf|\.nan|\.[0-9]{1,3}|[0-9_]{2,8})$/),
  fc.stringMatching(/^20[0-9]{2}-[01][0-9]-[0-3][0-9]([T ][0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z?)?$/),
  fc.constantFrom(
    'y',
    'Y',
    'yes',
    'Yes',
    'NO',
    'on',
    'off',
    'true',
    'False',
    'null',
    'Null',
    '~',
    '',
    '=',
    '<<',
  ),
);

/** Scripts and files: lines with indents, blank lines, tabs, quotes and comments, with and without an end. */
const line = fc.stringMatching(/^( {0,4}|\t)(#|- |echo "[$a-z'\\]{0,8}" && |[a-z]+: )?[ -~]{0,12}$/);
const scripts = fc
  .tuple(fc.array(line, { minLength: 1, maxLength: 8 }), fc.constantFrom('', '\n', '\n\n'))
  .map(([lines, end]) => lines.join('\n') + end);

const objects = fc.record({
  tags: fc.dictionary(words, words, { noNullPrototype: true }),
  list: fc.array(words),
  script: scripts,
  nested: fc.record({
    args: fc.array(scripts, { maxLength: 3 }),
    command: fc.array(words, { maxLength: 3 }),
  }),
});

test.each(['1.1', '1.2'] as const)('tags, dates and scripts survive a reader of YAML %s', (version) => {
  fc.assert(
    fc.property(objects, objects, (first, second) => {
      const documents = parseAllDocuments(printFile([first, second]), { version, merge: false });
      expect(documents.map((document) => document.toJS())).toEqual([first, second]);
    }),
  );
});

const python = spawnSync('python3', ['-c', 'import yaml'], { stdio: 'ignore' }).status === 0;

/** Reads files from standard input, each as JSON text in a list, and answers what is in them. */
const reader =
  'import json, sys, yaml; print(json.dumps([list(yaml.safe_load_all(t)) for t in json.load(sys.stdin)]))';

test.skipIf(!python)("tags, dates and scripts survive Python's reader", () => {
  const pairs = fc.sample(fc.tuple(objects, objects), { numRuns: 150, seed: 20_261_126 });
  const { stdout, stderr } = spawnSync('python3', ['-c', reader], {
    input: JSON.stringify(pairs.map((each) => printFile(each))),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual(pairs);
});
