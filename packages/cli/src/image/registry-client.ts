import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { dockerCredentials, RegistryClient } from '@fairlead/pipeline';
import type { Io } from '../io.js';

/** A client with the credentials that `docker login` keeps for this user. */
export function registryClient({ env }: Io): RegistryClient {
  return new RegistryClient({
    credentials: dockerCredentials(env['DOCKER_CONFIG'] ?? join(env['HOME'] ?? homedir(), '.docker')),
    waiting: { wait: (milliseconds) => setTimeout(milliseconds), random: Math.random },
  });
}
