import { beforeAll, describe, expect, test } from 'vitest';
import { makeNamespace, moved } from './dry-run.js';
import { assumedKinds, byKind, everythingRendered } from './rendered.js';
import { type Published, published } from './schemas.js';
import { changedByServer } from './server-defaults.js';
import { hasCluster, servedKinds } from './tools.js';

const cluster = hasCluster();
const served = cluster ? servedKinds() : new Map<string, boolean>();
const isKnown = (kind: string) => served.has(kind) && !assumedKinds.has(kind);
let schemas: Published;

describe.skipIf(!cluster)('the API server', () => {
  beforeAll(() => {
    makeNamespace();
    schemas = published();
  });

  describe.each(everythingRendered())('given $name', ({ objects }) => {
    for (const [kind, all] of byKind(objects)) {
      test.skipIf(!isKnown(kind))(`keeps every ${kind} as it is sent`, () => {
        const here = served.get(kind) ? all.map((each) => ({ ...each, object: moved(each.object) })) : all;
        expect(changedByServer(kind, here, schemas)).toEqual([]);
      });
    }
  });

  test('adds to lists without keys, and that is found', () => {
    const dataFrom = [{ extract: { key: 'relay' } }];
    const secretStoreRef = { kind: 'ClusterSecretStore', name: 'default' };
    const object = moved({
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name: 'relay' },
      spec: { secretStoreRef, dataFrom },
    });
    const all = [{ owner: 'mail', id: 'ExternalSecret/relay', object }];
    expect(changedByServer('external-secrets.io/v1/ExternalSecret', all, schemas)).toEqual([
      expect.stringMatching(
        /^mail, ExternalSecret\/relay spec\.dataFrom: sent .*, kept .*"conversionStrategy"/,
      ),
    ]);
  });
});
