import type { Release } from '@fairlead/model';
import { expect, test } from 'vitest';
import { releaseOf } from '../testing/releases.js';
import { resolved, service } from '../testing/resolved.js';
import { kustomization } from './kustomization.js';
import { renderObjects } from './objects.js';

interface Said {
  readonly args?: readonly string[];
  readonly release?: Partial<Release>;
}

/** The names that a release gives to the Jobs of a service with a job, a hook and a cron. */
function namesOf({ args = ['seed'], release = {} }: Said = {}): readonly string[] {
  const { service: api, environment } = resolved(
    service({
      name: 'api',
      workloads: {
        seed: { kind: 'job', run: { args } },
        migrate: { kind: 'hook' },
        nightly: { kind: 'cron', schedule: { cron: '0 3 * * *' } },
      },
    }),
  );
  const objects = renderObjects(api, environment);
  const { patches } = kustomization(api, releaseOf(api, release), objects);
  return (patches as unknown as readonly { readonly patch: string }[]).flatMap(({ patch }) =>
    (JSON.parse(patch) as readonly { readonly value: string }[]).map(({ value }) => value),
  );
}

test('a job, and no hook or cron, has a name of its release', () => {
  expect(namesOf()).toEqual([expect.stringMatching(/^api-seed-[0-9a-f]{8}$/)]);
});

test('the same release has the same name, so that it does not run again', () => {
  const source = { commit: 'f'.repeat(40), at: '2026-11-21T10:00:00Z' };
  expect(namesOf({ release: { source } })).toEqual(namesOf());
});

const digest = `sha256:${'2'.repeat(64)}`;

test.each([
  ['another image', { release: { images: { main: { tag: '00690e9', digest, origin: 'built' } } } }],
  ['another version', { release: { version: '1.2.3' } }],
  ['another definition, for a Job cannot change', { args: ['seed', '--all'] }],
] satisfies [string, Said][])('%s is another name', (_what, said) => {
  expect(namesOf(said)).not.toEqual(namesOf());
});

test('a job that a patch has taken away has no name', () => {
  const { service: api, environment } = resolved(
    service({
      name: 'api',
      workloads: { seed: { kind: 'job' } },
      patches: [{ target: { kind: 'Job', name: 'api-seed' }, remove: true }],
    }),
  );
  expect(kustomization(api, releaseOf(api), renderObjects(api, environment))).not.toHaveProperty('patches');
});
