import { isIP } from 'node:net';

/** Where the registry of a reference answers. Plain HTTP is for this machine alone. */
export function endpointOf(registry: string): string {
  // The one registry whose name in references is not its address.
  if (registry === 'docker.io') return 'https://registry-1.docker.io';
  return isLoopback(registry) ? `http://${registry}` : `https://${registry}`;
}

/** Whether a host, with or without a port, is this very machine. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
  return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'));
}
