import { expect, test } from 'vitest';
import type { RegistryClient } from './client.js';
import { RegistryFailure, type RegistryFailureKind } from './failure.js';
import { registryImages } from './registry-images.js';

function platformsWhen(kind: RegistryFailureKind): Promise<readonly string[]> {
  const client: Pick<RegistryClient, 'platforms'> = {
    async platforms() {
      throw new RegistryFailure(kind, 'registry.example.com/api', 'said so');
    },
  };
  return registryImages(client as RegistryClient).platforms('registry.example.com/api', 'sha256:0');
}

test('an image that does not say what it runs on is no reason to stop', async () => {
  expect(await platformsWhen('invalid')).toEqual([]);
  expect(await platformsWhen('absent')).toEqual([]);
});

test.each(['denied', 'retryable'] as const)('a registry that answers with `%s` is', async (kind) => {
  await expect(platformsWhen(kind)).rejects.toThrow(RegistryFailure);
});
