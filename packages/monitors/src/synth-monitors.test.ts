import type { ServiceNeeds, Tier } from '@fairlead/model';
import { needsFiles, resolvedEnvironment, serviceNeeds } from '@fairlead/model/testing';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type RenderedMonitors, synthMonitors } from './synth-monitors.js';

function render(
  needs: ServiceNeeds = serviceNeeds('api'),
  tier: Tier = 'staging',
): RenderedMonitors['resources'] {
  const content =
    synthMonitors(needsFiles(resolvedEnvironment({ tier }), { api: needs })).get('api.json') ?? '';
  return (JSON.parse(content) as RenderedMonitors).resources;
}

const only = (resources: RenderedMonitors['resources']) => {
  const [definition, ...more] = Object.values(resources).map((each) => each.definition);
  if (definition === undefined || more.length > 0) throw new Error('one monitor was expected');
  return definition;
};

test('every workload that runs pods is watched for crash loops', () => {
  const workloads = {
    server: { kind: 'server', objectName: 'api-server' },
    nightly: { kind: 'cron', objectName: 'api-nightly' },
    migrate: { kind: 'hook', objectName: 'api-migrate' },
  } as const;
  expect(Object.keys(render(serviceNeeds('api', { workloads })))).toEqual([
    'fleet/api/stg/monitor/migrate-crash-loop',
    'fleet/api/stg/monitor/nightly-crash-loop',
    'fleet/api/stg/monitor/server-crash-loop',
  ]);
});

test('the query asks for the pods of one workload in its own words', () => {
  expect(only(render()).query).toBe(
    'max(last_10m):default_zero(max:kubernetes_state.container.status_report.count.waiting' +
      '{reason:crashloopbackoff,env:stg,service:api,kube_namespace:api,pod_name:api-server-*}' +
      ' by {kube_cluster_name,kube_namespace,pod_name}) >= 1',
  );
});

test('pods of a workload with a longer name are not counted twice', () => {
  const workloads = {
    server: { kind: 'server', objectName: 'api-server' },
    'server-admin': { kind: 'server', objectName: 'api-server-admin' },
  } as const;
  const resources = render(serviceNeeds('api', { workloads }));
  const queryOf = (workload: string) =>
    resources[`fleet/api/stg/monitor/${workload}-crash-loop`]?.definition.query;
  expect(queryOf('server')).toContain('pod_name:api-server-*,!pod_name:api-server-admin-*}');
  expect(queryOf('server-admin')).toContain('pod_name:api-server-admin-*}');
});

test('the threshold in the options is the one in the query', () => {
  const { query, options } = only(render());
  expect(query.endsWith(`>= ${options.thresholds.critical}`)).toBe(true);
});

test('tags say where a monitor belongs and which one it is', () => {
  expect(only(render()).tags).toEqual([
    'env:stg',
    'fairlead_key:fleet/api/stg/monitor/server-crash-loop',
    'owner:crew',
    'service:api',
  ]);
});

test.each([
  ['development', 4, '@team-crew'],
  ['staging', 3, '@team-crew'],
  ['production', 2, '@oncall-crew'],
] as const)('in %s it has priority %i and calls %s', (tier, priority, handle) => {
  const monitor = only(render(serviceNeeds('api'), tier));
  expect(monitor.priority).toBe(priority);
  expect(monitor.message.split('\n').at(-1)).toBe(handle);
});

test('the message names the runbook and the owner', () => {
  const { message } = only(render(serviceNeeds('api', { runbook: 'https://runbooks.example.com/api' })));
  expect(message).toContain('\nRunbook: https://runbooks.example.com/api\nOwner: crew\n@team-crew');
});

test('a service without owner and runbook calls nobody', () => {
  const monitor = only(render(serviceNeeds('api', { owner: '' }), 'production'));
  expect(monitor.message).not.toMatch(/@|Owner|Runbook/);
  expect(monitor.tags.filter((tag) => tag.startsWith('owner:'))).toEqual([]);
});

test('an owner in other letters becomes a tag and a handle that Datadog knows', () => {
  const monitor = only(render(serviceNeeds('api', { owner: 'Harbour Crew @all' })));
  expect(monitor.tags).toContain('owner:harbour_crew__all');
  expect(monitor.message.split('\n').at(-1)).toBe('@team-harbour-crew--all');
});

test('the logical key of the longest names still fits into a tag', () => {
  const long = 'x'.repeat(40);
  const workloads = { [long]: { kind: 'server', objectName: `${long}-${long}` } } as const;
  const environment = resolvedEnvironment({ name: long, platform: long });
  const content = synthMonitors(needsFiles(environment, { [long]: serviceNeeds(long, { workloads }) })).get(
    `${long}.json`,
  );
  const { resources } = JSON.parse(content ?? '') as RenderedMonitors;
  expect(only(resources).tags).toContain(`fairlead_key:${Object.keys(resources)[0]}`);
});

test('every service has a file, also one without workloads', () => {
  const files = synthMonitors(
    needsFiles(resolvedEnvironment(), {
      web: serviceNeeds('web', { workloads: {} }),
      api: serviceNeeds('api'),
    }),
  );
  expect([...files.keys()]).toEqual(['api.json', 'web.json']);
  expect(JSON.parse(files.get('web.json') ?? '')).toMatchObject({ service: 'web', resources: {} });
});

test('the order in which services and workloads are written changes no byte', () => {
  const names = ['api', 'web', 'worker', 'billing'];
  const write = (order: readonly string[]) => {
    const workloads = Object.fromEntries(
      order.map((name) => [name, { kind: 'job', objectName: name } as const]),
    );
    const services = Object.fromEntries(order.map((name) => [name, serviceNeeds(name, { workloads })]));
    return [...synthMonitors(needsFiles(resolvedEnvironment(), services))];
  };
  const expected = write(names);
  fc.assert(
    fc.property(fc.shuffledSubarray(names, { minLength: names.length }), (order) => {
      expect(write(order)).toEqual(expected);
    }),
  );
});

test('a file of another version is refused', () => {
  const files = new Map([
    ...needsFiles(resolvedEnvironment(), {}),
    ['environment.json', '{"schema":"other/1"}'],
  ]);
  expect(() => synthMonitors(files)).toThrow('FL_RESOLVED_VERSION environment.json schema');
});
