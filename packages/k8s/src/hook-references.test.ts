import { FairleadError, type Service } from '@fairlead/model';
import { expect, test } from 'vitest';
import { compileService } from './compile.js';
import { renderObjects } from './format/objects.js';
import { hookReferences } from './hook-references.js';
import { podReferences } from './pods/references.js';
import { resolved, service } from './testing/resolved.js';

/** Problems of rendering, without those of anything else. */
function problemsOf(definition: Service) {
  const { service: api, environment } = resolved(definition);
  try {
    renderObjects(api, environment);
    return [];
  } catch (error) {
    if (error instanceof FairleadError)
      return error.problems.map(({ code, path, value }) => [code, path, value]);
    throw error;
  }
}

const claim = { cache: { from: { claim: { size: '1Gi' } }, at: '/cache' } } as const;

test('a hook before a release cannot have storage that comes with the release', () => {
  const migrate = { kind: 'hook', volumes: claim } as const;
  expect(problemsOf(service({ name: 'api', workloads: { migrate } }))).toEqual([
    ['FL_HOOK_REFERENCE', 'workloads.migrate', 'PersistentVolumeClaim/api-migrate-cache'],
  ]);
});

test('a hook after a release can', () => {
  const smoke = { kind: 'hook', volumes: claim, phase: { when: 'after' } } as const;
  expect(problemsOf(service({ name: 'api', workloads: { smoke } }))).toEqual([]);
});

test('a patch cannot make a hook refer to what comes with the release', () => {
  const definition = service({
    name: 'api',
    config: { settings: { values: { A: 1 } } },
    workloads: { migrate: { kind: 'hook' } },
    patches: [
      {
        target: { kind: 'Job', name: 'api-migrate' },
        merge: {
          spec: {
            template: {
              spec: {
                containers: [{ name: 'migrate', envFrom: [{ configMapRef: { name: 'api-settings' } }] }],
              },
            },
          },
        },
      },
    ],
  });
  expect(problemsOf(definition)).toEqual([
    ['FL_HOOK_REFERENCE', 'workloads.migrate', 'ConfigMap/api-settings'],
  ]);
});

test('what a hook takes of its service is there before it, and what a person keeps is there already', () => {
  const { service: api, environment } = resolved(
    service({
      name: 'api',
      config: { settings: { values: { A: 1 } } },
      secrets: {
        fetched: { keys: { a: 'api-a' } },
        kept: { keys: { b: 'b' }, managed: 'by-hand' },
      },
      identity: { rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }] },
      workloads: {
        migrate: {
          kind: 'hook',
          envFrom: [{ set: 'settings' }, { set: 'shared' }],
          env: { A: { secret: 'fetched', key: 'a' } },
          volumes: { kept: { from: { secret: 'kept' }, at: '/kept' } },
        },
      },
    }),
  );
  const compiled = compileService(api, environment);
  expect(hookReferences(compiled, 'service.ts')).toEqual([]);
  const without = (kind: string) =>
    compiled.map((each) => {
      const { phase, ...rest } = each;
      return each.object.kind === kind ? rest : each;
    });
  for (const kind of ['ConfigMap', 'ExternalSecret', 'ServiceAccount']) {
    expect(hookReferences(without(kind), 'service.ts')).not.toEqual([]);
  }
});

test('every way in which a pod refers to an object is seen', () => {
  const reference = { name: 'x' };
  const spec = {
    serviceAccountName: 'me',
    volumes: [
      { configMap: { name: 'a' } },
      { secret: { secretName: 'b' } },
      { persistentVolumeClaim: { claimName: 'c' } },
      { projected: { sources: [{ configMap: { name: 'd' } }, { secret: { name: 'e' } }] } },
      { secret: { secretName: 'absent', optional: true } },
    ],
    initContainers: [{ envFrom: [{ configMapRef: { name: 'f' } }, { secretRef: { name: 'g' } }] }],
    containers: [
      {
        env: [
          { valueFrom: { configMapKeyRef: { name: 'h', key: 'k' } } },
          { valueFrom: { secretKeyRef: { name: 'i', key: 'k' } } },
          { valueFrom: { secretKeyRef: { ...reference, key: 'k', optional: true } } },
          { value: 'plain' },
        ],
      },
    ],
  };
  expect(podReferences(spec)).toEqual([
    'ConfigMap/a',
    'ConfigMap/d',
    'ConfigMap/f',
    'ConfigMap/h',
    'PersistentVolumeClaim/c',
    'Secret/b',
    'Secret/e',
    'Secret/g',
    'Secret/i',
    'ServiceAccount/me',
  ]);
});
