import { resolve } from '@fairlead/model';
import { describe, expect, test } from 'vitest';
import {
  criticalFindings,
  differing,
  type Exception,
  letsOff,
  lowIds,
} from '../packages/cli/src/conformance/kube-score.js';
import { has } from '../packages/cli/src/conformance/tools.js';
import { appliedObjects } from '../packages/cli/src/manifests/applied.js';
import { manifestsOf, platformIn } from './testing/rendered.js';

/** Of the user of somebody else's image. */
const low = (object: string, because: string): readonly Exception[] =>
  lowIds.map((each) => ({ ...each, object, because }));

/** What teams decided, beside where we and kube-score always differ. Everything else that it calls critical is mended. */
const exceptions: readonly Exception[] = [
  ...differing,
  ...['box-office-orders', 'ledger-books', 'ledger-sales'].flatMap((name) =>
    low(`StatefulSet/${name}`, 'the user of the official image of the database; in dev alone'),
  ),
  ...low('StatefulSet/broker-node', 'the user of the official image of RabbitMQ'),
  ...['desk', 'server'].flatMap((name) => [
    ...low(`Deployment/backstage-${name}`, 'the user who owns what the old program writes'),
    {
      object: `Deployment/backstage-${name}`,
      check: 'container-security-context-readonlyrootfilesystem',
      summary: 'The pod has a container with a writable root filesystem',
      because: 'its definition has a waiver, which ends',
    },
  ]),
  ...[
    { object: 'StatefulSet/search-node', because: 'the server of others has one address for both' },
    { object: 'Deployment/gate-scanners', because: 'of a protocol of its own only the port can be asked' },
  ].map((each) => ({
    ...each,
    check: 'pod-probes-identical',
    summary: 'Container has the same readiness and liveness probe',
  })),
  {
    object: 'NetworkPolicy/storefront-smoke',
    check: 'networkpolicy-targets-pod',
    summary: "The NetworkPolicys selector doesn't match any pods",
    because: 'its pods are those of a job of an AnalysisTemplate',
  },
];

/** In dev KEDA writes how many pods there are, which is one: no budget could protect it. */
const inDev: readonly Exception[] = ['deployment', 'statefulset'].map((kind) => ({
  check: `${kind}-has-poddisruptionbudget`,
  summary: 'No matching PodDisruptionBudget was found',
  because: 'there is one pod of each, which working hours take away',
}));

const resolution = resolve(await platformIn('playhouse'));
const services = resolution.environments.flatMap((environment) => {
  const objects = appliedObjects(manifestsOf(resolution, environment));
  return [...environment.services.keys()].map((service) => ({
    environment: environment.name,
    service,
    objects: objects.filter(({ owner }) => owner === service),
  }));
});
const agreedIn = (environment: string) => (environment === 'dev' ? [...exceptions, ...inDev] : exceptions);

describe.skipIf(!has('kube-score'))('kube-score', () => {
  test.each(services)('finds nothing critical in $service of $environment', ({ environment, objects }) => {
    const agreed = agreedIn(environment);
    const found = criticalFindings(objects);
    expect(found.filter((finding) => !agreed.some((one) => letsOff(one, finding)))).toEqual([]);
  });

  test('no exception lets off what is not there', () => {
    const found = services.flatMap(({ objects }) => criticalFindings(objects));
    const agreed = agreedIn('dev');
    expect(agreed.filter((one) => !found.some((finding) => letsOff(one, finding)))).toEqual([]);
  });
});
