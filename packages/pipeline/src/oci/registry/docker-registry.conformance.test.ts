import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe } from 'vitest';
import { registryContract } from '../testing/contract.js';
import { type DockerRegistry, startDockerRegistry } from '../testing/docker-registry.js';

const isThere = spawnSync('docker-registry', ['--version']).error === undefined;

describe.skipIf(!isThere)('docker-registry is on PATH', () => {
  let registry: DockerRegistry;
  beforeAll(async () => {
    registry = await startDockerRegistry();
  });
  afterAll(() => registry.stop());

  registryContract('the registry of the distribution project', () => registry.host);
});
