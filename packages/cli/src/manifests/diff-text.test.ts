import { expect, test } from 'vitest';
import { diffText } from './diff-text.js';

test('changes are shown by environment, object and field', () => {
  const text = diffText(
    [
      { environment: 'dev', changes: [], handovers: [] },
      {
        environment: 'stg',
        handovers: [],
        changes: [
          { owner: 'api', id: 'Job/gone', kind: 'removed', fields: [] },
          { owner: 'api', id: 'Service/new', kind: 'added', fields: [] },
          {
            owner: 'api',
            id: 'Deployment/api-server',
            kind: 'changed',
            fields: [
              { path: 'spec.replicas', from: 2, to: 3 },
              { path: 'spec.paused', to: true },
              { path: 'spec.old', from: { a: 'b' } },
            ],
          },
        ],
      },
    ],
    false,
  );
  expect(text).toBe(
    [
      'dev  no change',
      'stg',
      '  - Job/gone (api)',
      '  + Service/new (api)',
      '  ~ Deployment/api-server (api)',
      '      ~ spec.replicas: 2 → 3',
      '      + spec.paused: true',
      '      - spec.old: {"a":"b"}',
    ].join('\n'),
  );
});

test('of a text with many lines the first is shown, and how many there are', () => {
  const fields = [{ path: 'data["Caddyfile"]', from: 'one', to: 'two\nthree\nfour' }];
  const change = { owner: 'web', id: 'ConfigMap/web', kind: 'changed', fields } as const;
  expect(diffText([{ environment: 'dev', changes: [change], handovers: [] }], false)).toContain(
    'one → two … (3 lines)',
  );
});

test('what leaves too few pods is told last, with its mend', () => {
  const changes = [{ owner: 'api', id: 'Rollout/server', kind: 'added', fields: [] }] as const;
  const [from, to] = ['Deployment/server', 'Rollout/server'];
  const handover = { owner: 'api', from, to, what: 'begins with one pod', mend: 'say a number' };
  expect(diffText([{ environment: 'dev', changes, handovers: [handover] }], false).split('\n')).toEqual([
    'dev',
    '  + Rollout/server (api)',
    '  ! Deployment/server → Rollout/server (api)',
    '      Rollout/server begins with one pod',
    '      mend: say a number',
  ]);
});

test('colours are there when asked for, and say nothing that the text does not', () => {
  const changes = [{ environment: 'dev', changes: [], handovers: [] }];
  const coloured = diffText(changes, true);
  expect(coloured).not.toBe(diffText(changes, false));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what a colour is
  expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(diffText(changes, false));
});
