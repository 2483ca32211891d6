import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readDefinitions } from '../definitions.js';
import { resolvedDrift, synthDrift } from './drift.js';
import { kubernetesCheck } from './kubernetes.js';
import { releaseFindings } from './releases.js';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

test('nothing that stands in this repository is wrong by its definitions', async () => {
  const io = { root, env: process.env, now: new Date(0), colour: false, progress: () => {} };
  const { platform, resolution } = await readDefinitions(io);
  const ofEach = resolution.environments.map(async (environment) => [
    ...releaseFindings(root, resolution, environment),
    ...(await synthDrift(root, environment)),
    ...kubernetesCheck(io, environment).findings,
  ]);
  const findings = [
    ...resolvedDrift(root, platform.folder, resolution.files),
    ...(await Promise.all(ofEach)).flat(),
  ];
  // That a release was tested with an older definition is a warning: a new facet changes every definition.
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
}, 30_000);
