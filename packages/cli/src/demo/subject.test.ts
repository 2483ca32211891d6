import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { declare, platform, resolve } from '@fairlead/model';
import { afterAll, expect, test } from 'vitest';
import { server } from '../testing/definitions.js';
import { findSubject, hasDockerfiles } from './subject.js';

const folder = mkdtempSync(join(tmpdir(), 'fairlead subject '));
afterAll(() => rmSync(folder, { recursive: true }));

test('a service that was begun a moment ago is neither carried nor released', () => {
  const { environment, service } = declare({ environments: ['stg', 'prod'], sets: [] });
  const rest = { cloud: { provider: 'none' }, tier: 'production', domain: 'example.com' } as const;
  const resolution = resolve(
    platform({
      name: 'quay',
      repository: { url: 'https://git.example.com/quay.git' },
      environments: [
        environment('stg', { ...rest, delivery: { strategy: 'commit-on-merge' } }),
        environment('prod', { ...rest, delivery: { strategy: 'pull-request', from: 'stg' } }),
      ],
      services: ['anchor', 'api'].map((name) => service({ name, workloads: { server } })),
    } as never),
  );
  mkdirSync(join(folder, 'api'));
  writeFileSync(join(folder, 'api/Dockerfile'), 'FROM scratch\n');
  expect(findSubject(resolution, hasDockerfiles(folder))).toMatchObject({
    service: 'api',
    built: ['anchor', 'api'],
    unbuilt: ['anchor'],
  });
});
