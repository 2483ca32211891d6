import { expect, test } from 'vitest';
import { explain } from '../resolve/explain.js';
import { resolve } from '../resolve/resolve.js';
import { environmentOf, type Fields, platformOf, problemsOf, serviceOf } from '../testing/platforms.js';

const dev = (workload: object, environment: Fields = {}) => {
  const platform = platformOf(
    [serviceOf('api', { workloads: { main: { kind: 'worker', ...workload } } })],
    [environmentOf('dev', environment)],
  );
  const [resolved] = resolve(platform).environments;
  if (resolved === undefined) throw new Error('dev is not there');
  return resolved;
};
const patience = (...of: Parameters<typeof dev>) =>
  dev(...of).services.get('api')?.workloads['main']?.update?.minReadySeconds;

const scaled = { scaling: { min: 2, max: 4 } };
const http = { http: { port: 8080, exposed: 80 } };

test('a pod counts when an autoscaler has had the time to write how many there are to be', () => {
  expect(patience(scaled)).toBe(30);
  expect(patience({ kind: 'server', ports: http, ...scaled })).toBe(30);
  expect(patience({ scaling: { max: 4, by: 'keda', triggers: { queue: { type: 'x' } } } })).toBe(30);
});

test('where the number stands in Git a pod counts at once', () => {
  expect(patience({ scaling: { min: 2, max: 2 } })).toBe(0);
  expect(patience({})).toBe(0);
});

test('an environment with working hours has an autoscaler for what has a number elsewhere', () => {
  const workingHours = { on: '0 7 * * 1-5', off: '0 20 * * 1-5', timeZone: 'Europe/Berlin' };
  expect(patience({ scaling: { min: 2, max: 2 } }, { workingHours })).toBe(30);
});

test('a StatefulSet gives way to no other kind, so its pods count at once', () => {
  expect(patience({ kind: 'stateful', ports: http, ...scaled })).toBe(0);
});

test.each([0, 5, 60])('what the author wrote is what holds: %i', (minReadySeconds) => {
  expect(patience({ ...scaled, update: { minReadySeconds } })).toBe(minReadySeconds);
});

test('who asks is told whether it was written or follows', () => {
  const chain = (update: object) =>
    explain(dev({ ...scaled, update }), 'api.main.update.minReadySeconds').map((each) =>
      each.chain.map(({ layer, value }) => `${layer}: ${value}`),
    );
  expect(chain({})).toEqual([['derived: 30']]);
  expect(chain({ minReadySeconds: 5 })).toEqual([['service: 5']]);
});

test('a deadline that is over before a pod counts is refused, whoever wrote which', () => {
  const problems = (workload: object) =>
    problemsOf(platformOf([serviceOf('api', { workloads: { main: { kind: 'worker', ...workload } } })])).map(
      ({ code, path, value }) => ({ code, path, value }),
    );
  const late = (value: number) => ({
    code: 'FL_UPDATE_DEADLINE',
    path: 'workloads.main.update.progressDeadlineSeconds',
    value,
  });
  expect(problems({ ...scaled, update: { progressDeadlineSeconds: 30 } })).toContainEqual(late(30));
  expect(problems({ update: { minReadySeconds: 600 } })).toMatchObject([{ code: 'FL_UPDATE_DEADLINE' }]);
  expect(problems({ ...scaled, update: { progressDeadlineSeconds: 31 } })).toEqual([]);
  expect(problems({ update: { progressDeadlineSeconds: 30 } })).toEqual([]);
});
