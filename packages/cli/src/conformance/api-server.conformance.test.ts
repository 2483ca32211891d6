import { beforeAll, describe, expect, test } from 'vitest';
import type { AppliedObject } from '../manifests/applied.js';
import { byKind, environments, objectsOf } from './rendered.js';
import { hasCluster, run, servedKinds } from './tools.js';

// A dry run inside a namespace needs the namespace. What belongs to no namespace of its own goes where Argo CD
// reads it.
const cluster = hasCluster();
const served = cluster ? servedKinds() : new Set<string>();

describe.skipIf(!cluster).each(environments)(
  'the API server, asked to apply %s without keeping it,',
  (environment) => {
    beforeAll(() => {
      for (const namespace of new Set(objectsOf(environment).map(namespaceOf))) {
        const object = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } };
        run('kubectl', ['apply', '--server-side', '-f', '-'], JSON.stringify(object));
      }
    });

    for (const [kind, objects] of byKind(objectsOf(environment))) {
      test.skipIf(!served.has(kind))(`takes every ${kind} under strict validation`, () => {
        for (const each of objects) {
          const args = [
            'apply',
            '--server-side',
            '--dry-run=server',
            '--validate=strict',
            '-n',
            namespaceOf(each),
          ];
          expect(run('kubectl', [...args, '-f', '-'], JSON.stringify(each.object))).toContain(
            'serverside-applied',
          );
        }
      });
    }
  },
);

function namespaceOf({ owner, object }: AppliedObject): string {
  const { namespace } = object['metadata'] as { namespace?: string };
  return namespace ?? (owner === '_environment' ? 'argocd' : owner);
}
