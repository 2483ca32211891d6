import { RegistryClient } from '../client.js';
import { anonymous, type Credentials } from '../credentials.js';

/** A client that notes how long it would have waited and does not wait. */
export function clientOf(credentials: Credentials = anonymous) {
  const waits: number[] = [];
  const waiting = { wait: async (milliseconds: number) => void waits.push(milliseconds), random: () => 0 };
  return { client: new RegistryClient({ credentials, waiting }), waits };
}
