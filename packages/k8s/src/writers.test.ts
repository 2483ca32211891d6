import { isObject, type Json } from '@fairlead/model';
import { expect, test } from 'vitest';
import { compileService } from './compile.js';
import { objectKey } from './object.js';
import { resolved, service } from './testing/resolved.js';
import { writersOf } from './writers.js';

const api = service({
  name: 'api',
  about: { description: 'x', owner: 'crew' },
  config: { settings: { values: { A: '1' } } },
  workloads: {
    server: {
      kind: 'server',
      ports: { http: { port: 8080 } },
      env: { PORT: 8080 },
      envFrom: [{ set: 'settings' }],
      sidecars: { proxy: { image: 'main', env: { A: 'b' } } },
      volumes: { tmp: { from: { empty: { size: '1Mi' } }, at: '/tmp' } },
      scaling: { min: 3, max: 3 },
    },
    nightly: { kind: 'cron', schedule: { cron: '0 3 * * *' } },
    node: {
      kind: 'stateful',
      ports: { cql: { port: 1 } },
      volumes: { data: { from: { claim: { size: '1Gi', eachPod: true } } } },
    },
    migrate: { kind: 'hook' },
    mail: {
      kind: 'worker',
      rollout: { strategy: 'canary', form: 'workload-ref', steps: [{ weight: 50 }], jobs: ['smoke'] },
    },
    smoke: { kind: 'hook' },
  },
});

test.each([
  ['Deployment/api-server', 'spec.replicas', 'workloads.server.scaling'],
  ['Deployment/api-server', 'spec.template.spec.containers.server.env.PORT.value', 'workloads.server.env'],
  ['Deployment/api-server', 'spec.template.spec.containers.server.image', 'workloads.server.image'],
  [
    'Deployment/api-server',
    'spec.template.spec.containers.server.volumeMounts./tmp.name',
    'workloads.server.volumes',
  ],
  [
    'Deployment/api-server',
    'spec.template.spec.initContainers.proxy.env.A.value',
    'workloads.server.sidecars',
  ],
  ['Deployment/api-server', 'spec.template.spec.terminationGracePeriodSeconds', 'workloads.server.shutdown'],
  ['Deployment/api-server', 'spec.template.metadata.annotations.ad.datadoghq.com/tags', 'about'],
  ['Deployment/api-server', 'spec.template.metadata.annotations.fairlead.dev/config-settings', 'config'],
  ['CronJob/api-nightly', 'spec.schedule', 'workloads.nightly.schedule'],
  ['CronJob/api-nightly', 'spec.jobTemplate.spec.backoffLimit', 'workloads.nightly.job'],
  ['Rollout/api-mail', 'spec.workloadRef.scaleDown', 'workloads.mail.rollout'],
  ['Deployment/api-mail', 'spec.replicas', 'workloads.mail.rollout'],
  ['Deployment/api-mail', 'spec.template.spec.containers.mail.image', 'workloads.mail.image'],
  ['AnalysisTemplate/api-smoke', 'spec.metrics.job.provider.job.spec.backoffLimit', 'workloads.smoke.job'],
  ['StatefulSet/api-node', 'spec.volumeClaimTemplates.data.volumeMode', 'workloads.node.volumes'],
  ['Service/api-server', 'spec.type', 'workloads.server.ports'],
  ['NetworkPolicy/api-server', 'spec.egress.dns.to', 'namespace'],
])('%s %s was written by %s', (object, path, by) => {
  const { service: one, environment } = resolved(api);
  const found = writersOf(one, environment).filter(
    (each) => each.object === object && each.path.join('.') === path,
  );
  expect(found.map((each) => each.by)).toEqual([by]);
});

test('every path is one that the object has', () => {
  const { service: one, environment } = resolved(api);
  const objects = new Map(compileService(one, environment).map(({ object }) => [objectKey(object), object]));
  const missing = writersOf(one, environment).filter(({ object, path }) => {
    const found = path.reduce<Json | undefined>((value, name) => step(value, name), objects.get(object));
    return found === undefined && !path.includes('ingress') && !path.includes('egress');
  });
  expect(missing.map(({ object, path }) => `${object} ${path.join('.')}`)).toEqual([]);
});

/** One step down: by field, or by the name that an item of a list has. */
function step(value: Json | undefined, name: string): Json | undefined {
  if (isObject(value)) return value[name];
  if (!Array.isArray(value)) return undefined;
  const named = (value as readonly Json[]).find(
    (item) => isObject(item) && [item['name'], item['mountPath']].includes(name),
  );
  if (named !== undefined) return named;
  const claim = (value as readonly Json[]).find(
    (item) => isObject(item) && isObject(item['metadata']) && item['metadata']['name'] === name,
  );
  return isObject(claim) ? claim['spec'] : undefined;
}
