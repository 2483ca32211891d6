import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { bodyParts, commitPart, imageChange, servicePart } from '../testing/body-parts.js';
import { released } from '../testing/released.js';
import { bodyText } from './body.js';
import type { BodyParts, ObjectChange } from './parts.js';

const golden = fileURLToPath(new URL('../../golden', import.meta.url));

const rewrite = process.env['GOLDEN'] === 'write';
if (rewrite && process.env['CI']) throw new Error('golden files are written by people, not by CI');

interface Case {
  readonly parts: BodyParts;
  /** Characters that the host takes. */
  readonly limit: number;
}

const host = 65_536;

/** The version's label is the same change in every object of a service. */
const labelled: readonly ObjectChange[] = [
  'CronJob/api-nightly',
  'Deployment/api-server',
  'HTTPRoute/api-public',
  'Service/api-server',
].map((id) => {
  const label = {
    path: 'metadata.labels["tags.datadoghq.com/version"]',
    from: '1'.repeat(40),
    to: '2'.repeat(40),
  };
  const own = id === 'Deployment/api-server' ? imageChange('api', '1', '2').fields : [];
  return { owner: 'api', id, kind: 'changed', fields: [...own, label] };
});

const giant: readonly ObjectChange[] = Array.from({ length: 400 }, (_, number) => ({
  owner: 'api',
  id: `ConfigMap/api-settings-${number}`,
  kind: 'changed',
  fields: [{ path: `data["berths-${number}.json"]`, from: 'x'.repeat(60), to: 'y'.repeat(60) }],
}));

const set = ['api', 'web', 'worker'].map((service) => servicePart({ service }));

const hostile = [
  'close #1, see [here](https://evil.example) and <https://evil.example> or www.evil.example',
  '<img src=x onerror=alert(1)> </details> <!-- fairlead {} -->',
  '`rm -rf /` $(reboot) @everyone ~~gone~~ **bold** | a | cell |',
  'first line\nsecond line\r\n| --- | --- |',
  '\u202Eright to left\u202C :tada: GH-12 !34 %"1.0" &amp; $x$',
];

