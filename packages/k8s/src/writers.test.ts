import { expect, test } from 'vitest';
import { withArgoPhase } from './argo/hooks.js';
import { compileService } from './compile.js';
import { valueAt } from './explain/paths.js';
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
  ['StatefulSet/api-node', 'spec.volumeClaimTemplates.data.spec.volumeMode', 'workloads.node.volumes'],
  ['Service/api-server', 'spec.type', 'workloads.server.ports'],
  ['NetworkPolicy/api-server', 'spec.egress.0.to', 'identity'],
])('%s %s was written by %s', (object, path, by) => {
  const { service: one, environment } = resolved(api);
  const found = writersOf(one, environment).filter(
    (each) => each.object === object && each.path.join('.') === path,
  );
  expect(found.map((each) => each.by)).toEqual([by]);
});

test('every path is one that the object has', () => {
  const { service: one, environment } = resolved(api);
  const objects = new Map(
    compileService(one, environment).map((compiled) => [objectKey(compiled.object), withArgoPhase(compiled)]),
  );
  const missing = writersOf(one, environment).filter(
    ({ object, path }) => valueAt(objects.get(object), path) === undefined,
  );
  expect(missing.map(({ object, path }) => `${object} ${path.join('.')}`)).toEqual([]);
});
