import { declare, type Platform, platform, resolve } from '@fairlead/model';
import { expect, test } from 'vitest';
import { startingEnvironment } from './starting-environment.js';
import { startingKinds, startingService } from './starting-service.js';

const { service, environment } = declare({ environments: ['dev', 'prod'], sets: ['shared'] });

const worker = service({
  name: 'worker',
  workloads: { watch: { kind: 'worker', envFrom: [{ set: 'shared' }] } },
});

/** A small platform in which a service counts on the environment's shared set. */
const sample = platform({
  name: 'harbour',
  repository: { url: 'https://git.example.com/harbour.git' },
  environments: [
    environment('dev', {
      tier: 'development',
      cloud: { provider: 'google', project: 'harbour-dev', region: 'europe-west1' },
      domain: 'dev.example.com',
      delivery: { strategy: 'commit-on-merge' },
      sets: { shared: { values: { LEVEL: 'debug' } } },
    }),
    environment('prod', {
      tier: 'production',
      cloud: { provider: 'aws', account: '123456789012', region: 'eu-central-1' },
      domain: 'example.com',
      delivery: { strategy: 'pull-request', from: 'dev' },
      sets: { shared: { values: { LEVEL: 'info' } } },
    }),
  ],
  services: [worker],
});

test.each(startingKinds)('a service of kind %s resolves in every environment', (kind) => {
  const { definition } = startingService('berths', kind);
  const services = [...sample.services, { type: 'service', name: 'berths', definition } as const];
  const { environments } = resolve({ ...sample, services });
  expect(environments.map((each) => each.services.get('berths')?.workloads[kind]?.kind)).toEqual([
    kind,
    kind,
  ]);
});

function withEnvironment(wanted: Parameters<typeof startingEnvironment>[1]): Platform {
  const { definition } = startingEnvironment(sample, wanted);
  const added = { type: 'environment', name: wanted.name, definition } as const;
  return { ...sample, environments: [...sample.environments, added] };
}

test('an environment has what the services count on, and resolves', () => {
  const wanted = { name: 'qa', tier: 'staging', from: 'dev' } as const;
  const { environments } = resolve(withEnvironment(wanted));
  expect(environments.at(-1)?.environment).toMatchObject({
    tier: 'staging',
    cloud: { provider: 'google', project: 'harbour-qa-sample', region: 'europe-west1' },
    domain: 'qa.example.com',
    delivery: { strategy: 'pull-request', from: 'dev' },
  });
});

test('no project of another environment is taken over', () => {
  const { text } = startingEnvironment(sample, { name: 'qa', tier: 'production', from: 'prod' });
  expect(text).toContain(`cloud: { provider: 'aws', account: '000000000000', region: 'eu-central-1' }`);
  expect(text).toContain(`domain: 'qa.example.com'`);
});

test('without a source of releases each merge arrives', () => {
  const { text } = startingEnvironment(sample, { name: 'qa', tier: 'staging', from: undefined });
  expect(text).toContain(`delivery: { strategy: 'commit-on-merge' }`);
});

test('an unknown source of releases is the resolution to refuse', () => {
  const platform = withEnvironment({ name: 'qa', tier: 'staging', from: 'nowhere' });
  expect(() => resolve(platform)).toThrow('FL_DELIVERY_FROM apps/environments/qa/environment.ts');
});
