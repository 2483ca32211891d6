import { beforeAll, describe, expect, test } from 'vitest';
import { makeNamespace, moved, refusals } from './dry-run.js';
import { assumedKinds, byKind, everythingRendered } from './rendered.js';
import { hasCluster, servedKinds } from './tools.js';

const cluster = hasCluster();
const served = cluster ? servedKinds() : new Map<string, boolean>();
const isKnown = (kind: string) => served.has(kind) && !assumedKinds.has(kind);

describe.skipIf(!cluster).each(everythingRendered())(
  'the API server, asked to apply $name without keeping it,',
  ({ objects }) => {
    beforeAll(makeNamespace);

    for (const [kind, all] of byKind(objects)) {
      test.skipIf(!isKnown(kind))(`takes every ${kind} under strict validation`, () => {
        const here = served.get(kind) ? all.map((each) => ({ ...each, object: moved(each.object) })) : all;
        expect(refusals(here)).toEqual([]);
      });
    }
  },
);

describe.skipIf(!cluster)('the API server', () => {
  beforeAll(makeNamespace);

  test('refuses a field that it does not know, and the object is named', () => {
    const object = moved({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'wrong' },
      dta: { a: 'b' },
    });
    const good = moved({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'good' } });
    const asked = [
      { owner: 'one', id: 'ConfigMap/good', object: good },
      { owner: 'another', id: 'ConfigMap/wrong', object },
    ];
    expect(refusals(asked)).toEqual([
      expect.stringMatching(/^another, ConfigMap\/wrong: .*unknown field "dta"/s),
    ]);
  });

  test('warns of pods that are not restricted', () => {
    const template = {
      metadata: { labels: { a: 'b' } },
      spec: { containers: [{ name: 'a', image: 'registry.example.com/a' }] },
    };
    const spec = { selector: { matchLabels: { a: 'b' } }, template };
    const object = moved({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'open' }, spec });
    expect(refusals([{ owner: 'one', id: 'Deployment/open', object }])).toEqual([
      expect.stringContaining('would violate PodSecurity "restricted'),
    ]);
  });
});
