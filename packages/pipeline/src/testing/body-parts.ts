import type { BodyParts, CommitPart, ObjectChange, ServicePart } from '../body/parts.js';
import { released } from './released.js';

/** Everything that a request of one service says when nothing is out of the ordinary. */
export function bodyParts(fields: Partial<BodyParts> = {}): BodyParts {
  return {
    environment: 'prod',
    unit: 'api',
    from: 'stg',
    services: [servicePart()],
    objects: [imageChange('api', '1', '2')],
    gate: { state: 'success', words: 'nothing holds it' },
    gates: [
      { name: 'images', state: 'ok', words: '1 in the registry' },
      { name: 'order', state: 'ok', words: 'follows what runs here' },
      { name: 'holds', state: 'ok', words: 'nothing is held' },
      { name: 'freezes', state: 'ok', words: 'open until 2026-12-23T23:00Z' },
      { name: 'health', state: 'unknown', words: 'nobody tells whether it is healthy' },
    ],
    check: 'fairlead/gate',
    set: `sha256:${'a'.repeat(64)}`,
    over: `sha256:${'b'.repeat(64)}`,
    ...fields,
  };
}

export function servicePart(fields: Partial<ServicePart> = {}): ServicePart {
  const service = fields.service ?? 'api';
  return {
    service,
    before: released(service, '1'),
    after: released(service, '2'),
    commits: [commitPart('2', 'feat: a berth says since when it is free')],
    more: 0,
    since: 'known',
    definition: [],
    definitionGoes: 'forward',
    moreDefinition: 0,
    edited: 'as-tested',
    copied: [],
    ...fields,
  };
}

export function commitPart(digit: string, title: string, author = 'Ada'): CommitPart {
  return { commit: digit.repeat(40), title, author };
}

/** What a release does to the one workload of a service. */
export function imageChange(owner: string, from: string, to: string): ObjectChange {
  const image = (digit: string) =>
    `registry.example.com/${owner}:${digit.repeat(40)}@sha256:${digit.repeat(64)}`;
  const path = 'spec.template.spec.containers[server].image';
  const fields = [{ path, from: image(from), to: image(to) }];
  return { owner, id: `Deployment/${owner}-server`, kind: 'changed', fields };
}