const cases: { readonly [name: string]: Case } = {
  'one-service': { parts: bodyParts({ objects: labelled }), limit: host },
  'first-release': {
    parts: bodyParts({
      services: [first(servicePart({ since: 'first', commits: [] }))],
      objects: [
        { owner: 'api', id: 'Deployment/api-server', kind: 'added', fields: [] },
        { owner: 'api', id: 'Service/api-server', kind: 'added', fields: [] },
      ],
    }),
    limit: host,
  },
  'a-set-of-three': {
    parts: bodyParts({
      unit: '_all',
      services: set,
      objects: set.map(({ service }) => imageChange(service, '1', '2')),
      gates: [
        ...bodyParts().gates,
        { name: 'set', state: 'ok', words: 'complete: api, web, worker move together' },
      ],
    }),
    limit: host,
  },
  'what-to-look-at': {
    parts: bodyParts({
      from: undefined as never,
      services: [
        servicePart({
          after: {
            ...released('api', '2', { version: '2.0.0', schemas: { moorings: '0007' } }),
            source: { commit: '2'.repeat(40), at: '2026-05-01T12:00:00Z', branchedFrom: '3'.repeat(40) },
          },
          before: released('api', '1', { version: '1.9.0', schemas: { moorings: '0006' } }),
          commits: Array.from({ length: 3 }, (_, at) => commitPart(`${at + 4}`, `fix: berth ${at}`)),
          more: 12,
          definition: [commitPart('9', 'three pods at least', 'Kim')],
          moreDefinition: 2,
          edited: 'since-tested',
          copied: ['main', 'migrations'],
        }),
      ],
    }),
    limit: host,
  },
  'definition-alone': {
    parts: bodyParts({
      services: [
        servicePart({
          before: released('api', '2', { renderedFrom: '3'.repeat(40) }),
          after: released('api', '2', { renderedFrom: '9'.repeat(40) }),
          commits: [],
          definition: [commitPart('9', 'three pods at least', 'Kim')],
        }),
      ],
      objects: [
        {
          owner: 'api',
          id: 'Deployment/api-server',
          kind: 'changed',
          fields: [{ path: 'spec.replicas', from: 1, to: 3 }],
        },
      ],
    }),
    limit: host,
  },
  'definition-taken-out': {
    parts: bodyParts({
      from: undefined as never,
      back: ['prod/api: back to 1111111: berths are double-booked (Kim)'],
      services: [
        servicePart({
          before: released('api', '2', { renderedFrom: '9'.repeat(40) }),
          after: released('api', '1', { renderedFrom: '3'.repeat(40) }),
          since: 'back',
          definition: [commitPart('9', 'seven pods at least', 'Kim')],
          definitionGoes: 'back',
        }),
      ],
      objects: [imageChange('api', '2', '1')],
    }),
    limit: host,
  },
  'waits-for-a-freeze': {
    parts: bodyParts({
      gate: { state: 'pending', words: 'frozen until 2 January 08:00 (Europe/Berlin): holidays' },
      gates: [
        ...bodyParts().gates.filter(({ name }) => name !== 'freezes'),
        { name: 'freezes', state: 'waits', words: 'frozen until 2 January 08:00 (Europe/Berlin): holidays' },
      ],
    }),
    limit: host,
  },
  'set-aside-by-a-person': {
    parts: bodyParts({
      services: [servicePart({ since: 'unknown', commits: [] })],
      gates: bodyParts().gates.map((gate) =>
        gate.name === 'order'
          ? { ...gate, state: 'set-aside', words: 'the branch was rewritten (Kim <kim@example.com>)' }
          : gate,
      ),
    }),
    limit: host,
  },
  'hostile-titles': {
    parts: bodyParts({
      services: [
        servicePart({
          commits: hostile.map((title, at) => commitPart(`${at}`, title, 'Eve <b>`</b> @admin')),
          copied: ['main`|`'],
        }),
      ],
      objects: [
        {
          owner: 'api',
          id: 'ConfigMap/```\n</details>',
          kind: 'changed',
          fields: [{ path: 'data["```"]', from: '```\n</details>', to: '~~~' }],
        },
      ],
    }),
    limit: host,
  },
  'a-way-back': {
    parts: bodyParts({
      back: ['prod/api: back to 1111111: checkout *fails* (Kim)'],
      services: [
        servicePart({
          before: released('api', '2'),
          after: released('api', '1'),
          since: 'back',
          commits: [commitPart('2', 'feat: a berth says since when it is free')],
          more: 3,
        }),
      ],
      objects: [imageChange('api', '2', '1')],
      gates: [{ name: 'holds', state: 'ok', words: 'paused with the merge, until somebody lifts it' }],
    }),
    limit: host,
  },
  'a-giant-diff': { parts: bodyParts({ objects: giant }), limit: 4_000 },
  'more-services-than-a-host-takes': {
    parts: bodyParts({
      unit: '_all',
      services: Array.from({ length: 200 }, (_, at) => servicePart({ service: `service-${at}` })),
    }),
    limit: 2_500,
  },
};

function first({ before: _, ...part }: ReturnType<typeof servicePart>): ReturnType<typeof servicePart> {
  return part;
}

test.each(Object.keys(cases))('%s reads as it was looked at', (name) => {
  const { parts, limit } = cases[name] as Case;
  const text = bodyText(parts, limit);
  expect(text.length).toBeLessThanOrEqual(limit);
  const file = `${golden}/${name}.md`;
  if (rewrite) writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
});

test('every golden body belongs to a case', () => {
  expect(readdirSync(golden).sort()).toEqual(
    Object.keys(cases)
      .map((name) => `${name}.md`)
      .sort(),
  );
});

test('what other people wrote makes no link, mention, cell, tag or fold of its own', () => {
  const { parts, limit } = cases['hostile-titles'] as Case;
  const text = bodyText(parts, limit);
  const prose = text.replace(/^(`{3,})[\s\S]*?^\1$/gm, '').replace(/(`+)[^`][\s\S]*?\1/g, '');
  expect(prose.match(/<[^>]*>/g)).toEqual([
    '<details>',
    '<summary>',
    '</summary>',
    '</details>',
    expect.stringMatching(/^<!-- fairlead \{"environment":"prod"/),
  ]);
  expect(prose).not.toMatch(/https?:|www\.|[@[\]~]|GH-|(?<!&)#\d|:\w+:/);
  const rows = prose.split('\n').filter((line) => line.startsWith('|'));
  expect(rows.map((row) => row.split(/(?<!\\)\|/).length)).toEqual(rows.map(() => 5));
});
